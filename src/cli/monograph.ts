import { join } from "node:path";
import { parseArgs } from "node:util";
import { regionNames, regionOf } from "../../catalogue/regions/index.ts";
import { openFigures } from "../figures/index.ts";
import { documentForms, writeForm } from "../kits/index.ts";
import { composeMonograph } from "../monograph/index.ts";
import { DefError, formatNumber, readSettings, slugify, writeAtomic } from "../platform/index.ts";
import { currentId } from "../release/index.ts";

/** Forms that a document of tables is of use in. */
const forms: readonly string[] = ["pdf", "xlsx", "ods"];

/** `def monograph --year 2019 --out DIR`: from the declared documents, and from the release where there is one. */
export async function monographCommand(args: readonly string[]): Promise<number> {
	const { values } = parseArgs({
		args: [...args],
		options: { year: { type: "string" }, out: { type: "string", default: "." } },
	});
	const { year } = values;
	if (year === undefined)
		throw new DefError("argument-manquant", { command: "monograph", argument: "--year et une année" });
	if (!/^20\d{2}$/.test(year))
		throw new DefError("option-incorrecte", {
			name: "--year",
			value: year,
			expected: "une année comme 2019",
		});
	const settings = readSettings();
	const name = regionNames.find(({ code }) => code === settings.region)?.name;
	if (name === undefined) throw new DefError("region-inconnue", { code: settings.region });
	const region = regionOf(settings.region, name, []);
	const figures = currentId(settings.dataDir) && (await openFigures(settings.dataDir, settings.region));
	const document = await composeMonograph(region, Number(year), settings.publicUrl, figures || undefined);
	if (figures) figures.close();
	for (const { id, extension, label } of documentForms.filter((form) => forms.includes(form.id))) {
		const bytes = await writeForm(document, id);
		const file = join(values.out, `monographie_${slugify(region.name)}_${year}${extension}`);
		writeAtomic(file, bytes);
		process.stdout.write(`${label} : ${file} (${formatNumber(Math.ceil(bytes.length / 1024))} ko)\n`);
	}
	return 0;
}
