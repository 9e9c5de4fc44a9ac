import { Fragment, type VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { counted } from "../../platform/french.ts";
import { byTerritoryBlock } from "../blocks/by-territory-block.tsx";
import { latestBlock } from "../blocks/latest-block.tsx";
import { sectorOccupationsBlock } from "../blocks/sector-occupations-block.tsx";
import { sectorsTable } from "../blocks/sectors-table.tsx";
import { Absent } from "../components/absent.tsx";
import { DeploymentOf, DeploymentTable } from "../components/deployment.tsx";
import { FilieresTable } from "../components/filieres-table.tsx";
import { NafCaveat } from "../components/naf-caveat.tsx";
import { SeeIndicators } from "../components/see-indicators.tsx";
import {
	type ActivitySection,
	activitySections,
	employerSectorsOf,
	indicatorById,
	sectionOf,
} from "../declared.ts";
import { methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { inNameOf } from "../region-name.ts";
import { sectorOf, sectorPath } from "../sectors.ts";

/** `/secteurs` */
export async function sectorsPage({ figures, region }: PageContext): Promise<Outcome> {
	const table = await sectorsTable(figures, region);
	return page({
		title: "Secteurs et filières",
		section: "secteurs",
		crumbs: [{ label: "Secteurs et filières" }],
		description: `Les secteurs d’activité ${inNameOf(region)} et l’état du déploiement de l’observatoire par filière.`,
		body: (
			<>
				<header class="page-head">
					<h1>Secteurs et filières</h1>
					<p class="lead">
						Les 21 sections de la nomenclature d’activités, et l’état de l’observatoire filière par filière.
					</p>
					<p>
						<a href="/branches">Les branches professionnelles, par opérateur de compétences</a>
					</p>
				</header>
				<NafCaveat />
				<section class="part" aria-labelledby="secteurs">
					<h2 id="secteurs">Choisir un secteur</h2>
					<ul class="links flow">
						{activitySections.map((section) => (
							<li key={section.code}>
								<a href={sectorPath(section)}>{section.label}</a> <small class="code">{section.code}</small>
							</li>
						))}
					</ul>
				</section>
				<section class="part" aria-labelledby="chiffres">
					<h2 id="chiffres">Établissements et salariés {inNameOf(region)}</h2>
					{table}
				</section>
				<section class="part" aria-labelledby="filieres">
					<h2 id="filieres">L’observatoire, filière par filière</h2>
					<p>
						L’observatoire s’ouvre une filière après l’autre : un essai, l’accord du{" "}
						<a href="/glossaire/crefop">Crefop</a>, puis la généralisation.
					</p>
					<DeploymentTable region={region} />
					<FilieresTable figures={figures} />
				</section>
			</>
		),
	});
}

/** `/secteurs/{naf}-{slug}` */
export async function sectorPage({ figures, region, params, address }: PageContext): Promise<Outcome> {
	const section = sectorOf(params.sector ?? "");
	if (!section) throw new DefError("secteur-inconnu", { sector: params.sector ?? "" });
	const path = sectorPath(section);
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== path) return redirect(path);
	const occupations = await sectorOccupationsBlock(
		figures,
		region,
		employerSectorsOf(section.code),
		section.label,
	);
	return page({
		title: `${section.label} (NAF ${section.code})`,
		section: "secteurs",
		crumbs: [{ label: "Secteurs et filières", path: "/secteurs" }, { label: section.label }],
		description: `${section.label} ${inNameOf(region)} : établissements, salariés, métiers, état de la filière.`,
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						Secteur · section <span class="code">{section.code}</span> de la NAF rév. 2
					</p>
					<h1>{section.label}</h1>
				</header>
				<NafCaveat />
				<section class="part" aria-labelledby="etablissements">
					<h2 id="etablissements">Établissements et salariés</h2>
					{await establishmentsOf(figures, region, section)}
				</section>
				<section class="part" aria-labelledby="metiers">
					<h2 id="metiers">Métiers</h2>
					{occupations?.block ?? (
						<Absent>
							Répartition des métiers par secteur d’employeur : donnée non disponible (nd) pour ce secteur
							dans cette diffusion. La source ne nomme que les premiers secteurs de chaque métier. Voir{" "}
							<a href="/metiers">les métiers</a>.
						</Absent>
					)}
				</section>
				<NotYet />
				<section class="part" aria-labelledby="filiere">
					<h2 id="filiere">L’observatoire dans cette filière</h2>
					<DeploymentOf region={region} section={section.code} />
				</section>
				<Activities figures={figures} section={section} />
			</>
		),
	});
}

const counts = ["etablissements-employeurs", "effectif-salarie"];

/** The region, then its départements; where nothing may be shown, the reason and where the total is. */
async function establishmentsOf(
	figures: Figures,
	region: Region,
	section: ActivitySection,
): Promise<readonly VNode[]> {
	const about = { level: "naf2-21", code: section.code } as const;
	// A release made before sections were a level has nothing under them.
	const known =
		figures.label(about.level, about.code) === undefined
			? []
			: counts.flatMap((id) => indicatorById.get(id) ?? []);
	const place = { type: "region", code: region.code, label: region.name } as const;
	const { block } = await latestBlock({
		figures,
		region,
		id: "etablissements-region",
		caption: `Établissements et salariés, ${section.label}, ${region.name}`,
		subtitle: `${section.label}, ${region.name}`,
		indicators: known,
		territory: place,
		narrowing: { about },
	});
	const [establishments, employees] = known;
	const spread =
		employees &&
		(await byTerritoryBlock({
			figures,
			region,
			indicator: employees,
			beside: establishments ? [establishments] : [],
			type: "departement",
			about,
			subject: section.label,
			id: "par-departement",
		}));
	const blocks = [block, spread].filter((one) => one !== undefined);
	if (blocks.length > 0) return blocks;
	const reasons: string[] = [];
	for (const { id } of known) {
		const { cells } = await figures.query({ indicator: id, territories: [place], about });
		for (const { reason } of cells)
			if (reason !== undefined && !reasons.includes(reason)) reasons.push(reason);
	}
	return [
		<Absent key="absent">
			Établissements et salariés {inNameOf(region)} : donnée non disponible (nd). {reasons.join(" ")}{" "}
			<SeeIndicators ids={counts} />.
		</Absent>,
	];
}

/** What a branch asks for next, and why it is not there: a blank is said, never left. */
const missing: readonly { readonly what: string; readonly why: string; readonly where: readonly string[] }[] =
	[
		{
			what: "Âges des salariés",
			why: "aucune source reçue ne les donne par activité ; ils existent par métier.",
			where: ["structure-age"],
		},
		{
			what: "Alternants",
			why: "les contrats sont reçus avec l’activité de l’employeur, mais publiés pour l’ensemble des activités.",
			where: ["contrats-alternance", "taux-rupture-alternance"],
		},
		{
			what: "Recrutement",
			why: "l’enquête BMO donne les projets par métier et par bassin, pas par secteur.",
			where: ["projets-recrutement"],
		},
	];

function NotYet(): VNode {
	return (
		<section class="part" aria-labelledby="pas-encore">
			<h2 id="pas-encore">Ce que les sources ne disent pas par secteur</h2>
			<dl class="facts">
				{missing.map(({ what, why, where }) => (
					<Fragment key={what}>
						<dt>{what}</dt>
						<dd>
							Donnée non disponible (nd) : {why} <SeeIndicators ids={where} />
						</dd>
					</Fragment>
				))}
				<dt>Branche (IDCC)</dt>
				<dd>
					Une branche n’est pas un secteur : <a href="/branches">choisir une branche</a>, avec l’écart entre
					les deux clés. <a href={methodPath("secteur-et-branche")}>La différence</a>
				</dd>
			</dl>
		</section>
	);
}

function Activities(props: { readonly figures: Figures; readonly section: ActivitySection }): VNode | null {
	const own = props.figures.codes("naf2").filter(({ code }) => sectionOf(code) === props.section.code);
	if (own.length === 0) return null;
	return (
		<section class="part" aria-labelledby="activites">
			<h2 id="activites">Activités de ce secteur</h2>
			<details>
				<summary>{counted(own.length, "sous-classe")} de la NAF rév. 2</summary>
				<ul class="links flow">
					{own.map(({ code, label }) => (
						<li key={code}>
							{label} <small class="code">{code}</small>
						</li>
					))}
				</ul>
			</details>
		</section>
	);
}
