import type { VNode } from "preact";
import type { DeliveryRecord } from "../../deliveries/index.ts";
import { stateOf } from "./delivery-words.ts";

export function StateBadge(props: { readonly delivery: DeliveryRecord }): VNode {
	const { word, tone } = stateOf(props.delivery);
	return <span class={`badge ${tone}`}>{word}</span>;
}
