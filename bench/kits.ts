import { regionOf } from "../catalogue/regions/index.ts";
import { openFigures } from "../src/figures/index.ts";
import {
	blocksOf,
	composeKit,
	type DocumentFormId,
	documentForms,
	type Kit,
	type KitPlace,
	templateOf,
	writeForm,
} from "../src/kits/index.ts";
import { readSettings } from "../src/platform/index.ts";
import { benchBatch } from "./kit-batch.ts";

const forty = 40;

/** Kits of the release that is served: one in every form, then forty, all forms, in one process. Prints, judges nothing. */
export async function benchKits(say: (line: string) => void): Promise<void> {
	const { dataDir, region: code } = readSettings();
	const figures = await openFigures(dataDir, code);
	try {
		const region = regionOf(code, figures.territory("region", code)?.label ?? code, []);
		const template = templateOf("diagnostic");
		if (!template) return;
		const places = (["bassin", "zone-emploi", "comite-local", "departement"] as const)
			.flatMap((type) => figures.territories(type, code))
			.slice(0, forty);
		const placeOf = ({ type, code }: (typeof places)[number]): KitPlace => ({ territory: { type, code } });
		const kitOf = (place: (typeof places)[number]): Kit => ({
			title: template.label,
			place: placeOf(place),
			session: "2026-12-10",
			template: template.id,
			blocks: blocksOf(template, {}),
		});
		const documentFor = async (place: (typeof places)[number]) => {
			const { document } = await composeKit(kitOf(place), {
				figures,
				region,
				site: "http://localhost",
				path: place.path,
			});
			return document;
		};
		const [first] = places;
		if (!first) return;
		say(`Kits : modèle « ${template.label} », diffusion ${figures.release.id}`);
		const { made: document, text } = await timed(() => documentFor(first));
		say(`  chiffres lus une fois        ${text}`);
		for (const { id } of documentForms) {
			const cold = await timed(() => writeForm(document, id));
			const warm = await timed(() => writeForm(document, id));
			say(
				`  ${id.padEnd(8)} première fois ${cold.text}   ensuite ${warm.text}   ${Math.ceil(warm.made.length / 1024)} ko`,
			);
		}
		const all = await timed(async () => {
			let bytes = 0;
			for (const place of places) {
				const kit = await documentFor(place);
				for (const form of documentForms.map(({ id }): DocumentFormId => id))
					bytes += (await writeForm(kit, form)).length;
			}
			return bytes;
		});
		say(
			`  ${places.length} kits, toutes formes : ${all.text}, ${Math.ceil(all.made / 2 ** 20)} Mo écrits, pic ${Math.round(process.resourceUsage().maxRSS / 1024)} Mo`,
		);
		const batch = await benchBatch(dataDir, kitOf(first), places.map(placeOf), figures.release.id);
		say(
			`  ${batch.made} kits demandés par la page, faits par l’exécutant : ${batch.seconds.toFixed(0)} s, pic ${batch.peakMb === undefined ? "non lu" : `${Math.round(batch.peakMb)} Mo`}`,
		);
	} finally {
		figures.close();
	}
}

/** Processor time, and time by the clock: the second depends on who else is at work. */
async function timed<Made>(
	work: () => Promise<Made>,
): Promise<{ readonly made: Made; readonly text: string }> {
	const cpu = process.cpuUsage();
	const start = performance.now();
	const made = await work();
	const { user, system } = process.cpuUsage(cpu);
	const seconds = (ms: number): string => (ms / 1000).toFixed(2).replace(".", ",");
	return {
		made,
		text: `${seconds((user + system) / 1000)} s processeur (${seconds(performance.now() - start)} s)`,
	};
}
