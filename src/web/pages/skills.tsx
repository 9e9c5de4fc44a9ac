import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import { skillPath } from "../../figures/index.ts";
import type { Figures, OccupationCard } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { compareFrench, counted, formatNumber } from "../../platform/french.ts";
import { splitCode } from "../address.ts";
import { skillOccupationsBlock } from "../blocks/skill-occupations-block.tsx";
import { Absent } from "../components/absent.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { Table } from "../components/table.tsx";
import { TrainingsTowards } from "../components/trainings-towards.tsx";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";

const listed = 40;

/** `/competences` */
export function skillsPage({ figures }: PageContext): Outcome {
	const ties = figures.ties("rome3");
	const skills = figures
		.codes("savoir")
		.map(({ code, label }) => ({ code, label, occupations: ties.to(code) }))
		.filter(({ occupations }) => occupations.length > 0)
		.sort((a, b) => b.occupations.length - a.occupations.length || compareFrench(a.label, b.label));
	return page({
		title: "Savoirs et compétences",
		section: "metiers",
		crumbs: [{ label: "Métiers", path: "/metiers" }, { label: "Savoirs" }],
		description: "Les savoirs que mentionnent les fiches métiers, et les métiers qui les demandent.",
		body: (
			<>
				<header class="page-head">
					<h1>Savoirs et compétences</h1>
					<p class="lead">Où sert un savoir : les métiers qui le demandent, les formations qui y mènent.</p>
					<SearchForm id="recherche-savoir" large label="Rechercher un savoir, par son nom" />
				</header>
				<WhatIsKnown />
				<section class="part" aria-labelledby="transverses">
					<h2 id="transverses">Les savoirs les plus transverses</h2>
					{skills.length === 0 ? (
						<Absent>
							Cette diffusion ne contient pas le répertoire des savoirs : donnée non disponible (nd). Voir{" "}
							<a href="/metiers">les métiers</a>.
						</Absent>
					) : (
						<Table
							id="savoirs-tableau"
							caption="Savoirs que mentionnent le plus de fiches métiers"
							detail={`${counted(Math.min(listed, skills.length), "savoir")} sur ${counted(skills.length, "savoir mentionné", "savoirs mentionnés")}. Les autres se trouvent par la recherche.`}
							columns={[
								{ header: "Savoir" },
								{ header: "Fiches métiers", number: true },
								{ header: "Grands domaines", number: true },
							]}
							rows={skills.slice(0, listed).map(({ code, label, occupations }) => ({
								key: code,
								header: <a href={skillPath(code, label)}>{label}</a>,
								cells: [formatNumber(occupations.length), formatNumber(domainsOf(occupations).length)],
							}))}
						/>
					)}
				</section>
			</>
		),
	});
}

/** `/competences/{code}-{slug}` */
export async function skillPage({ figures, region, params, address }: PageContext): Promise<Outcome> {
	const found = splitCode(params.skill ?? "", (code) => {
		const label = figures.label("savoir", code);
		return label === undefined ? undefined : { code, label };
	});
	if (!found) throw new DefError("savoir-inconnu", { skill: params.skill ?? "" });
	const path = skillPath(found.code, found.label);
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== path) return redirect(path);
	const romes = figures.ties("rome3").to(found.code);
	const occupations = romes.flatMap((code) => figures.occupation("rome3", code) ?? []);
	return page({
		title: `${found.label} (savoir ${found.code})`,
		section: "metiers",
		crumbs: [
			{ label: "Métiers", path: "/metiers" },
			{ label: "Savoirs", path: "/competences" },
			{ label: found.label },
		],
		description: `${found.label} : les métiers qui le demandent, les formations qui y mènent.`,
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						Savoir · code <span class="code">{found.code}</span> du ROME 3
					</p>
					<h1>{found.label}</h1>
					<p class="lead">{reach(romes)}</p>
				</header>
				<section class="part" aria-labelledby="metiers">
					<h2 id="metiers">Métiers qui le demandent</h2>
					{await occupationsOf(figures, region, occupations, found.label)}
				</section>
				<section class="part" aria-labelledby="formations">
					<h2 id="formations">Formations</h2>
					<TrainingsTowards
						figures={figures}
						romes={romes}
						why="Aucun registre ne dit quelle formation enseigne un savoir. Voici celles qui visent les métiers qui le demandent, d’abord celles qui en visent le plus."
					/>
				</section>
				<WhatIsKnown />
			</>
		),
	});
}

/** Grands domaines of the ROME: the first letter of a code. */
const domainsOf = (romes: readonly string[]): readonly string[] => [
	...new Set(romes.map((code) => code.charAt(0))),
];

function reach(romes: readonly string[]): string {
	const domains = domainsOf(romes).length;
	if (romes.length === 0) return "Aucune fiche métier de cette diffusion ne le mentionne.";
	const where = `${counted(romes.length, "fiche métier", "fiches métiers")}, dans ${counted(domains, "grand domaine", "grands domaines")}`;
	return domains > 3 ? `Savoir transverse : ${where}.` : `Savoir propre à peu de métiers : ${where}.`;
}

async function occupationsOf(
	figures: Figures,
	region: Region,
	occupations: readonly OccupationCard[],
	label: string,
): Promise<VNode> {
	if (occupations.length === 0)
		return (
			<Absent>
				Métiers : donnée non disponible (nd). Le répertoire nomme ce savoir sans qu’une fiche le mentionne.
				Voir <a href="/competences">les autres savoirs</a>.
			</Absent>
		);
	const block = await skillOccupationsBlock(figures, region, occupations, label);
	return (
		block ?? (
			<ul class="links flow">
				{occupations.map((card) => (
					<li key={card.path}>
						<a href={card.path}>{card.label}</a> <small class="code">{card.code}</small>
					</li>
				))}
			</ul>
		)
	);
}

function WhatIsKnown(): VNode {
	return (
		<section class="part" aria-labelledby="limites">
			<h2 id="limites">Ce que la source dit, et ne dit pas</h2>
			<p>
				Le <a href="/donnees/rome3-savoirs">répertoire des savoirs</a> et{" "}
				<a href="/donnees/rome3-liens">les liens avec les fiches</a> viennent du ROME 3. Un savoir y est
				mentionné ou non, sans poids. Les savoir-faire, les savoir-être et les compétences du ROME 4.0 ne sont
				pas dans les fichiers reçus.
			</p>
		</section>
	);
}
