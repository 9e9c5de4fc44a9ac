import { Fragment, type VNode } from "preact";
import { LINES_PER_PAGE } from "../../figures/index.ts";
import type { Provenance } from "../../figures/model.ts";
import { counted, formatDate, formatNumber, formatPeriod, formatTime } from "../../platform/french.ts";
import { cellText, intervalText, lowerFirst, widerOf } from "../../reading/index.ts";
import { dataSetPath, indicatorPath, withQuery } from "../address.ts";
import { DepositedSample, lotText } from "../charter.tsx";
import { Absent } from "../components/absent.tsx";
import { DoorLink } from "../components/doors.tsx";
import { ConversionNotes } from "../components/sources.tsx";
import { Table } from "../components/table.tsx";
import { categoryName, levels, territoryKind } from "../declared.ts";
import { ReportLink } from "../help/contact.tsx";
import { methodPagesOf, methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

type BatchOrigin = Provenance["batches"][number];

/** `/chiffres/{indicateur}?…` « D'où vient ce chiffre ? » */
export async function provenancePage({
	figures,
	region,
	query,
	address,
	site,
}: PageContext): Promise<Outcome> {
	const asked = Number.parseInt(query.page ?? "1", 10);
	const current = Number.isFinite(asked) && asked > 0 ? asked : 1;
	const permalink = withoutPage(address);
	const origin = await figures.explain(permalink, current);
	const { answer, cell } = origin;
	const { indicator } = answer;
	const wider = cell.status === "s" ? await widerOf(figures, { indicator, cell }) : undefined;
	const subject = cell.about ? `${cell.about.label}, ${cell.territory.label}` : cell.territory.label;
	return page({
		title: `D’où vient ce chiffre : ${indicator.short}, ${subject}, ${formatPeriod(cell.period)}`,
		section: "indicateurs",
		sample: answer.sample,
		crumbs: [
			{ label: "Indicateurs", path: "/indicateurs" },
			{ label: indicator.short, path: indicatorPath(indicator.id) },
			{ label: "D’où vient ce chiffre ?" },
		],
		body: (
			<>
				<header class="page-head">
					<p class="kind">D’où vient ce chiffre ?</p>
					<h1>
						{indicator.label}, {subject}
					</h1>
					<p class="lead">
						<strong>{cellText(indicator, cell)}</strong>, {formatPeriod(cell.period, "long")}.
					</p>
					{wider ? (
						<p>
							Ce chiffre est masqué ici. <DoorLink door={{ to: wider }} />
						</p>
					) : null}
					<p id="citer">
						<a href={withQuery("/citer", { page: cell.permalink })} rel="nofollow">
							Citer ou figer ce chiffre
						</a>{" "}
						<ReportLink
							region={region}
							subject={indicator.short}
							about={[
								indicator.label,
								subject,
								formatPeriod(cell.period, "long"),
								`${site}${cell.permalink}`,
								`Diffusion ${origin.release.id}`,
							]}
						/>
					</p>
				</header>
				<ol class="chain" id="origine">
					<CellStep origin={origin} figures={figures} />
					<FormulaStep origin={origin} />
					{origin.batches.map((batch, index) => (
						<FileStep
							key={batch.id}
							batch={batch}
							current={current}
							permalink={permalink}
							id={`lignes-${index + 1}`}
						/>
					))}
					<li>
						<h2>La diffusion</h2>
						<p>
							Diffusion <span class="code">{origin.release.id}</span>, publiée le{" "}
							{formatDate(origin.release.published)} à {formatTime(origin.release.published)}. Elle ne change
							plus : les mêmes fichiers et le même calcul redonnent ce chiffre.
						</p>
					</li>
				</ol>
			</>
		),
	});
}

/** The page number is a state of this page, not of the figure. */
function withoutPage(address: string): string {
	const [path = "", search = ""] = address.split("?");
	const kept = search.split("&").filter((part) => part !== "" && !/^page=/.test(part));
	return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}

function CellStep(props: { readonly origin: Provenance; readonly figures: PageContext["figures"] }): VNode {
	const { cell, answer } = props.origin;
	const { indicator } = answer;
	const card = props.figures.territory(cell.territory.type, cell.territory.code);
	const interval = intervalText(indicator, cell);
	const about = cell.about;
	return (
		<li>
			<h2>La case</h2>
			<dl class="facts">
				<dt>Indicateur</dt>
				<dd>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
				</dd>
				<dt>Méthode</dt>
				<dd>
					{methodPagesOf(indicator).map(({ id, title }, index) => (
						<Fragment key={id}>
							{index > 0 ? ", " : ""}
							<a href={methodPath(id)}>{index > 0 ? lowerFirst(title) : title}</a>
						</Fragment>
					))}
				</dd>
				<dt>Territoire</dt>
				<dd>
					{answer.perimeter ? (
						`${answer.perimeter.label}. ${answer.perimeter.text}`
					) : (
						<>
							{card ? <a href={card.path}>{card.label}</a> : cell.territory.label} (
							{lowerFirst(territoryKind(cell.territory.type).label)}, code{" "}
							<span class="code">{cell.territory.code}</span>
							{card ? `, ${card.vintage}` : ""})
						</>
					)}
				</dd>
				{about ? (
					<>
						<dt>{levels[about.level].label}</dt>
						<dd>
							<AboutLink figures={props.figures} about={about} />
						</dd>
					</>
				) : null}
				{Object.entries(cell.categories).map(([name, value]) => (
					<>
						<dt>{categoryName(name)}</dt>
						<dd>{value}</dd>
					</>
				))}
				<dt>Période</dt>
				<dd>{formatPeriod(cell.period, "long")}</dd>
				<dt>Valeur</dt>
				<dd>
					{cellText(indicator, cell)}
					{interval ? ` – ${interval}` : ""}
				</dd>
				{cell.reason ? (
					<>
						<dt>Pourquoi</dt>
						<dd>{cell.reason}</dd>
					</>
				) : null}
				{cell.coverage === undefined ? null : (
					<>
						<dt>Couverture</dt>
						<dd>
							Calculé sur {formatNumber(100 * cell.coverage, { decimals: 1 })} % du dénominateur : là où tous
							les termes sont connus.
						</dd>
					</>
				)}
			</dl>
		</li>
	);
}

function AboutLink(props: {
	readonly figures: PageContext["figures"];
	readonly about: NonNullable<Provenance["cell"]["about"]>;
}): VNode {
	const { about, figures } = props;
	const scheme = levels[about.level].urlScheme;
	const card = scheme ? figures.occupation(scheme, about.code) : undefined;
	return (
		<>
			{card ? <a href={card.path}>{about.label}</a> : about.label} (code{" "}
			<span class="code">{about.code}</span>)
		</>
	);
}

function FormulaStep(props: { readonly origin: Provenance }): VNode {
	const { answer, cube, steps } = props.origin;
	const conversions = answer.sources.flatMap(({ conversions: own = [] }) => own.map(({ text }) => text));
	return (
		<li>
			<h2>Le calcul</h2>
			<p>{answer.indicator.formulaText}</p>
			{steps.length > 0 ? (
				<details>
					<summary>Le plan de calcul, étape par étape</summary>
					<ol>
						{steps.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ol>
				</details>
			) : null}
			{conversions.length > 0 ? <ConversionNotes texts={conversions} /> : null}
			{cube.measures.length === 0 ? (
				<Absent>
					{answer.cells[0]?.status === "nd"
						? "Rien n’est publié dont ce chiffre serait tiré."
						: "Les mesures dont ce chiffre serait tiré sont masquées avec lui."}
				</Absent>
			) : null}
			<Measures origin={props.origin} />
			<p class="muted small">
				Calcul en pleine précision, arrondi une seule fois à l’affichage. Méthode : {answer.indicator.method}
			</p>
		</li>
	);
}

function Measures(props: { readonly origin: Provenance }): VNode | null {
	const { cube } = props.origin;
	if (cube.measures.length === 0) return null;
	return (
		<Table
			id="mesures"
			caption="Mesures dont le chiffre est tiré"
			detail={
				<>
					Cube <span class="code">{cube.id}</span>, table <span class="code">{cube.table}</span>
				</>
			}
			columns={[
				{ header: "Mesure" },
				{ header: "Valeur connue", number: true },
				{ header: "Lignes du fichier", number: true },
				{ header: "dont masquées", number: true },
			]}
			rows={cube.measures.map((measure) => ({
				key: measure.id,
				header: (
					<>
						{measure.label} <small class="code muted">{measure.id}</small>
					</>
				),
				cells: [
					measure.value === null ? "non publiée" : exact(measure.value),
					measure.rows === undefined ? "non montrées" : formatNumber(measure.rows),
					measure.hidden === undefined ? "non montrées" : formatNumber(measure.hidden),
				],
			}))}
		/>
	);
}

/** Measures are shown as held, up to six digits after the comma and without useless zeros. */
function exact(value: number): string {
	const decimals = Number.isInteger(value) ? 0 : Math.min(6, `${value}`.split(".")[1]?.length ?? 0);
	return formatNumber(value, { decimals });
}

function FileStep(props: {
	readonly batch: BatchOrigin;
	readonly current: number;
	readonly permalink: string;
	readonly id: string;
}): VNode {
	const { batch, id } = props;
	return (
		<li>
			<h2>Le fichier : {batch.source.title}</h2>
			{batch.source.sample && batch.label !== undefined ? <DepositedSample /> : null}
			{batch.source.sample && batch.label === undefined ? (
				<p class="notice">
					<strong>Données d’essai.</strong> Ce fichier a été fabriqué, à la mise en page du fichier officiel,
					pour faire fonctionner l’observatoire sans les fichiers des producteurs.
				</p>
			) : null}
			<dl class="facts">
				<dt>Producteur</dt>
				<dd>{batch.source.producer}</dd>
				<dt>Millésime</dt>
				<dd>{batch.source.vintage}</dd>
				<dt>Licence</dt>
				<dd>{batch.source.licence}</dd>
				<dt>Adresse officielle</dt>
				<dd>
					<Address address={batch.source.address} />
				</dd>
				<dt>Fichier</dt>
				<dd>
					<code>{batch.file}</code>
					{batch.bytes === undefined ? null : ` (${counted(batch.bytes, "octet")})`}
				</dd>
				{lotText(batch) === undefined ? null : (
					<>
						<dt>Livraison</dt>
						<dd>{lotText(batch)}</dd>
					</>
				)}
				{batch.sha256 === undefined ? null : (
					<>
						<dt>Empreinte SHA-256</dt>
						<dd>
							<code>{batch.sha256}</code>
						</dd>
					</>
				)}
				{batch.sheet ? (
					<>
						<dt>Feuille</dt>
						<dd>
							<code>{batch.sheet}</code>
						</dd>
					</>
				) : null}
				<dt>En-tête</dt>
				<dd>ligne {formatNumber(batch.headerLine)}</dd>
				<dt>Page du jeu</dt>
				<dd>
					<a href={dataSetPath(batch.source)}>Contrôles, dictionnaire et limites de ce jeu de données</a>
				</dd>
			</dl>
			{batch.lines.length > 0 ? <Lines {...props} /> : null}
			{batch.withheld === undefined ? null : <Absent>{batch.withheld}</Absent>}
			{batch.lineCount === 0 && batch.withheld === undefined ? (
				<Absent>Aucune ligne de ce fichier ne contribue à ce chiffre.</Absent>
			) : null}
			{batch.withheld === undefined ? (
				<Pager lineCount={batch.lineCount} shown={batch.lines.length} {...props} anchor={id} />
			) : null}
		</li>
	);
}

export function Address(props: { readonly address: string }): VNode {
	return /^https?:\/\//.test(props.address) ? (
		<a href={props.address} rel="external">
			{props.address}
		</a>
	) : (
		<span>{props.address}</span>
	);
}

function Lines(props: { readonly batch: BatchOrigin; readonly id: string }): VNode {
	const { batch, id } = props;
	const columns = [
		...new Map(batch.lines.flatMap((line) => line.values.map((v) => [v.field, v.column] as const))),
	];
	const split = batch.lines.some((line) => line.part !== undefined);
	return (
		<Table
			id={id}
			caption={
				batch.lineCount > 1
					? `Les ${formatNumber(batch.lineCount)} lignes du fichier qui font ce chiffre`
					: "La ligne du fichier qui fait ce chiffre"
			}
			detail="Cellules telles que lues ; lignes et colonnes numérotées comme dans un tableur."
			columns={[
				{ header: "Ligne" },
				...(split ? [{ header: "Part retenue (%)", number: true }] : []),
				...columns.map(([field, column]) => ({
					header: (
						<>
							{field} <small class="muted">colonne {column}</small>
						</>
					),
				})),
			]}
			rows={batch.lines.map((line, index) => ({
				key: `${line.line}-${index}`,
				header: formatNumber(line.line),
				cells: [
					...(split ? [formatNumber(100 * (line.part ?? 1), { decimals: 1 })] : []),
					...columns.map(([field]) => {
						const value = line.values.find((v) => v.field === field);
						return value === undefined || value.text === "" ? (
							<span class="status">vide</span>
						) : (
							<code>{value.text}</code>
						);
					}),
				],
			}))}
		/>
	);
}

/** Lines shown on a full page of the provenance; the door cuts pages of this size. */

function Pager(props: {
	readonly lineCount: number;
	readonly shown: number;
	readonly current: number;
	readonly permalink: string;
	readonly anchor: string;
}): VNode | null {
	const last = Math.max(1, Math.ceil(props.lineCount / LINES_PER_PAGE));
	if (last <= 1) return null;
	const to = (target: number): string => {
		const address = target === 1 ? props.permalink : `${props.permalink}&page=${target}`;
		return `${address}#${props.anchor}`;
	};
	return (
		<nav class="pager" aria-label="Pages des lignes du fichier">
			<p>
				Page {formatNumber(props.current)} sur {formatNumber(last)}
			</p>
			{props.current > 1 ? <a href={to(props.current - 1)}>Lignes précédentes</a> : null}
			{props.current < last ? <a href={to(props.current + 1)}>Lignes suivantes</a> : null}
		</nav>
	);
}
