import type { Brand } from "../document.ts";

const white = { fill: { color: "FFFFFF" } } as const;

interface Placed {
	readonly image: {
		readonly data: string;
		readonly x: number;
		readonly y: number;
		readonly w: number;
		readonly h: number;
	};
}
interface Ground {
	readonly rect: typeof white & {
		readonly x: number;
		readonly y: number;
		readonly w: number;
		readonly h: number;
	};
}

/** The logo of the organisation on the cover, where it needs a white ground, and at the foot of the other slides; nothing without one. */
export function logosOf({ house }: Brand): readonly [readonly (Placed | Ground)[], readonly Placed[]] {
	if (!house?.logo) return [[], []];
	const cover = placed(house.logo, { x: 1, y: 0.7, w: 3, h: 1 });
	const { x, y, w, h } = cover.image;
	const ground = { rect: { ...white, x: x - 0.1, y: y - 0.1, w: w + 0.2, h: h + 0.2 } };
	return [[ground, cover], [placed(house.logo, { x: 0.6, y: 6.98, w: 1.25, h: 0.4 })]];
}

/** As large as its room allows, its shape kept. */
function placed(
	logo: string,
	room: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): Placed {
	const png = Buffer.from(logo, "base64");
	const ratio = png.readUInt32BE(16) / png.readUInt32BE(20);
	const w = Math.min(room.w, room.h * ratio);
	const h = w / ratio;
	return { image: { data: `image/png;base64,${logo}`, x: room.x, y: room.y + (room.h - h) / 2, w, h } };
}
