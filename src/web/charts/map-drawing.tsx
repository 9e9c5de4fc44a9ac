import type { VNode } from "preact";
import type { MapSheet, Mark } from "./map-sheet.ts";
import { Patterns } from "./patterns.tsx";

export type MapInk = "emploi" | "formation" | "difficulte";

/** Not one image: its areas are links. */
const group = { role: "group" } as const;

/** A map and its legend: classes or circles, blanks by pattern, the method written. The list beside it gives the values. */
export function MapDrawing(props: {
	readonly id: string;
	readonly title: string;
	readonly sheet: MapSheet;
	readonly ink: MapInk;
	/** Of a territory by its code: that of its row in the list, and its page. */
	readonly at: (code: string) => { readonly mark: string; readonly path?: string | undefined };
}): VNode | null {
	const { id, sheet, ink } = props;
	if (sheet.shapes.length === 0) return null;
	const titleId = `${id}-dessin`;
	return (
		<div class="gapped">
			<svg class="map" viewBox={`0 0 ${sheet.width} ${sheet.height}`} {...group} aria-labelledby={titleId}>
				<title id={titleId}>{props.title}</title>
				<Patterns id={id} />
				{sheet.shapes.map(({ code, path, text, mark }) => (
					<Place key={code} {...props.at(code)} text={text}>
						<path d={path} {...painted(id, ink, mark)} />
					</Place>
				))}
				{sheet.circles.map(({ code, x, y, radius, text }) => (
					<Place key={code} {...props.at(code)} text={text}>
						<circle class={`circle ${ink}`} cx={x} cy={y} r={radius} />
					</Place>
				))}
			</svg>
			<Legend id={id} sheet={sheet} ink={ink} />
			<p class="small muted">Méthode : {sheet.method}.</p>
		</div>
	);
}

/** A territory on the map leads to its page. Out of the tab order: the list beside is the keyboard's way. */
function Place(props: {
	readonly mark: string;
	readonly path?: string | undefined;
	readonly text: string;
	readonly children: VNode;
}): VNode {
	const inside = (
		<>
			<title>{props.text}</title>
			{props.children}
		</>
	);
	return props.path === undefined ? (
		<g data-mark={props.mark}>{inside}</g>
	) : (
		<a href={props.path} data-mark={props.mark} tabIndex={-1}>
			{inside}
		</a>
	);
}

/** Longest bar of the histogram of a legend. */
const longestBar = 96;

/** A pattern is a fill, a colour is a class: the content policy forbids styles, and a theme may change colours. */
function painted(id: string, ink: MapInk, mark: Mark): { readonly class: string; readonly fill?: string } {
	if (mark.kind === "blank") return { class: "shape", fill: `url(#${id}-${mark.blank})` };
	return { class: mark.kind === "class" ? `shape ${ink} class-${mark.number}` : "shape ground" };
}

function Legend(props: { readonly id: string; readonly sheet: MapSheet; readonly ink: MapInk }): VNode {
	const { id, sheet, ink } = props;
	const most = Math.max(1, ...sheet.legend.map(({ count }) => count));
	return (
		<>
			{sheet.sizes.length > 0 ? <Sizes sheet={sheet} ink={ink} /> : null}
			{sheet.legend.length > 0 ? (
				<ul class="map-legend">
					{sheet.legend.map(({ mark, label, count }) => (
						<li key={label}>
							<svg width={longestBar + 30} height="16" aria-hidden="true" focusable="false">
								<rect {...painted(id, ink, mark)} x="0.5" y="0.5" width="21" height="15" />
								{count > 0 ? (
									<rect
										class="tally"
										x="28"
										y="3"
										width={Math.round((longestBar * count) / most)}
										height="10"
									/>
								) : null}
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
