import type { VNode } from "preact";
import type { CodeRef, Indicator, Region } from "../../../catalogue/model.ts";
import type { Figures, TerritoryRef, TrainingCard } from "../../figures/model.ts";
import { Absent } from "../components/absent.tsx";
import { indicatorById } from "../declared.ts";
import { byTerritoryBlock } from "./by-territory-block.tsx";
import { latestBlock } from "./latest-block.tsx";

/** Years of a course that are shown one by one. */
const mostYears = 4;
const counts = [
	"capacite-accueil",
	"voeux-1",
	"taux-pression",
	"taux-remplissage",
	"eleves-voie-professionnelle",
	"places-bts",
	"voeux-bts",
];

/** What the table leaves out, with the reason of each. */
async function missingOf(
	figures: Figures,
	place: TerritoryRef,
	about: CodeRef,
	missing: readonly Indicator[],
): Promise<VNode | undefined> {
	const told: VNode[] = [];
	for (const { id, label } of missing) {
		const { cells } = await figures.query({ indicator: id, territories: [place], about });
		const [cell] = cells;
		if (cell && cell.period !== "" && cell.reason !== undefined)
			told.push(
				<span key={id}>
					<a href={cell.permalink}>{label}</a> : {cell.reason}{" "}
				</span>,
			);
	}
	return told.length === 0 ? undefined : <Absent key={`sans-${about.code}`}>{told}</Absent>;
}

/** Places, wishes and pupils of each year of a course: the region, then where in the region. */
export async function schoolOfferBlocks(
	figures: Figures,
	region: Region,
	years: readonly TrainingCard[],
): Promise<readonly VNode[]> {
	const indicators = counts.flatMap((id) => indicatorById.get(id) ?? []);
	const [capacity, , pressure, fill, pupils] = indicators;
	const place = { type: "region", code: region.code, label: region.name } as const;
	const blocks: (VNode | undefined)[] = [];
	for (const year of years.filter(({ held }) => held).slice(0, mostYears)) {
		const about = { level: year.level, code: year.code };
		const { block, missing } = await latestBlock({
			figures,
			region,
			id: `offre-${year.code}`,
			caption: `Places, vœux et élèves : ${year.label}, ${region.name}`,
			subtitle: `${year.label}, ${region.name}`,
			indicators,
			territory: place,
			narrowing: { about },
		});
		blocks.push(block, await missingOf(figures, place, about, missing));
		if (!block) continue;
		const asked = {
			figures,
			region,
			type: "departement",
			about,
			subject: year.label,
			id: `ou-${year.code}`,
		} as const;
		const spread =
			capacity &&
			(await byTerritoryBlock({
				...asked,
				indicator: capacity,
				beside: [pressure, fill].filter((one) => one !== undefined),
			}));
		blocks.push(spread ?? (pupils && (await byTerritoryBlock({ ...asked, indicator: pupils }))));
	}
	return blocks.filter((block) => block !== undefined);
}
