import { record } from "../../access/index.ts";
import { type Sheet, sheetFile } from "../../exports/index.ts";
import {
	type MatrixCell,
	matrixOf,
	type RegionalRanking,
	type Row,
	rankingOf,
	type Signal,
	scales,
} from "../../foresight/index.ts";
import { formatDate, formatNumber, slugify } from "../../platform/french.ts";
import { isMade, listProposals, type Proposal, totalsOf } from "../../proposals/index.ts";
import { ofCampaign } from "./campaign.ts";
import { rankingCells, rankingColumns } from "./needs-ranking.tsx";
import { needsViewOf, versionOf } from "./needs-view.ts";
import { signalNames } from "./needs-words.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";

const kinds = ["besoin", "vivier", "offre"] as const;

const columns: Sheet["columns"] = [
	{ name: "metier_code", meaning: "Famille professionnelle (FAP 2021), toujours un texte" },
	{ name: "metier", meaning: "Nom de la famille" },
	{ name: "bassin_code", meaning: "Bassin d’emploi de France Travail, toujours un texte" },
	{ name: "bassin", meaning: "Nom du bassin" },
	...kinds.flatMap((kind) => [
		{ name: kind, meaning: `${signalNames[kind]}, en un mot ; vide quand on ne peut pas dire` },
		{ name: `${kind}_quantite`, meaning: "La quantité, en clair" },
		{ name: `${kind}_motif`, meaning: "Pourquoi on ne peut pas dire" },
	]),
	{ name: "couverture_region", meaning: "Bande de lecture, région entière, offre connue seulement" },
	{ name: "couverture_rapport", meaning: "Sortants en emploi ÷ besoin non saisonnier d’une année" },
	{ name: "couverture_basse", meaning: "Borne basse de l’intervalle à 90 %" },
	{ name: "couverture_haute", meaning: "Borne haute ; vide quand elle n’est pas bornée" },
	{ name: "couverture_motif", meaning: "Pourquoi la couverture n’est pas donnée" },
	...rankingColumns,
	{ name: "campagne", meaning: "Campagne d’achat : l’année pour laquelle on propose" },
	...["", "_precedente"].flatMap((which) => {
		const year = which === "" ? "cette campagne" : "la campagne précédente";
		return [
			{
				name: `places_proposees${which}`,
				meaning: `Places à ouvrir proposées, ${year} ; vide si rien n’a été proposé que vous puissiez lire`,
			},
			{ name: `places_retenues${which}`, meaning: `Parmi elles, les places retenues, ${year}` },
			{ name: `places_ecartees${which}`, meaning: `Parmi elles, les places écartées, ${year}` },
			{ name: `autres_propositions${which}`, meaning: `Propositions sans place à ouvrir, ${year}` },
		];
	}),
	{ name: "motifs_precedente", meaning: "Motifs écrits des décisions de la campagne précédente" },
];

/** The matrix as it is filtered, one line per couple; told in the audit trail before it is given. */
export async function needsFile(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, query, figures, region } = context;
	const view = await needsViewOf(context);
	const matrix = await matrixOf(figures(), region.code, view);
	const ranking = await rankingOf(figures(), region.code, view.all);
	const { campaign } = view.state;
	const proposals = await listProposals(access, person);
	const { release } = figures();
	const domain = view.domains.find(({ code }) => code === view.state.domain);
	const version = versionOf(context);
	await record(access.records.query, {
		person,
		action: "export",
		outcome: "fait",
		object: `matrice besoins et offre, domaine ${view.state.domain}, ${matrix.places.length} bassins (${release.id})`,
		origin,
	});
	const file = await sheetFile(
		{
			name: `def_besoins-offre_${slugify(domain?.label ?? "metiers").slice(0, 40)}_${version === "" ? release.id : `v${version.replaceAll(".", "-")}`}`,
			title: "Besoins et offre de formation, par métier et bassin",
			made: release.published,
			about: [
				["Diffusion", `${release.id}, version ${version}, du ${formatDate(release.published)}`],
				...(release.sample
					? [["Attention", "Données d'essai : ces chiffres ne décrivent personne."] as const]
					: []),
				["Domaine", domain?.label ?? ""],
				["Campagne d’achat", `${campaign}, à côté de ${campaign - 1}`],
				[
					"Sans double compte",
					`${formatNumber(matrix.attached.known)} sortants en emploi attribués une seule fois, sur ${formatNumber(matrix.attached.total)}.`,
				],
				...scales.map(
					({ title, measure, words, origin: chosen }) =>
						[title, `${measure} : ${words.map(({ label }) => label).join(" ; ")}. ${chosen}`] as const,
				),
				...[
					...new Set(
						matrix.answers.flatMap(({ sources }) =>
							sources.map(({ producer, title, vintage }) => `${producer}, ${title}, ${vintage}`),
						),
					),
				].map((line) => ["Source", line] as const),
			],
			columns,
			rows: matrix.rows.flatMap((row) =>
				row.cells.map((cell) => [
					...lineOf(row, cell, ranking),
					...campaignCells(
						proposals.filter(
							({ occupation, place }) =>
								occupation.code === row.occupation.code && place.code === cell.place.code,
						),
						campaign,
					),
				]),
			),
		},
		query.forme,
	);
	return { kind: "download", name: file.name, type: file.type, body: Buffer.from(file.bytes) };
}

function campaignCells(own: readonly Proposal[], campaign: number): readonly (string | number | null)[] {
	const before = ofCampaign(own, campaign - 1).filter(({ state }) => isMade(state));
	const totals = [campaign, campaign - 1].flatMap((year) => {
		const { proposals, asked, kept, dropped, apart } = totalsOf(ofCampaign(own, year));
		return proposals === 0 ? [null, null, null, null] : [asked, kept, dropped, apart];
	});
	const reasons = before.flatMap(({ reason }) => (reason === "" ? [] : [reason]));
	return [String(campaign), ...totals, reasons.length === 0 ? null : reasons.join(" ; ")];
}

function lineOf(
	row: Row,
	{ place, need, pool, offer }: MatrixCell,
	ranking: RegionalRanking,
): readonly (string | number | null)[] {
	const said = ({ word, amount, reason }: Signal): readonly (string | null)[] => [
		word,
		word === null ? null : (amount ?? null),
		reason ?? null,
	];
	const { coverage } = row;
	return [
		row.occupation.code,
		row.occupation.label,
		place.code,
		place.label,
		...[need, pool, offer].flatMap(said),
		...("ratio" in coverage
			? [
					coverage.band,
					coverage.ratio,
					coverage.interval.low,
					Number.isFinite(coverage.interval.high) ? coverage.interval.high : null,
					coverage.sure ? null : "L’intervalle contient 1 : on ne peut pas trancher.",
				]
			: [null, null, null, null, coverage.reason]),
		...rankingCells(ranking, row.occupation.code),
	];
}
