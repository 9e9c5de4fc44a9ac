import type { VNode } from "preact";
import { indicatorPath } from "../address.ts";
import { indicatorById } from "../declared.ts";

/** « Voir : … »: where what is missing here is told. */
export function SeeIndicators(props: { readonly ids: readonly string[] }): VNode {
	return (
		<>
			{props.ids
				.flatMap((id) => indicatorById.get(id) ?? [])
				.map(({ id, label }, index) => (
					<span key={id}>
						{index > 0 ? ", " : "Voir : "}
						<a href={indicatorPath(id)}>{label}</a>
					</span>
				))}
		</>
	);
}
