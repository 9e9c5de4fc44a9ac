import type { VNode } from "preact";
import type { MapSheet, Mark } from "./map-sheet.ts";
import { Patterns } from "./patterns.tsx";

export type MapInk = "emploi" | "formation" | "difficulte";

/** A map and its legend: classes or circles, blanks by pattern, the method written. The list beside it gives the values. */
export function MapDrawing(props: {
	readonly id: string;
	readonly title: string;
	readonly sheet: MapSheet;
	readonly ink: MapInk;
}): VNode | null {
	const { id, sheet, ink } = props;
	if (sheet.shapes.length === 0) return null;
	const titleId = `${id}-dessin`;
	return (
		<div class="gapped">
			<svg class="map" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-labelledby={titleId}>
				<title id={titleId}>{props.title}</title>
				<Patterns id={id} />
				{sheet.shapes.map(({ code, path, text, mark }) => (
					<path key={code} d={path} {...painted(id, ink, mark)}>
						<title>{text}</title>
					</path>
				))}
				{sheet.circles.map(({ code, x, y, radius, text }) => (
					<circle key={code} class={`circle ${ink}`} cx={x} cy={y} r={radius}>
						<title>{text}</title>
					</circle>
				))}
			</svg>
			<Legend id={id} sheet={sheet} ink={ink} />
			<p class="small muted">Méthode : {sheet.method}.</p>
		</div>
	);
}

/** A pattern is a fill, a colour is a class: the content policy forbids styles, and a theme may change colours. */
function painted(id: string, ink: MapInk, mark: Mark): { readonly class: string; readonly fill?: string } {
	if (mark.kind === "blank") return { class: "shape", fill: `url(#${id}-${mark.blank})` };
	return { class: mark.kind === "class" ? `shape ${ink} class-${mark.number}` : "shape ground" };
}

function Legend(props: { readonly id: string; readonly sheet: MapSheet; readonly ink: MapInk }): VNode {
	const { id, sheet, ink } = props;
	return (
		<>
			{sheet.sizes.length > 0 ? <Sizes sheet={sheet} ink={ink} /> : null}
			{sheet.legend.length > 0 ? (
				<ul class="map-legend">
					{sheet.legend.map(({ mark, label }) => (
						<li key={label}>
							<svg width="22" height="16" aria-hidden="true" focusable="false">
								<rect {...painted(id, ink, mark)} x="0.5" y="0.5" width="21" height="15" />
							</svg>
							{label}
						</li>
					))}
				</ul>
			) : null}
		</>
	);
}

/** Circles of the legend, on the scale of the map whatever the width of the page; their values are text below. */
function Sizes({ sheet, ink }: { readonly sheet: MapSheet; readonly ink: MapInk }): VNode {
	const tall = Math.max(...sheet.sizes.map(({ radius }) => radius));
	let right = 4;
	return (
		<>
			<svg
				class="map"
				viewBox={`0 0 ${sheet.width} ${Math.ceil(2 * tall + 4)}`}
				aria-hidden="true"
				focusable="false"
			>
				{sheet.sizes.map(({ radius, label }) => {
					const x = right + radius;
					right += 2 * radius + 16;
					return <circle key={label} class={`circle ${ink}`} cx={x} cy={2 * tall + 2 - radius} r={radius} />;
				})}
			</svg>
			<p class="small">
				Cercles, du plus petit au plus grand : {sheet.sizes.map(({ label }) => label).join(", ")}.
			</p>
		</>
	);
}
