import { slugify } from "../platform/index.ts";
import type { Extract } from "./model.ts";

/** `def_{territoire}_{sujet}_{periode}_{diffusion}`, without its extension: ASCII, no blank, at most 150 characters. */
export function fileName({ cells, subject, release }: Extract): string {
	const territories = new Map(cells.map(({ territory: t }) => [`${t.type}:${t.code}`, t]));
	const types = new Set([...territories.values()].map((t) => t.type));
	const [first] = territories.values();
	const place =
		territories.size === 1 && first
			? `${first.type}-${first.code}-${first.label}`
			: types.size === 1 && first
				? `${first.type}-${territories.size}`
				: "territoires";
	const periods = [...new Set(cells.map((cell) => cell.period))].filter((p) => p !== "").toSorted();
	const [start = "sans-periode"] = periods;
	const end = periods.at(-1) ?? start;
	const version = release.version === "0" ? release.id : `v${release.version.replaceAll(".", "-")}`;
	return ["def", place, subject, start === end ? start : `${start}-a-${end}`, version]
		.map((part) => slugify(part).slice(0, 40))
		.join("_");
}
