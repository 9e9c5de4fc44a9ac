import { type Cell, csv } from "./csv.ts";
import { items } from "./facts.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";
import { bassins } from "./territories.ts";

const year = 2021;

/** Indicators of an occupation, the same in every bassin: conditions and training link are national. */
interface Trade {
	readonly code: string;
	readonly size: number;
	readonly tension: number;
	readonly conditions: number;
	readonly link: number;
}

/** ROME 3 × bassin of France Travail: only the couples with enough job-seekers, the commonest tensions first. */
export function romeTensions(): SampleFile {
	const random = randomOf("tension-rome-bassin");
	const trades: Trade[] = items("rome3").map(({ code }) => ({
		code,
		size: random.skewed() * random.skewed(),
		tension: random.between(0, 1),
		conditions: random.whole(1, 5),
		link: random.whole(1, 5),
	}));
	const rows: Cell[][] = [];
	for (const trade of trades) {
		for (const bassin of bassins) {
			const jobseekers = Math.round((bassin.active / 5200) * trade.size * random.between(0.6, 1.4) * 4) / 4;
			if (jobseekers < 20 || random.chance(0.28)) continue;
			const offers = Math.round(jobseekers * random.between(0.15, 1.9) * (0.4 + trade.tension) * 41) / 41;
			const gap = trade.tension + random.bell() * 0.14;
			const tension = gap > 0.48 ? 5 : gap > 0.36 ? 4 : gap > 0.25 ? 3 : gap > 0.17 ? 2 : 1;
			// A few occupations have no training link measured.
			const link = trade.link === 3 && jobseekers < 21 ? null : trade.link;
			rows.push([
				String(year),
				trade.code,
				bassin.code,
				Number(offers.toPrecision(10)),
				jobseekers,
				tension,
				random.whole(1, 5),
				random.whole(1, 5),
				random.whole(1, 5),
				trade.conditions,
				random.whole(1, 5),
				link,
			]);
		}
	}
	return {
		name: "tension-rome-bassin-2021_version-2023-02.csv",
		bytes: csv(
			[
				"annee",
				"ROME",
				"cbassin",
				"oee",
				"defm_abc",
				"ind_tension_d",
				"ind_int_emb_d",
				"ind_main_oeuvre_d",
				"ind_dur_empl_d",
				"ind_cond_travail_d",
				"ind_mismatch_geo_d",
				"ind_specif_form_empl_d",
			],
			rows,
			{ encoding: "utf-8", delimiter: ";", decimal: "," },
		),
	};
}
