import type { VNode } from "preact";
import { type CharterStage, stageLabels } from "../../charters/index.ts";

const tones: Readonly<Record<CharterStage, string>> = {
	brouillon: "over",
	relecture: "wait",
	"a-signer": "wait",
	"a-venir": "good",
	"en-vigueur": "good",
	"expire-bientot": "wait",
	terminee: "bad",
	remplacee: "over",
};

export function StageBadge(props: { readonly stage: CharterStage }): VNode {
	return <span class={`badge ${tones[props.stage]}`}>{stageLabels[props.stage]}</span>;
}
