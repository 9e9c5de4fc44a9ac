import type { Severity, Source } from "../../../catalogue/model.ts";
import type { Place } from "../../collection/model.ts";
import type { Channel, DeliveryRecord, DeliveryState } from "../../deliveries/index.ts";
import { formatNumber, NBSP } from "../../platform/french.ts";

/** French words of the import desk, in one place. */

export const stateLabels: Readonly<Record<DeliveryState, string>> = {
	recue: "Reçu",
	"en-controle": "En contrôle",
	controlee: "Contrôlé",
	acceptee: "Accepté",
	refusee: "Rejeté",
	annulee: "Annulé",
	remplacee: "Remplacé",
};

type Tone = "wait" | "good" | "bad" | "over";

/** What a person reads of the state: it also tells who is waited for. Never by colour alone. */
export function stateOf(one: DeliveryRecord): { readonly word: string; readonly tone: Tone } {
	switch (one.state) {
		case "controlee":
			if (one.failure !== undefined) return { word: "Contrôle impossible", tone: "bad" };
			return hasDefects(one) ? { word: "À corriger", tone: "bad" } : { word: "À décider", tone: "wait" };
		case "acceptee":
			return { word: one.decision ? "Accepté avec réserves" : "Accepté", tone: "good" };
		case "refusee":
			return { word: "Rejeté", tone: "bad" };
		case "annulee":
		case "remplacee":
			return { word: stateLabels[one.state], tone: "over" };
		default:
			return { word: stateLabels[one.state], tone: "wait" };
	}
}

/** Something to mend or to confirm. */
export function hasDefects({ report }: DeliveryRecord): boolean {
	return report?.findings.some(({ severity }) => severity !== "info") ?? false;
}

export function isRunning({ state }: DeliveryRecord): boolean {
	return state === "recue" || state === "en-controle";
}

export const channelLabels: Readonly<Record<Channel, string>> = {
	page: "déposé sur ce site",
	api: "déposé par l’API",
	dossier: "pris dans le dossier surveillé",
	connecteur: "pris par un connecteur",
};

export const severityLabels: Readonly<Record<Severity, string>> = {
	blocking: "Bloquant",
	"to-confirm": "À confirmer",
	info: "Pour information",
};

/** « ligne 418, colonne F « Code NAF » », as in Excel; empty for the whole file. */
export function placeWords({ sheet, line, column, header }: Place): string {
	return [
		sheet === undefined ? "" : `feuille « ${sheet} »`,
		line === undefined ? "" : `ligne ${line}`,
		column === undefined
			? header
				? `« ${header} »`
				: ""
			: `colonne ${column}${header ? ` « ${header} »` : ""}`,
	]
		.filter(Boolean)
		.join(", ");
}

/** « 412 o », « 38 ko », « 2,4 Mo ». */
export function sizeText(bytes: number): string {
	if (bytes < 1_000) return `${formatNumber(bytes)}${NBSP}o`;
	if (bytes < 1_000_000) return `${formatNumber(bytes / 1_000)}${NBSP}ko`;
	return `${formatNumber(bytes / 1_000_000, { decimals: 1 })}${NBSP}Mo`;
}

/** Title of a data set; a delivery outlives its declaration. */
export function titleOf(sources: readonly Source[], id: string): string {
	return sources.find((source) => source.id === id)?.title ?? id;
}

/** Header under which the sender knows a field, with the field itself where the two differ. */
export function fieldLabel(source: Source | undefined, name: string): string {
	const field = source?.fields.find((one) => one.name === name);
	const header = typeof field?.header === "string" ? field.header : field?.header[0];
	return header === undefined || header === name ? name : `${header} (${name})`;
}
