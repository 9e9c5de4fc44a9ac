import type { VNode } from "preact";
import { mayIn } from "../../access/index.ts";
import { sheetForms, statuses } from "../../exports/index.ts";
import {
	type Matrix,
	type MatrixCell,
	matrixOf,
	type Row,
	rankingOf,
	type Signal,
} from "../../foresight/index.ts";
import { counted, formatDate, formatQuantity } from "../../platform/french.ts";
import { listProposals, type Proposal, totalsOf } from "../../proposals/index.ts";
import { lowerFirst } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { Sources } from "../components/sources.tsx";
import { StatusLegend } from "../components/status-legend.tsx";
import { StatusSign } from "../components/value.tsx";
import { page } from "../page.ts";
import { campaignMark, campaignsShown, ofCampaign, totalsText } from "./campaign.ts";
import { Choice } from "./form.tsx";
import { ReadingKey } from "./needs-key.tsx";
import { Ranking } from "./needs-ranking.tsx";
import {
	addressOf,
	cellPath,
	everywhere,
	type NeedsView,
	needsPath,
	needsViewOf,
	proposalsPath,
	versionOf,
} from "./needs-view.ts";
import { coverageWord, signalNames, statusOf, unsaid } from "./needs-words.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { NeedsMenu } from "./space-menu.tsx";

/** `/espace/besoins`: occupations × bassins, three signals in words. */
export async function needsMatrix(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, figures, region } = context;
	const view = await needsViewOf(context);
	const matrix = await matrixOf(figures(), region.code, view);
	const ranking = await rankingOf(figures(), region.code, view.all);
	const proposals = await listProposals(access, person);
	const domain = view.domains.find(({ code }) => code === view.state.domain);
	const { release } = figures();
	return page({
		title: "Besoins et achats",
		sample: release.sample,
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Besoins et achats" }],
		body: (
			<>
				<NeedsMenu person={person} current={needsPath} />
				<h1>Besoins et achats</h1>
				<p class="lead">
					Métier par métier, bassin par bassin : qui recrute, qui cherche, qui se forme. Un mot n’est dit que
					de ce qui est publié.
				</p>
				<p>
					Diffusion {versionOf(context)} du {formatDate(release.published)}.{" "}
					<a href={proposalsPath}>Voir les propositions</a>
				</p>
				<Filters view={view} campaigns={campaignsShown(proposals, access.now(), view.state.campaign)} />
				<Campaigns proposals={proposals} view={view} />
				{matrix.rows.length === 0 || matrix.places.length === 0 ? (
					<Absent>
						Cette diffusion ne donne ni métier ni bassin pour ces filtres. Réinitialisez-les, ou choisissez un
						autre domaine.
					</Absent>
				) : (
					<>
						<Cells
							matrix={matrix}
							proposals={proposals}
							campaign={view.state.campaign}
							caption={`${domain?.label ?? "Métiers"} : ${counted(matrix.rows.length, "métier")}, ${counted(matrix.places.length, "bassin")}`}
							proposes={mayIn(person, "needs.propose")}
						/>
						<StatusLegend
							statuses={signalsOf(matrix)
								.filter(({ word }) => word === null)
								.map(statusOf)}
						/>
						<p class="legend">
							<b>{statuses.nd.sign}</b> ou <b>{statuses.s.sign}</b> à la place d’un mot : {unsaid}, et le
							détail du couple dit pourquoi.
						</p>
						<Files view={view} />
						<Attached attached={matrix.attached} />
						<Ranking ranking={ranking} shown={new Set(view.occupations.map(({ code }) => code))} />
					</>
				)}
				<Sources
					sources={[...matrix.answers, ...ranking.answers].flatMap(({ sources }) => sources)}
					release={release}
				/>
				<ReadingKey />
			</>
		),
	});
}

/** What is asked for and retained in the bassins and for the occupations that the matrix shows, this campaign and the one before. */
function Campaigns(props: { readonly proposals: readonly Proposal[]; readonly view: NeedsView }): VNode {
	const { state, occupations, places } = props.view;
	const [wanted, where] = [occupations, places].map((refs) => new Set(refs.map(({ code }) => code)));
	const here = props.proposals.filter(
		({ occupation, place }) => wanted?.has(occupation.code) && where?.has(place.code),
	);
	return (
		<dl class="facts">
			{[state.campaign, state.campaign - 1].map((year) => (
				<>
					<dt>Campagne {year}, ici</dt>
					<dd>
						{totalsText(totalsOf(ofCampaign(here, year)))}
						{". "}
						<a href={withQuery(proposalsPath, { campagne: String(year) })}>
							Toutes les propositions<span class="visually-hidden"> de la campagne {year}</span>
						</a>
					</dd>
				</>
			))}
		</dl>
	);
}

function Filters(props: { readonly view: NeedsView; readonly campaigns: readonly number[] }): VNode {
	const { view, campaigns } = props;
	const { state, domains, departements, bassins, levels } = view;
	return (
		<search aria-label="Filtres de la matrice">
			<form class="filter-form" action={needsPath} method="get">
				<Choice
					name="domaine"
					label="Domaine"
					value={state.domain}
					options={domains.map(({ code, label }) => ({ value: code, label }))}
				/>
				<Choice
					name="departement"
					label="Département"
					value={state.departement}
					options={[
						{ value: everywhere, label: "Toute la région" },
						...departements.map(({ code, label }) => ({ value: code, label })),
					]}
				/>
				<Choice
					name="bassin"
					label="Bassin"
					value={state.bassin}
					options={[
						{ value: "", label: "Tous les bassins" },
						...bassins.map(({ code, label }) => ({ value: code, label })),
					]}
				/>
				{levels.length > 0 ? (
					<Choice
						name="niveau"
						label="Niveau des formations qui y mènent"
						value={state.level}
						options={[
							{ value: "", label: "Tous les niveaux" },
							...levels.map((level) => ({ value: String(level), label: `Niveau ${level}` })),
						]}
					/>
				) : null}
				<Choice
					name="campagne"
					label="Campagne d’achat"
					value={String(state.campaign)}
					options={campaigns.map((year) => ({ value: String(year), label: String(year) }))}
				/>
				<button type="submit" class="button">
					Filtrer
				</button>
				<a href={needsPath}>Réinitialiser les filtres</a>
			</form>
		</search>
	);
}

function signalsOf({ rows }: Pick<Matrix, "rows">): readonly Signal[] {
	return rows.flatMap(({ cells }) => cells.flatMap(({ need, pool, offer }) => [need, pool, offer]));
}

const focusable = { tabIndex: 0 } as const;

/** A table whose rows become a list where the page is narrow (style `needs`): each cell names its bassin then. */
function Cells(props: {
	readonly matrix: Matrix;
	readonly proposals: readonly Proposal[];
	readonly campaign: number;
	readonly caption: string;
	readonly proposes: boolean;
}): VNode {
	const { matrix, proposals, campaign, caption, proposes } = props;
	return (
		<section class="table-scroll needs" {...focusable} aria-labelledby="matrice-titre">
			<table class="full" id="matrice">
				<caption id="matrice-titre">
					{caption}
					<small class="detail">
						Les métiers qui comptent le plus de projets dans la région viennent en premier.
						{proposes ? " Ouvrez un couple pour le comprendre et proposer." : ""}
					</small>
				</caption>
				<thead>
					<tr>
						<th scope="col">Métier, et offre connue en région</th>
						{matrix.places.map((place) => (
							<th key={place.code} scope="col">
								<a href={place.path}>{place.label}</a>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{matrix.rows.map((row) => (
						<tr key={row.occupation.code}>
							<th scope="row">
								<a href={row.occupation.path}>{row.occupation.label}</a>
								<small class="detail">Offre : {coverageWord(row.coverage)}</small>
							</th>
							{row.cells.map((cell) => (
								<td key={cell.place.code}>
									<Signals row={row} cell={cell} proposals={proposals} campaign={campaign} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function Signals(props: {
	readonly row: Row;
	readonly cell: MatrixCell;
	readonly proposals: readonly Proposal[];
	readonly campaign: number;
}): VNode {
	const { row, cell, campaign } = props;
	const to = cellPath(row.occupation, cell.place);
	const own = props.proposals.filter(
		({ occupation, place }) => occupation.code === row.occupation.code && place.code === cell.place.code,
	);
	const marks = [campaign, campaign - 1].flatMap((year) => campaignMark(own, year) ?? []);
	return (
		<>
			<strong class="narrow">{cell.place.label}</strong>
			<ul class="signals">
				{[cell.need, cell.pool, cell.offer].map((signal) => (
					<li key={signal.kind}>
						{signalNames[signal.kind]}{" "}
						{signal.word === null ? (
							<a class="figure-link" href={`${to}#signaux`}>
								<StatusSign
									sign={statuses[statusOf(signal)].sign}
									name={`${unsaid}. ${signal.reason ?? ""}`}
								/>
							</a>
						) : (
							<b class={`signal-${signal.kind}`}>{signal.word}</b>
						)}
					</li>
				))}
			</ul>
			<a href={to}>
				Détail
				<span class="visually-hidden">
					{" "}
					: {row.occupation.label}, {cell.place.label}
				</span>
			</a>
			{marks.map((text) => (
				<small key={text} class="detail">
					{text}
				</small>
			))}
		</>
	);
}

function Files({ view }: { readonly view: NeedsView }): VNode {
	const at = addressOf(view.state, `${needsPath}/fichier`);
	return (
		<p>
			Télécharger cette matrice :{" "}
			{sheetForms.map(({ id, label }, index) => (
				<span key={id}>
					{index > 0 ? " ; " : ""}
					<a href={`${at}&forme=${id}`}>{lowerFirst(label)}</a>
				</span>
			))}
			.
		</p>
	);
}

/** Nothing is counted twice, and what leads nowhere is said. */
export function Attached({ attached }: Pick<Matrix, "attached">): VNode | null {
	const { known, total } = attached;
	if (total === 0) return null;
	return (
		<p class="sources">
			Sans double compte : un jeune dont la formation mène à plusieurs métiers est partagé entre eux, et
			compte une fois. Sur {formatQuantity(total, "sortants")} en emploi dans la région en une année,{" "}
			{formatQuantity((100 * known) / total, "%")} viennent de formations qui déclarent un métier ; les autres
			ne sont attribués à aucun.
		</p>
	);
}
