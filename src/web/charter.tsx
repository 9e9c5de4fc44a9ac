import type { VNode } from "preact";
import type { CharterCard, DataSetCard } from "../figures/model.ts";
import { formatDate } from "../platform/french.ts";
import { lowerFirst } from "../reading/index.ts";
import { territoryKind } from "./declared.ts";

/** How a data set shared under a charter says so, on every page that names it. */

type Use = Extract<CharterCard, { readonly allowed: true }>["use"];

export const useNames: Readonly<Record<Use, string>> = {
	diffusion: "diffusion",
	pilotage: "pilotage",
	etude: "étude",
	prospective: "prospective",
};

/** « Charte signée – jusqu’au 31/12/2027 – diffusion : zone d’emploi, pas de nominatif », or why it is hidden. */
export function CharterBadge(props: { readonly charter: CharterCard }): VNode {
	const { charter } = props;
	if (!charter.allowed) return <p class="notice">Chiffres masqués. {charter.reason}</p>;
	return <p class="notice">{charterText(charter)}</p>;
}

export function charterText(charter: Extract<CharterCard, { readonly allowed: true }>): string {
	const level = lowerFirst(territoryKind(charter.finest).label).replaceAll("'", "’");
	return `Charte signée – jusqu’au ${lastDay(charter.until)} – ${useNames[charter.use]} : ${level}, pas de nominatif`;
}

/** The end is the first instant past it: midnight belongs to the day before. */
function lastDay(until: string): string {
	return formatDate(new Date(Date.parse(until) - 1), "short");
}

/** Without a mirror the release stands on made-up data: a deposit is a trial there too. */
export function DepositedSample(): VNode {
	return (
		<p class="notice">
			<strong>Données d’essai.</strong> Cette diffusion a été construite sans les fichiers des producteurs :
			ce qui y est déposé compte aussi comme un essai.
		</p>
	);
}

/** « Lot 2026-11-opco-contrats-1, reçu sous la charte … »: nothing for a file that no partner deposited. */
export function lotText(lot: Pick<DataSetCard, "label" | "basis">): string | undefined {
	if (lot.label === undefined) return undefined;
	return lot.basis ? `Lot ${lot.label}, reçu sous : ${lot.basis}` : `Lot ${lot.label}`;
}
