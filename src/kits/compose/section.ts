import { definitionOf } from "../../../catalogue/definition.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { formatDate, typeset } from "../../platform/index.ts";
import type { Section } from "../document.ts";
import type { KitBlock } from "../model.ts";
import { richText } from "../rich-text.ts";
import type { Reading } from "./context.ts";
import { sourceText } from "./sources.ts";

/** What was read for a block, as it is printed: its message, its drawing and its table, where they come from and what they mean. */
export function sectionOf(
	{ release, site }: { readonly release: Pick<ReleaseCard, "published">; readonly site: string },
	{ title, comment }: Pick<KitBlock, "title" | "comment">,
	id: string,
	reading: Reading,
): Section {
	const said = {
		id,
		title: typeset(title?.trim() || reading.title),
		...(comment?.trim() ? { comment: richText(comment) } : {}),
	};
	if ("absent" in reading)
		return { ...said, absent: typeset(`Non renseigné. ${reading.absent}`), notes: [], definitions: [] };
	const { answers } = reading;
	const sources = new Map(answers.flatMap((one) => one.sources).map((one) => [one.source, one]));
	const conversions = [...sources.values()].flatMap(({ conversions: own = [] }) =>
		own.map(({ text }) => text),
	);
	const indicators = new Map(answers.map(({ indicator }) => [indicator.id, indicator]));
	return {
		...said,
		subtitle: typeset(reading.subtitle),
		...(reading.chart ? { chart: reading.chart } : {}),
		...(reading.sentence ? { sentence: reading.sentence } : {}),
		table: reading.table,
		notes: [...new Set([...reading.notes, ...conversions].map(typeset))],
		source: typeset(
			`${sources.size > 1 ? "Sources" : "Source"} : ${[...sources.values()].map(sourceText).join(" ; ")}. Diffusion du ${formatDate(release.published, "short")}.`,
		),
		definitions: [...indicators.values()].map((one) => ({
			label: one.label,
			lines: definitionOf(one).map(({ term, text }) => ({ term, text: typeset(text) })),
		})),
		...(reading.origin ? { origin: `${site}${reading.origin.permalink}` } : {}),
	};
}
