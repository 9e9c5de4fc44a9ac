import { Fragment, type VNode } from "preact";
import { differencesOf } from "../../../catalogue/differences.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { leadIndicators } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { indicatorById, levels } from "../declared.ts";
import { readyIn } from "../table/ready.ts";
import { themes } from "../themes.ts";

/** « Pourquoi ce chiffre diffère-t-il d'un autre ? »: each measure that it is confused with. Nothing when there is none. */
export function Differences({ indicator }: { readonly indicator: Indicator }): VNode | null {
	const found = differencesOf(indicator.id).flatMap(({ other, why }) => {
		const known = indicatorById.get(other);
		return known ? [{ known, why }] : [];
	});
	if (found.length === 0) return null;
	return (
		<section class="part" aria-labelledby="differences">
			<h2 id="differences">Pourquoi ce chiffre diffère-t-il d’un autre ?</h2>
			<dl class="facts">
				{found.map(({ known, why }) => (
					<Fragment key={known.id}>
						<dt>
							<a href={indicatorPath(known.id)}>{known.label}</a>
						</dt>
						<dd>{why}</dd>
					</Fragment>
				))}
			</dl>
		</section>
	);
}

/** Pages that show the indicator, found from what the release covers. */
export function WhereShown(props: {
	readonly figures: Figures;
	readonly indicator: Indicator;
}): VNode | null {
	const { figures, indicator } = props;
	const { about, territories, cells } = figures.coverage(indicator.id);
	if (cells === 0) return null;
	const theme = themes.find(({ id }) => id === indicator.theme);
	const schemes = about.flatMap((level) => (level === "all" ? [] : [levels[level].urlScheme ?? level]));
	const occupational = schemes.some((scheme) => /^(fap|rome)/.test(scheme));
	const trained = about.some((level) => level === "cfd" || level === "nsf");
	const tables = readyIn(figures).filter(({ asked }) => asked.indicators.includes(indicator.id));
	const shown: readonly (VNode | undefined)[] = [
		territories.length > 0 ? (
			<>
				les pages des <a href="/territoires">territoires</a>, thème « {theme?.title} »
				{leadIndicators.includes(indicator.id) ? ", et leur « Essentiel »" : ""}
			</>
		) : undefined,
		occupational ? (
			<>
				les fiches des <a href="/metiers">métiers</a>
			</>
		) : undefined,
		trained ? (
			<>
				les fiches des <a href="/formations">formations</a>
			</>
		) : undefined,
		...tables.map(({ title, path }) => (
			<>
				le tableau prêt <a href={path}>{title}</a>
			</>
		)),
	];
	const places = shown.filter((place) => place !== undefined);
	if (places.length === 0) return null;
	return (
		<>
			<h3>Où le trouver sur ce site</h3>
			<ul>
				{places.map((place, index) => (
					<li key={String(index)}>{place}</li>
				))}
			</ul>
		</>
	);
}
