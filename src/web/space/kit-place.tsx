import type { VNode } from "preact";
import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import type { KitPlace } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { territoryKind } from "../declared.ts";
import { membersToday, readCodes } from "../perimeter-codes.ts";
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
					label="Codes des communes ou des intercommunalités"
					hint="Un par ligne, ou séparés par des virgules : code Insee de commune (14118), SIREN d’intercommunalité (200065597), ou découpage et code (zone-emploi:2804). Cette liste l’emporte sur le territoire choisi au-dessus."
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

/** What was given. Throws `saisie-incorrecte`. */
export function placeGiven({ figures, form }: Pick<SpaceContext, "figures" | "form">): KitPlace {
	const listed = form.perimetre?.trim() ?? "";
	const { members: typed, unknown } = readCodes(figures(), listed === "" ? (form.territoire ?? "") : listed);
	const members = (membersToday(figures(), typed)?.places ?? []).map(({ type, code }) => ({ type, code }));
	const [only, ...others] = members;
	if (!only || unknown.length > 0)
		throw new DefError("saisie-incorrecte", {
			field: listed === "" ? "territoire" : "perimetre",
			expected:
				unknown.length === 0
					? "Choisissez un territoire."
					: `Inconnu : ${unknown.slice(0, 5).join(", ")}${unknown.length > 5 ? "…" : ""}. Vérifiez le code ou précisez le découpage, par exemple zone-emploi:2804.`,
		});
	if (others.length === 0) return { territory: only };
	const name = form.nom?.trim().slice(0, 80) ?? "";
	return { perimeter: { members, ...(name === "" ? {} : { label: name }) } };
}
