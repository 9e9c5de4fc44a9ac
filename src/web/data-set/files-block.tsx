import type { VNode } from "preact";
import type { FileCard } from "../../figures/model.ts";
import { counted, enumerate, formatDate, formatNumber, formatPeriod } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { diffusionPath } from "../diffusion-words.tsx";

/** Headers said one by one: a file of monthly columns has hundreds of them. */
const mostHeaders = 12;

/** Every file that was published for a data set, and what each changes from the one before. */
export function FilesBlock({ files }: { readonly files: readonly FileCard[] }): VNode {
	const later = files.slice(0, -1);
	const compared = later.length > 0;
	return (
		<section class="part" aria-labelledby="fichiers">
			<h2 id="fichiers">Fichiers reçus</h2>
			<Table
				id="fichiers-tableau"
				caption="Fichiers publiés pour ce jeu, le dernier d’abord"
				detail={
					compared
						? "Lignes venues, parties et changées depuis le fichier précédent, parmi celles que les contrôles ont retenues."
						: undefined
				}
				columns={[
					{ header: "Fichier", long: true },
					{ header: "Paru avec" },
					{ header: "Périodes" },
					{ header: "Lignes lues", number: true },
					...(compared ? ["Venues", "Parties", "Changées"].map((header) => ({ header, number: true })) : []),
				]}
				rows={files.map((file, index) => ({
					key: String(index),
					header: (
						<>
							<code>{file.file}</code>
							{file.label === undefined ? null : ` (${file.label})`}
						</>
					),
					cells: [
						<Publication key="diffusion" file={file} />,
						file.open ? periodsText(file.open.periods) : "non dit",
						file.open ? formatNumber(file.open.rows) : "non dit",
						...(compared ? rowsTexts(file, index === files.length - 1) : []),
					],
				}))}
			/>
			<h3>Depuis le fichier précédent</h3>
			{!compared ? (
				<p>Un seul fichier est paru pour ce jeu : le prochain sera comparé à celui-ci.</p>
			) : (
				<Since files={later} />
			)}
		</section>
	);
}

function Publication({ file: { publication } }: { readonly file: FileCard }): VNode {
	if (!publication) return <>diffusion à paraître</>;
	return (
		<>
			<a href={diffusionPath(publication)}>diffusion {publication.version}</a>, le{" "}
			{formatDate(publication.published, "short")}
		</>
	);
}

function periodsText(periods: readonly string[]): string {
	const [first, last] = [periods[0], periods.at(-1)];
	if (first === undefined || last === undefined) return "aucune : codes et libellés";
	if (first === last) return formatPeriod(first);
	return `${formatPeriod(first)} à ${formatPeriod(last)} (${counted(periods.length, "période")})`;
}

function rowsTexts({ open }: FileCard, isFirst: boolean): readonly string[] {
	if (isFirst) return ["premier fichier", "premier fichier", "premier fichier"];
	const rows = open?.changes?.rows;
	if (!rows) return ["non dit", "non dit", "non dit"];
	return [rows.added, rows.removed, rows.changed].map((count) => formatNumber(count));
}

/** Newest first; the older ones are folded. */
function Since({ files }: { readonly files: readonly FileCard[] }): VNode {
	const [last, ...older] = files;
	return (
		<>
			{last ? <Columns file={last} /> : null}
			{older.length > 0 ? (
				<details>
					<summary>Les fichiers d’avant, chacun comparé à celui qui le précède</summary>
					{older.map((file, index) => (
						<Columns key={String(index)} file={file} />
					))}
				</details>
			) : null}
		</>
	);
}

function Columns({ file }: { readonly file: FileCard }): VNode {
	const name = (
		<strong>
			<code>{file.file}</code>
			{file.publication ? `, diffusion ${file.publication.version}` : ""}
		</strong>
	);
	const changes = file.open?.changes;
	if (!changes)
		return (
			<p>
				{name} : ce qui change n’est pas dit, car ce fichier ou le précédent est partagé sous charte, ou ses
				chiffres sont sous secret statistique.
			</p>
		);
	const { columns, rows } = changes;
	return (
		<>
			<p>
				{name} :{" "}
				{rows
					? `${counted(rows.added, "ligne venue", "lignes venues")}, ${counted(rows.removed, "partie")}, ${counted(rows.changed, "changée")}, ${counted(rows.unchanged, "inchangée")}.`
					: "lignes non comparées, faute d’une clé qui les nomme ou d’un lot encore gardé."}
			</p>
			{columns ? (
				<ul>
					{columns.added.length > 0 ? <li>Colonnes ajoutées : {headers(columns.added)}.</li> : null}
					{columns.removed.length > 0 ? <li>Colonnes retirées : {headers(columns.removed)}.</li> : null}
					{columns.renamed.map(({ before, after }) => (
						<li key={after}>
							Colonne renommée : <code>{before}</code> devient <code>{after}</code>.
						</li>
					))}
					{columns.added.length + columns.removed.length + columns.renamed.length === 0 ? (
						<li>Mêmes colonnes.</li>
					) : null}
				</ul>
			) : (
				<p>Colonnes non comparées : les en-têtes de l’un des deux fichiers n’ont pas été gardés.</p>
			)}
		</>
	);
}

function headers(names: readonly string[]): string {
	const shown = names.slice(0, mostHeaders).map((name) => `« ${name} »`);
	const rest = names.length - shown.length;
	return enumerate(rest > 0 ? [...shown, counted(rest, "autre")] : shown);
}
