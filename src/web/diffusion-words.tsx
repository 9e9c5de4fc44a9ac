import type { VNode } from "preact";
import { formatDate, formatTime } from "../platform/french.ts";
import { type Publication, withdrawalOf, withdrawalOfRelease } from "../publication/index.ts";

export function diffusionPath({ version }: Pick<Publication, "version">): string {
	return `/diffusions/${version}`;
}

/** « 14 janvier 2026 à 9 h » */
export function momentText(at: string | Date): string {
	return `${formatDate(at)} à ${formatTime(at)}`;
}

/** Publications that correct this one, newest first. */
export function correctionsOf(history: readonly Publication[], n: number): readonly Publication[] {
	return history.filter((one) => one.corrects === n && withdrawalOf(history, one.n) === undefined);
}

/** Its own withdrawal, or that of a later publication of the same figures: either way they are served no more. */
export function withdrawalFor(history: readonly Publication[], one: Publication): Publication | undefined {
	return withdrawalOf(history, one.n) ?? withdrawalOfRelease(history, one.release);
}

/** What became of a publication, in a word; nothing for one that is simply past. */
export function DiffusionBadge(props: {
	readonly one: Publication;
	readonly history: readonly Publication[];
}): VNode {
	const { one, history } = props;
	if (withdrawalFor(history, one)) return <span class="badge bad">Retirée</span>;
	if (correctionsOf(history, one.n).length > 0) return <span class="badge wait">Corrigée</span>;
	if (one.kind === "erratum") return <span class="badge wait">Erratum</span>;
	if (one.kind === "retrait") return <span class="badge over">Retrait</span>;
	// A withdrawal serves again the one before what it withdraws.
	const served = history.find((other) => other.kind !== "retrait" && !withdrawalFor(history, other));
	return served?.n === one.n ? (
		<span class="badge good">En cours</span>
	) : (
		<span class="badge over">Remplacée</span>
	);
}

/** Plain text: a blank line parts two paragraphs, nothing else is read in it. */
export function Paragraphs({ text }: { readonly text: string }): VNode {
	return (
		<>
			{text
				.split(/\n\s*\n/)
				.filter((part) => part.trim() !== "")
				.map((part, index) => (
					<p key={String(index)}>{part}</p>
				))}
		</>
	);
}
