import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { counted, enumerate, formatPeriod } from "../../platform/french.ts";
import { carries, lowerFirst, type Narrowing, periodAsked, upperFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { categoryName, levels } from "../declared.ts";
import { categoryText, familyText, narrowedPath } from "./address.ts";
import type { Offer } from "./offer.ts";

interface Narrowed {
	readonly figures: Figures;
	/** Address of the page without filter. */
	readonly path: string;
	readonly offer: Offer;
	readonly narrowing: Narrowing;
}

/** Only choices of which there are several, and none without a figure. Undefined when there is nothing to choose. */
export function NarrowingForm({ path, offer, narrowing }: Narrowed): VNode | null {
	const { about, category, period } = narrowing;
	const chosenFamily = about && familyText(about);
	const chosenCategory = category && categoryText(category);
	const [lone] = offer.axes.length === 1 ? offer.axes : [];
	const periods = offer.years.flatMap(({ periods: own, year }) => (own.length > 0 ? own : [year]));
	if (periods.length < 2 && offer.axes.length === 0 && offer.families.length === 0) return null;
	return (
		<form class="filter-form" method="get" action={path} aria-label="Filtres">
			{offer.families.length > 0 ? (
				<div class="field">
					<label for="famille">Famille de métiers</label>
					<select id="famille" name="famille">
						<option value="">Toutes</option>
						{offer.families.map(({ level, codes }) => (
							<optgroup key={level} label={levels[level].label}>
								{codes.map(({ code, label }) => {
									const text = familyText({ level, code });
									return (
										<option key={text} value={text} selected={text === chosenFamily}>
											{label}
										</option>
									);
								})}
							</optgroup>
						))}
					</select>
				</div>
			) : null}
			{offer.axes.length > 0 ? (
				<div class="field">
					<label for="modalite">{lone ? categoryName(lone.id) : "Catégorie"}</label>
					<select id="modalite" name="modalite">
						<option value="">Toutes</option>
						{offer.axes.map(({ id, values }) => (
							<optgroup key={id} label={categoryName(id)}>
								{values.map((value) => {
									const text = categoryText({ axis: id, value });
									return (
										<option key={text} value={text} selected={text === chosenCategory}>
											{upperFirst(value)}
										</option>
									);
								})}
							</optgroup>
						))}
					</select>
				</div>
			) : null}
			{periods.length > 1 || period !== undefined ? (
				<div class="field">
					<label for="per">Période</label>
					<select id="per" name="per">
						<option value="">La plus récente de chaque chiffre</option>
						{offer.years.map(({ year, periods: own }) => (
							<optgroup key={year} label={year}>
								<option value={year} selected={year === period}>
									{own.length > 0 ? `${year}, dernier chiffre de l’année` : year}
								</option>
								{own.map((one) => (
									<option key={one} value={one} selected={one === period}>
										{formatPeriod(one)}
									</option>
								))}
							</optgroup>
						))}
					</select>
				</div>
			) : null}
			<button class="button" type="submit" data-live>
				Filtrer
			</button>
		</form>
	);
}

/** One filter in force: what it is called, and the address without it. */
interface InForce {
	readonly word: string;
	readonly without: string;
}

function inForce({ figures, path, narrowing }: Narrowed): readonly InForce[] {
	const { about, category, period } = narrowing;
	return [
		...(about
			? [
					{
						word: figures.label(about.level, about.code) ?? about.code,
						without: narrowedPath(path, { category, period }),
					},
				]
			: []),
		...(category ? [{ word: category.value, without: narrowedPath(path, { about, period }) }] : []),
		...(period !== undefined
			? [{ word: formatPeriod(period), without: narrowedPath(path, { about, category }) }]
			: []),
	];
}

/** « Normandie (apprentissage, 2021) »: the words of the filters, for a title. */
export function narrowingWords(narrowed: Narrowed): string {
	const words = inForce(narrowed).map(({ word }) => word);
	return words.length === 0 ? "" : ` (${words.join(", ")})`;
}

/** The filters in force, each with the way out of it; and what has no figure for them, with the reason. */
export function NarrowingNotes(props: Narrowed & { readonly told: ReadonlySet<Indicator> }): VNode | null {
	const { path, offer, narrowing, told } = props;
	const filters = inForce(props);
	if (filters.length === 0) return null;
	const untold = [...offer.periods].filter(([indicator, own]) => own.length > 0 && !told.has(indicator));
	const { about, category, period } = narrowing;
	const other = untold.filter(([indicator]) => !carries(indicator, category));
	const late =
		period === undefined
			? []
			: untold.filter(
					([indicator, own]) => carries(indicator, category) && periodAsked(own, period) === undefined,
				);
	const rest = untold.filter((one) => !other.includes(one) && !late.includes(one));
	const names = (list: typeof untold): string => enumerate(list.map(([{ short }]) => lowerFirst(short)));
	return (
		<>
			<ul class="links flow" data-live aria-label="Filtres en vigueur">
				{filters.map(({ word, without }) => (
					<li key={word}>
						<a href={without} rel="nofollow">
							Retirer « {word} »
						</a>
					</li>
				))}
			</ul>
			{told.size > 0 ? (
				<p role="status">{counted(told.size, "indicateur")} pour ces filtres.</p>
			) : (
				<Absent>
					<span role="status">Aucune donnée pour ces filtres.</span>{" "}
					{filters.map(({ word, without }, index) => (
						<span key={word} data-live>
							{index > 0 ? " ou " : "Retirez "}
							<a href={without} rel="nofollow">
								« {word} »
							</a>
						</span>
					))}
					{period !== undefined && !offer.years.some(({ year }) => year === period) ? (
						<>
							, ou{" "}
							<a href={narrowedPath(path, { ...narrowing, period: yearOfPeriod(offer, period) })} data-live>
								élargissez la période à l’année
							</a>
						</>
					) : null}
					.
				</Absent>
			)}
			{late.length > 0 && period !== undefined ? (
				<details>
					<summary>
						{counted(late.length, "indicateur")} sans chiffre pour « {formatPeriod(period)} »
					</summary>
					<ul>
						{late.map(([indicator, own]) => {
							const last = own.at(-1) ?? "";
							return (
								<li key={indicator.id}>
									<a href={indicatorPath(indicator.id)}>{indicator.short}</a> : la source ne donne ici{" "}
									{own.length === 1 ? "que " : `que ${counted(own.length, "période")}, jusqu’à `}
									<a href={narrowedPath(path, { about, category, period: last })} rel="nofollow" data-live>
										{formatPeriod(last)}
									</a>
									.
								</li>
							);
						})}
					</ul>
				</details>
			) : null}
			{other.length > 0 && category ? (
				<p class="small muted">
					Sans distinction « {lowerFirst(categoryName(category.axis))} », donc non montrés : {names(other)}.
				</p>
			) : null}
			{rest.length > 0 ? <p class="small muted">Non publiés pour ces filtres : {names(rest)}.</p> : null}
		</>
	);
}

const yearOfPeriod = (offer: Offer, period: string): string | undefined =>
	offer.years.find(({ periods }) => periods.includes(period))?.year;
