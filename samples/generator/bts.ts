import { courses, yearsOf } from "./courses.ts";
import { type Cell, csv } from "./csv.ts";
import { schools } from "./etablissements.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";

/** Places and wishes of the BTS, autumn 2024: one row for each school, course and route. */
export function btsOffer(): SampleFile {
	const random = randomOf("bts-parcoursup");
	const open = courses.filter((course) => course.kind === "BTS" && yearsOf(course).length > 0);
	const rows: Cell[][] = [];
	for (const school of schools)
		for (const course of random.shuffle(open).slice(0, random.whole(1, 4)))
			for (const route of random.pick([["Scolaire"], ["Apprentissage"], ["Scolaire", "Apprentissage"]])) {
				const places = random.pick([8, 12, 12, 15, 24, 24, 30, 35]);
				rows.push([
					school.uai,
					`BTS - ${course.label}${route === "Apprentissage" ? " - en apprentissage" : ""}`,
					yearsOf(course)[0]?.mefstat11 ?? "",
					Math.round(places * (2 + 9 * random.skewed())),
					route,
					places,
				]);
			}
	return {
		name: "BTS_attractivite_capacite_2024.csv",
		bytes: csv(
			["UAI", "LIBELLÉFORMATION", "MEFSTAT11", "NB_VOEUX_CONFIRMES", "STATUT", "CAPACITEPSUP"],
			rows.sort((a, b) => (`${a[0]}${a[2]}${a[4]}` < `${b[0]}${b[2]}${b[4]}` ? -1 : 1)),
			{ encoding: "utf-8", bom: true, delimiter: ";" },
		),
	};
}
