import type { VNode } from "preact";
import type { Source } from "../../../catalogue/model.ts";
import type { CheckReport } from "../../deliveries/index.ts";
import { nearest } from "../../platform/distance.ts";
import { counted, enumerate, foldText, formatNumber } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import type { DeliveryView } from "./delivery-view.ts";
import { fieldLabel } from "./delivery-words.ts";
import { PostForm } from "./form.tsx";

type ColumnTaken = CheckReport["columns"][number];

/** Name of the field of the form for a column, by rank: nothing of what the sender wrote. */
export function columnField(rank: number): string {
	return `colonne-${rank}`;
}

export const ignored = "-";

const hows: Readonly<Record<ColumnTaken["how"], string>> = {
	declare: "reconnue",
	retenu: "retenue de vos choix précédents",
	inconnu: "inconnue",
	ignore: "ignorée",
};

/** Step 1: what each column of the file was taken for, and the choice that is left to the person. */
export function DeliveryStructure(props: {
	readonly view: DeliveryView;
	readonly report: CheckReport;
}): VNode {
	const { view, report } = props;
	const { source } = view;
	const taken = report.columns.filter(({ field }) => field !== null).length;
	const unknown = report.columns.filter(({ how }) => how === "inconnu").length;
	const missing = missingFields(source, report);
	const choosing = view.open && source !== undefined && report.columns.some(isChosen);
	const table = (
		<Table
			id="colonnes"
			caption="Colonnes du fichier et ce pour quoi elles sont prises"
			columns={[
				{ header: "Colonne" },
				{ header: "En-tête lu", long: true },
				{ header: "Prise pour", long: true },
				{ header: "Comment" },
			]}
			rows={report.columns.map((column, rank) => ({
				key: String(rank),
				header: column.letters,
				cells: [
					column.header === "" ? "sans en-tête" : <code key="header">{column.header}</code>,
					choosing && source && isChosen(column) ? (
						<ColumnChoice
							key="choice"
							source={source}
							report={report}
							column={column}
							rank={rank}
							missing={missing}
						/>
					) : column.field === null ? (
						"—"
					) : (
						fieldLabel(source, column.field)
					),
					hows[column.how],
				],
			}))}
		/>
	);
	return (
		<section class="part" id="structure" aria-labelledby="structure-titre">
			<h2 id="structure-titre">1. Structure</h2>
			<p>
				{counted(taken, "colonne reconnue", "colonnes reconnues")} sur {formatNumber(report.columns.length)}
				{unknown > 0 ? `, ${counted(unknown, "inconnue")}` : ""}. En-tête lu à la ligne {report.headerLine}
				{report.sheet === undefined ? "" : ` de la feuille « ${report.sheet} »`}
				{report.encoding === undefined ? "" : `, texte lu en ${report.encoding}`}.
			</p>
			{missing.length > 0 ? (
				<p class="notice">
					{missing.length > 1 ? "Colonnes attendues et absentes" : "Colonne attendue et absente"} :{" "}
					{enumerate(missing.map((name) => `« ${fieldLabel(source, name)} »`))}.
				</p>
			) : null}
			{choosing ? (
				<PostForm action={`${view.path}/colonnes`} csrf={view.csrf} wide>
					{table}
					<p class="hint">
						Votre choix est enregistré pour ce partenaire : il sera repris pour ses prochains fichiers. Le
						contrôle sera relancé.
					</p>
					<button type="submit" class="button">
						Enregistrer pour ce partenaire
					</button>
				</PostForm>
			) : (
				table
			)}
		</section>
	);
}

/** A column without a header cannot be named again in the next file. */
function isChosen({ how, header }: ColumnTaken): boolean {
	return how !== "declare" && header.trim() !== "";
}

/** Declared fields that no column was taken for; those of a folded file have no column of their own. */
function missingFields(source: Source | undefined, report: CheckReport): readonly string[] {
	if (!source) return [];
	const taken = new Set(report.columns.map(({ field }) => field));
	return source.fields.map(({ name }) => name).filter((name) => !taken.has(name));
}

function ColumnChoice(props: {
	readonly source: Source;
	readonly report: CheckReport;
	readonly column: ColumnTaken;
	readonly rank: number;
	readonly missing: readonly string[];
}): VNode {
	const { source, column, rank, missing } = props;
	const offered = column.field === null ? missing : [column.field, ...missing];
	const chosen =
		column.field ?? (column.how === "inconnu" ? closest(source, column.header, missing) : undefined);
	return (
		<select
			id={columnField(rank)}
			name={columnField(rank)}
			aria-label={`Colonne ${column.letters} « ${column.header} » : prise pour`}
		>
			<option value={ignored} selected={chosen === undefined}>
				Ignorer cette colonne
			</option>
			{offered.map((name) => (
				<option key={name} value={name} selected={name === chosen}>
					{fieldLabel(source, name)}
				</option>
			))}
		</select>
	);
}

/** The missing field whose header is nearly what is written: proposed, never decided. */
function closest(source: Source, header: string, missing: readonly string[]): string | undefined {
	const headers = new Map(
		source.fields
			.filter(({ name }) => missing.includes(name))
			.flatMap(({ name, header }) =>
				[name, ...(typeof header === "string" ? [header] : header)].map((text) => [foldText(text), name]),
			),
	);
	const text = foldText(header);
	const found = nearest(text, headers.keys(), Math.min(3, Math.floor(text.length / 3)));
	return found === undefined ? undefined : headers.get(found);
}
