import { territoryKind } from "../../catalogue/nomenclatures/index.ts";
import { enumerate, formatDate } from "../platform/french.ts";
import { type Charter, inForceFrom, inForceUntil, isSigned, stageLabels, stageOf } from "./charter.ts";
import { endText, recipientsText, retentionText, secrecyText, upTo, useLabels } from "./wording.ts";

/** Register of processing (RGPD, article 30): one line per signed version and data set. */
export const registerHeaders = [
	"Charte",
	"Version",
	"État",
	"Jeu de données",
	"Finalités",
	"Usages",
	"Catégories de données",
	"Destinataires",
	"Niveau le plus fin",
	"Secret",
	"Conservation",
	"Mesures de sécurité",
	"Base légale",
	"Début",
	"Fin",
	"Partenaire signataire",
	"Exploitant signataire",
] as const;

export function registerLines(
	charters: readonly Charter[],
	nameOf: (source: string) => string,
	now: Date,
): readonly (readonly string[])[] {
	return charters.flatMap((charter) =>
		charter.versions.filter(isSigned).flatMap((version) => {
			const sources = [...new Set(version.clauses.map(({ source }) => source))];
			return sources.map((source) => {
				const clauses = version.clauses.filter((clause) => clause.source === source);
				const each = (text: (clause: (typeof clauses)[number]) => string): string =>
					[...new Set(clauses.map(text))].join(" ; ");
				const deepest = clauses.toSorted(
					(a, b) => territoryKind(b.finest).depth - territoryKind(a.finest).depth,
				)[0];
				return [
					version.title,
					String(version.number),
					stageLabels[stageOf(version, now)],
					nameOf(source),
					version.purpose,
					enumerate([...new Set(clauses.map(({ use }) => useLabels[use]))]),
					version.categories,
					each(({ use, recipients }) => `${useLabels[use]} : ${recipientsText(recipients)}`),
					deepest ? upTo(deepest.finest) : "",
					each(secrecyText),
					each(({ retentionMonths }) => retentionText(retentionMonths)),
					version.security,
					version.legalBasis,
					formatDate(inForceFrom(version), "short"),
					endText(inForceUntil(version)).replace(/^le /, ""),
					charter.partner.name,
					charter.operator.name,
				];
			});
		}),
	);
}
