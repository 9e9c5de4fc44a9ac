import type { Access, Person } from "../access/index.ts";
import type { Query } from "../platform/records/records.ts";
import type { Charter } from "./charter.ts";
import type { Clause } from "./model.ts";

export const historyLabels = {
	creation: "Création",
	version: "Nouvelle version",
	termes: "Texte ou dates modifiés",
	clause: "Clause",
	ajustement: "Clause ajustée par le partenaire",
	relecture: "Envoi en relecture",
	renvoi: "Renvoi par le partenaire",
	accord: "Accord du partenaire",
	rappel: "Retour en brouillon",
	contresignature: "Signature de l’exploitant",
	signature: "Signature du partenaire",
	remplacement: "Remplacement",
	"fin-anticipee": "Fin anticipée",
	fin: "Fin",
	alerte: "Alerte d’échéance",
} as const;
export type HistoryKind = keyof typeof historyLabels;

export interface HistoryLine {
	readonly version: number;
	readonly at: Date;
	readonly who: string;
	readonly what: HistoryKind;
	/** Number of the clause that changed; `before` or `after` is missing when it was added or removed. */
	readonly clause: number | null;
	readonly before: Clause | null;
	readonly after: Clause | null;
	readonly note: string;
}

/** Adds a line to the history of a charter, in the transaction of what it tells. */
export async function tell(
	query: Query,
	charter: { readonly id: string },
	line: Pick<HistoryLine, "version" | "at" | "what"> & {
		readonly person?: Person;
		readonly clause?: { readonly before?: Clause | undefined; readonly after?: Clause | undefined };
		readonly note?: string;
	},
): Promise<void> {
	const { before, after } = line.clause ?? {};
	await query(
		`insert into charter_history (charter_id, version, at, who, what, clause, before, after, note)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
		[
			charter.id,
			line.version,
			line.at,
			line.person?.name ?? "L’observatoire",
			line.what,
			(after ?? before)?.number ?? null,
			before ? JSON.stringify(before) : null,
			after ? JSON.stringify(after) : null,
			line.note ?? "",
		],
	);
}

/** Newest first, limited to the versions that the reader of `charter` sees. */
export async function historyOf({ records }: Access, charter: Charter): Promise<readonly HistoryLine[]> {
	const lines = await records.query<HistoryLine>(
		"select version, at, who, what, clause, before, after, note from charter_history where charter_id = $1 order by seq desc",
		[charter.id],
	);
	const seen = new Set(charter.versions.map(({ number }) => number));
	return lines.filter(({ version }) => seen.has(version));
}
