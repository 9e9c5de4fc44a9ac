import type { ComponentChildren, VNode } from "preact";

/** A figure that is not there, with the reason and a way out. */
export function Absent(props: { readonly children: ComponentChildren }): VNode {
	return <p class="absent">{props.children}</p>;
}
