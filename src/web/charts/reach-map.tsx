import type { VNode } from "preact";
import type { Outline } from "./outline.ts";
import { Patterns } from "./patterns.tsx";

/** A count at a point of the map. */
export interface Spot {
	readonly code: string;
	readonly x: number;
	readonly y: number;
	readonly value: number;
	readonly text: string;
	readonly ink: "emploi" | "formation";
}

export interface Ring {
	readonly radius: number;
	readonly label: string;
}

/** Radius of the largest circle, in units of a 640-wide drawing. */
const largest = 26;

/** Above the ring, or below it when the drawing ends there: two rings never share a place. */
const labelOf = (y: number, radius: number): number => (y - radius > 18 ? y - radius - 4 : y + radius + 14);

/** Counts around one place, with rings of equal distance. It doubles the lists beside it, which are the keyboard's way. */
export function ReachMap(props: {
	readonly id: string;
	readonly title: string;
	readonly width: number;
	readonly height: number;
	readonly outlines: readonly (Outline & { readonly blank: "s" | "nd" | "ns" | null })[];
	readonly here: string;
	readonly center: { readonly x: number; readonly y: number };
	readonly rings: readonly Ring[];
	readonly spots: readonly Spot[];
}): VNode {
	const { id, width, height, here, center, rings } = props;
	const mosts = Map.groupBy(props.spots, ({ ink }) => ink);
	const radiusOf = ({ ink, value }: Spot): number => {
		const most = Math.max(...(mosts.get(ink) ?? []).map((spot) => spot.value));
		return most > 0 ? Math.max(2, Math.round(10 * largest * Math.sqrt(value / most)) / 10) : 2;
	};
	const titleId = `${id}-dessin`;
	return (
		<svg class="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
			<title id={titleId}>{props.title}</title>
			<Patterns id={id} />
			{props.outlines.map(({ code, path, blank }) => (
				<path
					key={code}
					d={path}
					class={blank !== null ? "shape" : code === here ? "shape plain" : "shape ground"}
					fill={blank === null ? undefined : `url(#${id}-${blank})`}
				/>
			))}
			{rings.map(({ radius, label }) => (
				<g key={label}>
					<circle class="ring" cx={center.x} cy={center.y} r={radius} />
					<text class="ring-text" x={center.x} y={labelOf(center.y, radius)}>
						{label}
					</text>
				</g>
			))}
			{props.spots
				.filter(({ value }) => value > 0)
				.toSorted((a, b) => radiusOf(b) - radiusOf(a))
				.map((spot) => (
					<g key={`${spot.ink}-${spot.code}`} data-mark={spot.code}>
						<title>{spot.text}</title>
						<circle class={`circle ${spot.ink}`} cx={spot.x} cy={spot.y} r={radiusOf(spot)} />
					</g>
				))}
		</svg>
	);
}
