import type { VNode } from "preact";
import type { ReleaseCard, SourceLine } from "../../figures/model.ts";
import { formatDate } from "../../platform/french.ts";

/** « Source : Producteur, Titre, millésime. Diffusion du … », made-up sources named as such. */
export function Sources(props: {
	readonly sources: readonly SourceLine[];
	readonly release: ReleaseCard;
	readonly class?: string;
}): VNode | null {
	const known = new Map(props.sources.map((source) => [source.source, source]));
	if (known.size === 0) return null;
	const conversions = new Set(
		props.sources.flatMap(({ conversions: own = [] }) => own.map(({ text }) => text)),
	);
	const cited = (
		<p class={props.class ?? "sources"}>
			{known.size > 1 ? "Sources : " : "Source : "}
			{[...known.values()].map((source, index) => (
				<span key={source.source}>
					{index > 0 ? " ; " : ""}
					{source.producer}, <a href={`/donnees/${source.source}`}>{source.title}</a>, {source.vintage}
					{source.sample ? <strong> (données d’essai)</strong> : null}
				</span>
			))}
			. Diffusion du {formatDate(props.release.published, "short")}.
		</p>
	);
	return conversions.size === 0 ? (
		cited
	) : (
		<>
			{cited}
			<ConversionNotes texts={[...conversions]} />
		</>
	);
}

/** How codes were converted on the way to the figures, one sentence each. */
export function ConversionNotes(props: { readonly texts: readonly string[] }): VNode {
	return (
		<>
			{props.texts.map((text) => (
				<p key={text} class="sources">
					{text} <a href="/donnees/passages">À propos des passages</a>
				</p>
			))}
		</>
	);
}
