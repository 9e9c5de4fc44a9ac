import type { VNode } from "preact";
import type { Figures, OccupationCard, TerritoryCard } from "../../figures/model.ts";
import { counted } from "../../platform/french.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { chosenPlace } from "../chosen-place.ts";
import { Absent } from "../components/absent.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import type { Told } from "../occupation/answer.ts";
import { type Beside, besideEachOther } from "../occupation/beside.ts";
import { occupationAt } from "../occupation/occupation-at.ts";
import { familyOf, payText, whereAndWhen } from "../occupation/words.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** Names that hold « et » themselves: a dash tells where one ends. */
const titleOf = ([one, other]: readonly [OccupationCard, OccupationCard]): string =>
	`${one.label} – ${other.label}`;

/** `/metiers/comparer?metier=…&avec=…&territoire=…` */
export async function occupationPairPage(context: PageContext): Promise<Outcome> {
	const { figures, query, region } = context;
	const asked = [query.metier ?? "", query.avec ?? ""] as const;
	const [one, other] = asked.map((text) => occupationNamed(figures, text));
	const place = placeNamed(figures, query.territoire ?? "");
	const pair = one && other && one.path !== other.path ? ([one, other] as const) : undefined;
	const lines = pair ? await besideEachOther(figures, region, pair, place) : [];
	const title = pair ? titleOf(pair) : "Comparer deux métiers";
	return page({
		title,
		section: "metiers",
		description: "Deux métiers côte à côte : tension, recrutement, emploi, salaires.",
		sample: lines.some(({ told }) => told.some((one) => one?.answer.sample)),
		crumbs: [{ label: "Métiers", path: "/metiers" }, { label: "Comparer deux métiers" }],
		body: (
			<>
				<header class="page-head">
					<h1>{title}</h1>
					<p class="lead">
						Les mêmes chiffres pour deux métiers, dans le territoire le plus proche où les deux sont publiés.
					</p>
				</header>
				<form class="filter-form" method="get" action="/metiers/comparer">
					<Field name="metier" label="Un métier" value={one?.label ?? asked[0]} />
					<Field name="avec" label="Un autre métier" value={other?.label ?? asked[1]} />
					{place ? <input type="hidden" name="territoire" value={`${place.type}:${place.code}`} /> : null}
					<button type="submit" class="button" data-live>
						Comparer
					</button>
				</form>
				<Unknown asked={asked} found={[one, other]} />
				{pair ? <h2 class="visually-hidden">Côte à côte</h2> : null}
				{pair ? <PairBlock figures={figures} pair={pair} place={place} lines={lines} /> : null}
			</>
		),
	});
}

function Field(props: { readonly name: string; readonly label: string; readonly value: string }): VNode {
	return (
		<div class="field">
			<label for={props.name}>{props.label}, par son nom ou son code</label>
			<input id={props.name} name={props.name} type="search" value={props.value} required />
		</div>
	);
}

function Unknown(props: {
	readonly asked: readonly [string, string];
	readonly found: readonly (OccupationCard | undefined)[];
}): VNode | null {
	const { asked, found } = props;
	if (asked.every((text) => text === "")) return null;
	const lost = asked.filter((text, at) => text !== "" && !found[at]);
	if (lost.length > 0)
		return (
			<Absent>
				Aucun métier ne s’appelle « {lost.join(" » ni « ")} ». Écrivez un autre nom, un code FAP ou ROME, ou
				cherchez parmi{" "}
				<a href={withQuery("/metiers", { q: lost[0] ?? "" })}>les métiers dont le nom est proche</a>.
			</Absent>
		);
	if (found[0] && found[0].path === found[1]?.path)
		return <Absent>Les deux noms désignent le même métier : choisissez-en un autre.</Absent>;
	return null;
}

function PairBlock(props: {
	readonly figures: Figures;
	readonly pair: readonly [OccupationCard, OccupationCard];
	readonly place: TerritoryCard | undefined;
	readonly lines: readonly Beside[];
}): VNode {
	const { figures, pair, place, lines } = props;
	const shown = lines.flatMap(({ told }) => told.flatMap((one) => one ?? []));
	if (shown.length === 0)
		return (
			<Absent>
				Aucun chiffre de cette diffusion n’est publié pour l’un ni l’autre. Leurs fiches disent pourquoi.
			</Absent>
		);
	return (
		<FigureBlock
			id="deux-metiers"
			title={`${counted(lines.filter(({ same }) => same).length, "mesure")} sur ${lines.length} au même endroit, à la même date`}
			subtitle={
				<>
					<a href={pair[0].path}>{pair[0].label}</a> et <a href={pair[1].path}>{pair[1].label}</a>
					{place ? `, ${place.label} ou au plus près` : ""}.
				</>
			}
			table={
				<Table
					id="deux-metiers-tableau"
					caption={titleOf(pair)}
					detail="Sous chaque chiffre, où et quand ; une famille de métiers y est nommée quand le chiffre est le sien."
					columns={[
						{ header: "Mesure" },
						...pair.map(({ label }) => ({ header: label, long: true })),
						{ header: "Se comparent" },
					]}
					rows={lines.map(({ indicator, told, same }) => ({
						key: indicator.id,
						header: <a href={indicatorPath(indicator.id)}>{indicator.short}</a>,
						cells: [
							...told.map((one, at) => <One key={String(at)} told={one} card={pair[at] ?? pair[0]} />),
							comparable(told, same, pair),
						],
					}))}
				/>
			}
			answers={shown.map(({ answer }) => answer)}
			shown={shown.map(({ cell }) => cell)}
			extraStatuses={lines.some(({ told }) => told.some((one) => !one)) ? ["nd"] : []}
			release={figures.release}
		/>
	);
}

function comparable(
	told: Beside["told"],
	same: boolean,
	pair: readonly [OccupationCard, OccupationCard],
): string {
	if (told.some((one) => !one)) return "non : un seul publié";
	if (!same) return "non : dates ou lieux différents";
	return told.some((one, at) => one && familyOf(one, pair[at] ?? pair[0]))
		? "avec prudence : une famille entière"
		: "oui";
}

function One({ told, card }: { readonly told: Told | undefined; readonly card: OccupationCard }): VNode {
	if (!told) return <NoValue />;
	const family = familyOf(told, card);
	return (
		<>
			{told.indicator.breakdown === undefined ? (
				<Value indicator={told.indicator} cell={told.cell} unit />
			) : (
				<a class="figure-link long" href={told.cell.permalink}>
					{payText(told)}
				</a>
			)}{" "}
			<small>
				{whereAndWhen(told)}
				{family ? `, famille « ${family} »` : ""}
			</small>
		</>
	);
}

/** `fap2021-V0X60`, or the first occupation whose name holds these words. */
function occupationNamed(figures: Figures, text: string): OccupationCard | undefined {
	if (text === "") return undefined;
	const at = text.indexOf("-");
	const exact = at > 0 ? figures.occupation(text.slice(0, at), text.slice(at + 1)) : undefined;
	if (exact) return exact;
	const { hits, suggestion } = figures.search(text, 50);
	// What is only nearly written so is another name: it is not taken for the one that was meant.
	const hit = suggestion === undefined ? hits.find(({ kind }) => kind === "metier") : undefined;
	return hit && occupationAt(figures, hit.path.split("/")[2] ?? "");
}

function placeNamed(figures: Figures, text: string): TerritoryCard | undefined {
	const [type = "", code = ""] = text.split(":");
	return code === "" ? undefined : chosenPlace(figures, { type, place: code });
}
