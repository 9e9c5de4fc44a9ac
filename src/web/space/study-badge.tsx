import type { VNode } from "preact";
import { type Edition, editionStateLabels } from "../../studies/index.ts";

const tones: Readonly<Record<Edition["state"], string>> = {
	brouillon: "wait",
	relecture: "wait",
	publiee: "good",
	abandonnee: "over",
};

export function EditionBadge({ edition }: { readonly edition: Edition }): VNode {
	return edition.out && edition.withdrawn ? (
		<span class="badge bad">Retirée</span>
	) : (
		<span class={`badge ${tones[edition.state]}`}>{editionStateLabels[edition.state]}</span>
	);
}
