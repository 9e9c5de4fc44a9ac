import { type Course, commonYears, courses, yearsOf } from "./courses.ts";
import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";

const style = { encoding: "utf-8", bom: true, delimiter: ";" } as const;

/** Common years are courses of their own in the base of the ministry. */
const all: readonly (Course & { readonly first?: true })[] = [
	...courses,
	...commonYears.map(({ number, label, opened }) => ({
		cfd: `400${number}`,
		kind: "BAC PRO" as const,
		letter: "",
		opened,
		closed: "",
		label,
		first: true as const,
	})),
].sort((a, b) => (a.cfd < b.cfd ? -1 : 1));

function longLabel(course: Course & { readonly first?: true }): string {
	return course.first ? `${course.label} 2NDE COMMUNE` : `${course.label} (${course.kind})`;
}

const day = (year: string, part: string): string | null => (year === "" ? null : `${part}/${year}`);

/** Diplomas: « V_FORMATION_DIPLOME » of the national base of the ministry of education, most of its columns empty. */
export function diplomas(): SampleFile {
	const amendments = Array.from({ length: 10 }, (_, i) => `DATE_ARRETE_MODIFICATION_${i + 1}`);
	const level: Readonly<Record<Course["kind"], string>> = {
		CAP: "03",
		CAPA: "03",
		BP: "04",
		"BAC PRO": "04",
		"BAC PRO AG": "04",
		BTS: "05",
	};
	const rows = all.map((course): Cell[] => [
		course.cfd,
		course.cfd.slice(0, 3),
		course.cfd.slice(3, 6),
		course.letter,
		null,
		course.kind,
		course.label.slice(0, 33),
		longLabel(course),
		day(course.opened, "01/09"),
		day(course.closed, "31/08"),
		...Array.from({ length: 5 }, () => null),
		...amendments.map(() => null),
		null,
		course.kind === "CAPA" || course.kind === "BAC PRO AG" ? "2" : "1",
		null,
		null,
		null,
		null,
		level[course.kind],
	]);
	return {
		name: "vFormationDiplome_.csv",
		bytes: csv(
			[
				"FORMATION_DIPLOME",
				"NIVEAU_FORMATION_DIPLOME",
				"GROUPE_SPECIALITE",
				"LETTRE_SPECIALITE",
				"ANCIEN_RECME",
				"LIBELLE_COURT",
				"LIBELLE_STAT_33",
				"LIBELLE_LONG_200",
				"DATE_OUVERTURE",
				"DATE_FERMETURE",
				"UNITE_CAPITALISABLE",
				"DATE_PREMIERE_SESSION",
				"DATE_DERNIERE_SESSION",
				"DATE_ARRETE_CREATION",
				"DATE_ARRETE_ABROGATION",
				...amendments,
				"COMMENTAIRE",
				"NATURE_FORMATION_DIPLOME",
				"GESTIONNAIRE_FORMATION_DIPLOME",
				"DATE_INTERVENTION",
				"ID_DOCUMENT",
				"CITE_DOMAINE_FORMATION",
				"NIVEAU_QUALIFICATION_RNCP",
			],
			rows,
			style,
		),
	};
}

/** School modules: « N_MEF » of the same base, one line per year of a course. */
export function modules(): SampleFile {
	const rows = all.flatMap((course) =>
		yearsOf(course)
			.filter((year) => !course.first || year.rank === 1)
			.map((year): Cell[] => {
				const text = `${year.prefix} ${course.label}${course.first ? " 2NDE COMMUNE" : ""}`;
				return [
					year.mef,
					year.mef.slice(0, 3),
					course.cfd,
					year.length,
					year.rank,
					`${year.prefix}${course.cfd.slice(3)}`.slice(0, 11),
					text.slice(0, 40).trimEnd(),
					day(course.opened, "01/09"),
					day(course.closed, "31/08"),
					course.closed === "" ? "3" : "4",
					"0",
					null,
					"N",
					null,
					null,
					null,
					"O",
					year.mefstat11,
					year.mefstat11.slice(0, 9),
					null,
					text.toLowerCase(),
					null,
				];
			}),
	);
	return {
		name: "nMef.csv",
		bytes: csv(
			[
				"MEF",
				"DISPOSITIF_FORMATION",
				"FORMATION_DIPLOME",
				"DUREE_DISPOSITIF",
				"ANNEE_DISPOSITIF",
				"LIBELLE_COURT",
				"LIBELLE_LONG",
				"DATE_OUVERTURE",
				"DATE_FERMETURE",
				"STATUT_MEF",
				"NB_OPTION_OBLIGATOIRE",
				"NB_OPTION_FACULTATIF",
				"RENFORCEMENT_LANGUE",
				"DUREE_PROJET",
				"DUREE_STAGE",
				"HORAIRE",
				"MEF_INSCRIPTION_SCOLARITE",
				"MEF_STAT_11",
				"MEF_STAT_9",
				"DATE_INTERVENTION",
				"LIBELLE_EDITION",
				"N_COMMENTAIRE",
			],
			rows,
			style,
		),
	};
}
