import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/index.ts";
import { DefError } from "../../platform/errors.ts";
import { formatDate, formatPeriod, slugify, typeset } from "../../platform/french.ts";
import { inUnit } from "../amount.ts";
import { territoryKind } from "../declared.ts";
import { stateOf, valuesIn } from "../state.ts";
import { inkOf } from "../themes.ts";
import { lowerFirst, upperFirst } from "../words.ts";
import { mapAddress, mapState, readMap } from "./address.ts";
import { mapFor } from "./gather.ts";
import { imagePath } from "./model.ts";
import { pictureOf } from "./picture.tsx";

/** What the door needs of the server that it is part of. */
export interface ImageHost {
	readonly region: Region;
	readonly figures: () => Figures;
	readonly url: (request: FastifyRequest) => string;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

/** The map of a page as a drawing to keep: the same address, one date. */
export function addMapImage(server: FastifyInstance, host: ImageHost): void {
	server.get(imagePath, { config: { action: "pages.read" } }, async (request, reply) => {
		try {
			const { versus: _second, ...asked } = readMap(stateOf(mapState, valuesIn(request.query)));
			const { region } = host;
			const figures = host.figures();
			const made = await mapFor(figures, region, asked);
			const [date] = "dates" in made ? made.dates : [];
			if (!("dates" in made) || !date?.sheet || date.sheet.shapes.length === 0)
				throw new DefError("carte-impossible", {
					why: "dates" in made ? (made.undrawn ?? "aucun contour") : made.why,
				});
			const { indicator, zoning } = made;
			const kind = territoryKind(zoning);
			const where = zoning === "region" ? "de France" : region.ofName;
			const text = pictureOf({
				title: typeset(`${indicator.label}${inUnit(indicator)}`),
				lines: [`${kind.plural} ${where} (${kind.vintage}). ${upperFirst(formatPeriod(date.period))}.`].map(
					typeset,
				),
				sheet: date.sheet,
				ink: inkOf(indicator.theme),
				credits: [
					...date.answer.sources.map(
						({ producer, title, vintage, licence, sample }) =>
							`Source : ${producer}, ${title}, ${vintage}. ${licence}.${sample ? " Données d’essai : ces chiffres ne décrivent personne." : ""}`,
					),
					made.credit ?? "",
					`${region.siteName}, diffusion du ${formatDate(figures.release.published)}. ${host.url(request)}${mapAddress({ ...asked, indicator: indicator.id, zoning, period: date.period })}`,
				].map(typeset),
			});
			const name = ["def", lowerFirst(kind.plural), indicator.id, date.period].map(slugify).join("_");
			return reply
				.header("cache-control", "public, no-cache")
				.header("content-disposition", `attachment; filename="${name}.svg"`)
				.type("image/svg+xml; charset=utf-8")
				.send(text);
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});
}
