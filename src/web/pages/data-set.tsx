import type { VNode } from "preact";
import type { Source } from "../../../catalogue/model.ts";
import type { DataSetCard, FileLine } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { CharterBadge, DepositedSample, lotText } from "../charter.tsx";
import { Table } from "../components/table.tsx";
import { DictionaryBlock } from "../data-set/dictionary-block.tsx";
import { FilesBlock } from "../data-set/files-block.tsx";
import { indicators, sourceById } from "../declared.ts";
import { Contact } from "../help/contact.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";
import { tablePath } from "../table/model.ts";
import { originWord } from "./data-sets.tsx";
import { Address } from "./provenance.tsx";

/** `/donnees/{source}` */
export async function dataSetPage({ figures, region, params, query }: PageContext): Promise<Outcome> {
	const id = params.source ?? "";
	const set = figures.release.dataSets.find((candidate) => candidate.source === id);
	const source = sourceById(id);
	if (!set) throw new DefError("jeu-inconnu", { dataSet: id });
	const title = source?.title ?? id;
	const cubes = new Set((source?.facts ?? []).map((mapping) => mapping.cube));
	const lines = await figures.firstLines(id, sampleSize);
	const fed = indicators.filter((indicator) => cubes.has(indicator.cube));
	return page({
		title,
		section: "donnees",
		sample: set.sample,
		crumbs: [{ label: "Données", path: "/donnees" }, { label: title }],
		body: (
			<>
				<header class="page-head">
					<p class="kind">Jeu de données · {originWord(set, source?.shipped)}</p>
					<h1>{title}</h1>
				</header>
				{set.charter ? <CharterBadge charter={set.charter} /> : null}
				{set.sample && set.label !== undefined ? (
					<DepositedSample />
				) : set.sample ? (
					<p class="notice">
						<strong>Données d’essai.</strong> Ce fichier est fabriqué, à la mise en page du fichier officiel.
						Le vrai se trouve à l’adresse ci-dessous.
					</p>
				) : null}
				{source ? null : (
					<p class="notice">
						Ce jeu fait partie de la diffusion, mais le catalogue du logiciel ne le décrit plus : la prochaine
						diffusion ne le contiendra pas.
					</p>
				)}
				<section aria-labelledby="identite">
					<h2 id="identite">Identité</h2>
					<dl class="facts">
						{source ? <Declared source={source} vintage={set.vintage} /> : null}
						<FileFacts set={set} />
						<dt>Une question</dt>
						<dd>
							<Contact region={region} />
						</dd>
					</dl>
				</section>
				<Findings set={set} />
				{source && source.quirks.length > 0 ? (
					<section class="part" aria-labelledby="pieges">
						<h2 id="pieges">Particularités du fichier</h2>
						<ul>
							{source.quirks.map((quirk) => (
								<li key={quirk}>{quirk}</li>
							))}
						</ul>
					</section>
				) : null}
				<FilesBlock files={await figures.files(id)} />
				{source ? <DictionaryBlock source={source} word={query.mot ?? ""} /> : null}
				<FirstLines lines={lines} />
				{fed.length > 0 ? (
					<section class="part" aria-labelledby="usages">
						<h2 id="usages">Indicateurs tirés de ce jeu</h2>
						<ul>
							{fed.map((indicator) => (
								<li key={indicator.id}>
									<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
								</li>
							))}
						</ul>
						<p>
							Télécharger les chiffres :{" "}
							<a
								href={withQuery(tablePath, {
									indicateurs: fed
										.slice(0, mostTogether)
										.map(({ id }) => id)
										.join(","),
								})}
							>
								composer un tableau
							</a>
							, en classeur Excel, CSV, JSON ou Parquet ; ou par programme, avec l’<a href="/api">API</a>.
						</p>
					</section>
				) : null}
			</>
		),
	});
}

/** Indicators that a table is proposed with: more would be unreadable. */
const mostTogether = 5;

function Declared(props: { readonly source: Source; readonly vintage: string }): VNode {
	const { source } = props;
	return (
		<>
			<dt>Producteur</dt>
			<dd>{source.producer}</dd>
			<dt>Millésime</dt>
			<dd>{props.vintage}</dd>
			<dt>Parution</dt>
			<dd>{source.cadence}</dd>
			<dt>Licence</dt>
			<dd>{source.licence}</dd>
			<dt>Adresse officielle</dt>
			<dd>
				<Address address={source.address} />
			</dd>
		</>
	);
}

/** Of a partner's file: its hash, its size and its rows could help to find what is hidden. */
const notTold = "non dit : les chiffres de ce fichier sont sous secret statistique";

function FileFacts(props: { readonly set: DataSetCard }): VNode {
	const { set } = props;
	return (
		<>
			<dt>Fichier reçu</dt>
			<dd>
				<code>{set.file}</code>
				{set.bytes === undefined ? null : ` (${counted(set.bytes, "octet")})`}
			</dd>
			{lotText(set) === undefined ? null : (
				<>
					<dt>Livraison</dt>
					<dd>{lotText(set)}</dd>
				</>
			)}
			{set.charter?.allowed ? (
				<>
					<dt>Clause</dt>
					<dd>« {set.charter.clause} »</dd>
				</>
			) : null}
			<dt>Empreinte SHA-256</dt>
			<dd>{set.sha256 === undefined ? notTold : <code>{set.sha256}</code>}</dd>
			{set.sheet ? (
				<>
					<dt>Feuille</dt>
					<dd>
						<code>{set.sheet}</code>
					</dd>
				</>
			) : null}
			{set.encoding ? (
				<>
					<dt>Encodage</dt>
					<dd>
						<code>{set.encoding}</code>
					</dd>
				</>
			) : null}
			<dt>Lignes</dt>
			<dd>
				{set.rows === undefined
					? notTold
					: `${formatNumber(set.rows)}, dont ${formatNumber(set.held ?? 0)} mises à l’écart`}
			</dd>
		</>
	);
}

const severities: Readonly<Record<string, string>> = {
	blocking: "bloquant",
	"to-confirm": "à confirmer",
	info: "information",
};

function Findings(props: { readonly set: DataSetCard }): VNode {
	const { findings } = props.set;
	return (
		<section class="part" aria-labelledby="controles">
			<h2 id="controles">Contrôles</h2>
			{findings.length === 0 ? (
				<p>Tous les contrôles sont passés sans remarque.</p>
			) : (
				<Table
					id="remarques"
					caption="Remarques des contrôles à la réception"
					columns={[
						{ header: "Règle" },
						{ header: "Gravité" },
						{ header: "Constat", long: true },
						{ header: "Occurrences", number: true },
					]}
					rows={findings.map((finding, index) => ({
						key: `${finding.rule}-${index}`,
						header: <span class="code">{finding.rule}</span>,
						cells: [
							severities[finding.severity] ?? finding.severity,
							finding.message,
							finding.count === undefined ? "non dit" : formatNumber(finding.count),
						],
					}))}
				/>
			)}
		</section>
	);
}

/** Lines shown of a file. */
const sampleSize = 20;

/** What the file looks like: its first lines, or why none is shown. */
function FirstLines({ lines }: { readonly lines: readonly FileLine[] | undefined }): VNode {
	const fields = lines?.[0]?.values.map(({ field }) => field) ?? [];
	return (
		<section class="part" aria-labelledby="extrait">
			<h2 id="extrait">Premières lignes</h2>
			{lines === undefined ? (
				<p>
					Aucune ligne n’est montrée : ce fichier est partagé sous charte, ou ses chiffres sont sous secret
					statistique.
				</p>
			) : lines.length === 0 ? (
				<p>Le fichier n’a aucune ligne retenue.</p>
			) : (
				<details>
					<summary>Afficher {counted(lines.length, "ligne")} du fichier, telles qu’elles sont lues</summary>
					<Table
						id="lignes"
						caption="Premières lignes retenues"
						columns={[{ header: "Ligne" }, ...fields.map((field) => ({ header: <code>{field}</code> }))]}
						rows={lines.map(({ line, values }) => ({
							key: String(line),
							header: formatNumber(line),
							cells: values.map(({ text }) => text),
						}))}
					/>
				</details>
			)}
		</section>
	);
}
