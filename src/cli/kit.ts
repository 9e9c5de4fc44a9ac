import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isTerritoryType } from "../../catalogue/nomenclatures/index.ts";
import { type Figures, openFigures, parseMembers } from "../figures/index.ts";
import {
	blocksOf,
	composeKit,
	documentForms,
	documentName,
	type KitPlace,
	type KitSources,
	readTemplate,
	subjectChoices,
	subjectIn,
	subjectLabels,
	subjectName,
	templateIds,
	templateOf,
	writeForm,
} from "../kits/index.ts";
import { DefError, formatNumber, readSettings, writeAtomic } from "../platform/index.ts";
import { declaredRegion } from "./declared-region.ts";

/**
 * `def kit zone-emploi/2804 --out DIR`: every form of a kit, from the release that is served; `--tous bassin`: of every territory of a
 * type; `--charte MODELE.potx`: with the colour, the font and the logo of that template. A file appears whole or not at all; stopped and asked again, the same files are written.
 */
export async function kitCommand(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			out: { type: "string", default: "." },
			template: { type: "string", default: "diagnostic" },
			date: { type: "string", default: new Date().toISOString().slice(0, 10) },
			sur: { type: "string" },
			tous: { type: "string" },
			charte: { type: "string" },
		},
	});
	const template = templateOf(values.template);
	if (!template) throw wrong("--template", values.template, templateIds.join(", "));
	if (!/^\d{4}-\d{2}-\d{2}$/.test(values.date) || Number.isNaN(Date.parse(values.date)))
		throw wrong("--date", values.date, "une date comme 2026-12-10");
	if (template.subject && values.sur === undefined)
		throw new DefError("argument-manquant", {
			command: "kit",
			argument: `--sur, ${subjectLabels[template.subject]} pour le modèle « ${template.label} »`,
		});
	const settings = readSettings();
	const figures = await openFigures(settings.dataDir, settings.region);
	try {
		const subject = subjectIn(template, values.sur ?? "", figures);
		if (!subject)
			throw wrong(
				"--sur",
				values.sur ?? "",
				template.subject === "filiere"
					? subjectChoices("filiere", figures)
							.map(({ value }) => value)
							.join(", ")
					: "un métier ou une famille, comme fap2021-228:V0X60 ou fap2021-86:S1X",
			);
		const region = declaredRegion(figures, settings.region);
		const house = values.charte === undefined ? {} : houseOf(values.charte, region.operator);
		const places =
			values.tous === undefined
				? [placeOf(figures, positionals[0])]
				: everyPlace(figures, values.tous, region.code);
		for (const [at, { place, path }] of places.entries()) {
			const { document } = await composeKit(
				{
					title: [template.label, subjectName(subject, figures)].filter(Boolean).join(" : "),
					place,
					session: values.date,
					template: template.id,
					blocks: blocksOf(template, subject),
				},
				{ figures, region, site: settings.publicUrl, path, ...house },
			);
			if (places.length > 1) process.stdout.write(`${at + 1} sur ${places.length} : ${document.subtitle}\n`);
			for (const { id, extension, label } of documentForms) {
				const bytes = await writeForm(document, id);
				const file = join(values.out, `${documentName(document)}${extension}`);
				writeAtomic(file, bytes);
				process.stdout.write(`${label} : ${file} (${formatNumber(Math.ceil(bytes.length / 1024))} ko)\n`);
			}
		}
		return 0;
	} finally {
		figures.close();
	}
}

/** `type/code`, or `type:code,type:code` for several places seen as one. */
function placeOf(figures: Figures, text: string | undefined): { place: KitPlace; path: string } {
	if (text === undefined)
		throw new DefError("argument-manquant", {
			command: "kit",
			argument: "un territoire, comme zone-emploi/2804 ou epci:200065597,epci:241400514",
		});
	const [type = "", code = ""] = text.split("/");
	const card = isTerritoryType(type) ? figures.territory(type, code) : undefined;
	if (card) return { place: { territory: { type: card.type, code: card.code } }, path: card.path };
	const members = text.includes(":") ? parseMembers(text) : undefined;
	if (!members?.every((one) => figures.territory(one.type, one.code)))
		throw new DefError("territoire-inconnu", { territory: text });
	return {
		place: { perimeter: { members } },
		path: `/territoires/perimetre?membres=${encodeURIComponent(text)}`,
	};
}

/** The look read from an organisation's own PowerPoint template. */
function houseOf(file: string, name: string): Pick<KitSources, "house"> {
	if (!existsSync(file)) throw new DefError("fichier-absent", { file });
	return { house: { name, ...readTemplate(readFileSync(file)) } };
}

/** Every territory of a type in the region. */
function everyPlace(
	figures: Figures,
	type: string,
	region: string,
): readonly { place: KitPlace; path: string }[] {
	if (!isTerritoryType(type)) throw wrong("--tous", type, "un type de territoire comme bassin");
	return figures
		.territories(type, region)
		.map(({ code, path }) => ({ place: { territory: { type, code } }, path }));
}

function wrong(name: string, value: string, expected: string): DefError {
	return new DefError("option-incorrecte", { name, value, expected });
}
