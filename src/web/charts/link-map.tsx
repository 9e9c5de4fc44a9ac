import type { VNode } from "preact";
import type { Drawing } from "./outline.ts";

/**
 * Map whose shapes lead to territories. It doubles a list placed beside it: hidden from assistive technology and out of
 * the tab order, the list is the keyboard's way.
 */
export function LinkMap(props: {
	readonly drawing: Drawing;
	readonly places: ReadonlyMap<string, { readonly label: string; readonly path: string }>;
	/** Code of the territory of the page. */
	readonly here?: string;
}): VNode | null {
	const { drawing } = props;
	if (drawing.outlines.length === 0) return null;
	return (
		<svg class="map" viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true" focusable="false">
			{drawing.outlines.map((outline) => {
				const place = props.places.get(outline.code);
				const shape = (
					<path d={outline.path} class={outline.code === props.here ? "shape here" : "shape plain"}>
						<title>{place?.label ?? outline.code}</title>
					</path>
				);
				return place ? (
					<a key={outline.code} href={place.path} tabIndex={-1}>
						{shape}
					</a>
				) : (
					<g key={outline.code}>{shape}</g>
				);
			})}
		</svg>
	);
}
