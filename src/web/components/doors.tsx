import type { VNode } from "preact";
import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Door } from "../../reading/index.ts";
import { thePlace } from "../region-name.ts";

const towards: Readonly<Record<TerritoryType, string>> = {
	commune: "Voir à la commune",
	epci: "Voir à l’intercommunalité",
	"partie-zone": "Voir à la partie de zone d’emploi",
	"comite-local": "Voir au comité local",
	arrondissement: "Voir à l’arrondissement",
	bassin: "Voir au bassin d’emploi",
	"zone-emploi": "Voir à la zone d’emploi",
	departement: "Voir au département",
	region: "Voir à la région",
	france: "Voir en",
};

/** « Voir au département : Calvados », under a table that hides the figure of a narrower place. */
export function Doors(props: { readonly doors: readonly Door[] }): VNode | null {
	if (props.doors.length === 0) return null;
	return (
		<ul class="legend doors">
			{props.doors.map((door) => (
				<li key={door.to.permalink}>
					<DoorLink door={door} /> (masqué pour {thePlace(door.from.territory)}
					{door.from.about ? `, ${door.from.about.label}` : ""})
				</li>
			))}
		</ul>
	);
}

export function DoorLink(props: { readonly door: Pick<Door, "to"> }): VNode {
	const { territory, permalink } = props.door.to;
	const { type, label } = territory;
	return (
		<a href={permalink}>
			{towards[type]}
			{type === "france" ? " " : " : "}
			{label}
		</a>
	);
}
