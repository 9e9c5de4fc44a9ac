import type { VNode } from "preact";
import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import type { KitPlace } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { territoryKind } from "../declared.ts";
import { placesToday } from "../places-today.ts";
import type { Unread } from "../typed-pieces.ts";
import { bricks, readPlaces } from "../typed-places.ts";
import { Choice, Field, type FormFault, LongField } from "./form.tsx";
import type { SpaceContext } from "./route.ts";

/** Fields that are longer than a line: some four hundred codes. */
export const longPlace = { perimetre: 6_000 } as const;

/** Zonings that a committee meets on, the widest first. */
const zonings = [
	"region",
	"departement",
	"zone-emploi",
	"bassin",
	"comite-local",
	"arrondissement",
	"epci",
] as const;

export function isKitZoning(type: TerritoryType): boolean {
	return zonings.some((one) => one === type);
}

/** What a kit is about: a territory of the region, or several seen as one. */
export function PlaceFields(props: {
	readonly figures: Figures;
	readonly region: string;
	/** What was typed or chosen, in the form or in the address. */
	readonly given: Readonly<Record<string, string>>;
	readonly fault: FormFault | undefined;
}): VNode {
	const { figures, region, given, fault } = props;
	const options = zonings.flatMap((type) =>
		figures
			.territories(type, region)
			.filter(({ code }) => type !== "region" || code === region)
			.map(({ code, label }) => ({
				value: `${type}:${code}`,
				label,
				group: territoryKind(type).plural,
			})),
	);
	return (
		<>
			<Choice name="territoire" label="Territoire" options={options} value={given.territoire} fault={fault} />
			<details open={(given.perimetre ?? "") !== ""}>
				<summary>Ou plusieurs territoires vus comme un seul</summary>
				<LongField
					name="perimetre"
					label="Codes ou noms des communes ou des intercommunalités"
					hint="Un par ligne, ou séparés par des virgules : code Insee de commune (14118), SIREN d’intercommunalité (200065597), nom, ou découpage et code (zone-emploi:2804). Cette liste l’emporte sur le territoire choisi au-dessus."
					value={given.perimetre}
					rows={4}
					most={longPlace.perimetre}
					fault={fault}
				/>
				<Field
					name="nom"
					label="Nom du périmètre"
					hint="Exemple : Côte de Nacre"
					value={given.nom}
					fault={fault}
				/>
			</details>
		</>
	);
}

/** In a sentence: the form keeps what was typed, and one corrects it there. */
const toMend = ({ text, suggestions: [first] }: Unread): string =>
	first ? `${text}, écrivez ${first.write} pour ${first.label}` : `${text}, inconnu`;

/** What was given. Throws `saisie-incorrecte`. */
export function placeGiven({
	figures,
	form,
	region,
}: Pick<SpaceContext, "figures" | "form" | "region">): KitPlace {
	const listed = form.perimetre?.trim() ?? "";
	const { places, unread } = readPlaces(figures(), listed === "" ? (form.territoire ?? "") : listed, {
		region: region.code,
		usual: bricks,
	});
	const members = placesToday(figures(), places).places.map(({ type, code }) => ({ type, code }));
	const [only, ...others] = members;
	if (!only || unread.length > 0)
		throw new DefError("saisie-incorrecte", {
			field: listed === "" ? "territoire" : "perimetre",
			expected:
				unread.length === 0
					? "Choisissez un territoire."
					: `À corriger : ${unread.slice(0, 5).map(toMend).join(" ; ")}${unread.length > 5 ? "…" : "."}`,
		});
	if (others.length === 0) return { territory: only };
	const name = form.nom?.trim().slice(0, 80) ?? "";
	return { perimeter: { members, ...(name === "" ? {} : { label: name }) } };
}
