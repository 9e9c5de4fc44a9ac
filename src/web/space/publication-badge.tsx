import type { VNode } from "preact";
import { type Draft, stateLabels } from "../../publication/index.ts";

const tones: Readonly<Record<Draft["state"], string>> = {
	brouillon: "wait",
	prete: "wait",
	approuvee: "good",
	programmee: "good",
	publiee: "over",
	abandonnee: "over",
};

export function DraftBadge({ draft }: { readonly draft: Draft }): VNode {
	return <span class={`badge ${tones[draft.state]}`}>{stateLabels[draft.state]}</span>;
}
