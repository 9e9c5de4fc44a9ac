import type { VNode } from "preact";
import type { Source } from "../../../catalogue/model.ts";
import { sheetForms } from "../../exports/index.ts";
import { counted } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { Table } from "../components/table.tsx";
import { dictionaryOf, entriesWith, signsOf } from "./dictionary.ts";

/** A shorter dictionary is read at a glance. */
const long = 12;

/** Columns that are read, the word that they are searched by, and the same as a file. */
export function DictionaryBlock(props: { readonly source: Source; readonly word: string }): VNode | null {
	const { source, word } = props;
	const all = dictionaryOf(source);
	if (all.length === 0) return null;
	const shown = entriesWith(all, word);
	const signs = signsOf(source);
	const path = `/donnees/${source.id}`;
	return (
		<section class="part" aria-labelledby="dictionnaire">
			<h2 id="dictionnaire">Dictionnaire des champs</h2>
			{all.length > long || word !== "" ? (
				<form class="filter-form" action={`${path}#dictionnaire`} method="get">
					<div class="field">
						<label for="mot">Chercher une colonne</label>
						<input id="mot" type="search" name="mot" value={word} maxLength={60} />
					</div>
					<button type="submit" class="button">
						Chercher
					</button>
				</form>
			) : null}
			{word === "" ? null : (
				<p>
					{shown.length === 0
						? `Aucune des ${counted(all.length, "colonne")} ne contient « ${word} ». `
						: `${counted(shown.length, "colonne")} sur ${all.length} ${shown.length > 1 ? "contiennent" : "contient"} « ${word} ». `}
					<a href={`${path}#dictionnaire`}>Voir toutes les colonnes</a>
				</p>
			)}
			{shown.length === 0 ? null : (
				<Table
					id="champs"
					caption="Champs lus dans le fichier"
					columns={[
						{ header: "Colonne du fichier" },
						{ header: "Type" },
						{ header: "Obligatoire" },
						{ header: "Nomenclature" },
					]}
					rows={shown.map((entry) => ({
						key: entry.field,
						header: entry.folded ? (
							<>
								Colonnes <code>{entry.headers.join(", ")}</code>
							</>
						) : (
							<code>{entry.headers.join(", ")}</code>
						),
						cells: [
							entry.folded ? `${entry.type}, une ligne par colonne` : entry.type,
							entry.required ? "oui" : "non",
							entry.nomenclature ?? "aucune",
						],
					}))}
				/>
			)}
			{signs.length > 0 ? <p class="muted">Signes du producteur : {signs.join(" ; ")}.</p> : null}
			<p>
				Télécharger le dictionnaire :{" "}
				{sheetForms.map(({ id, label }, index) => (
					<span key={id}>
						{index > 0 ? " ; " : ""}
						<a href={`${path}/dictionnaire?forme=${id}`}>{lowerFirst(label)}</a>
					</span>
				))}
				.
			</p>
		</section>
	);
}
