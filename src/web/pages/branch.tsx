import { Fragment, type VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { withQuery } from "../address.ts";
import { BranchKeysBlock } from "../blocks/branch-keys-block.tsx";
import { sectorOccupationsBlock } from "../blocks/sector-occupations-block.tsx";
import { type Branch, branchesOf, branchOf } from "../branches.ts";
import { Absent } from "../components/absent.tsx";
import { DeploymentOf } from "../components/deployment.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { NafCaveat } from "../components/naf-caveat.tsx";
import { SeeIndicators } from "../components/see-indicators.tsx";
import { TrainingsTowards } from "../components/trainings-towards.tsx";
import { Value } from "../components/value.tsx";
import {
	type ActivitySection,
	activitySections,
	employerSectorsOfActivities,
	sectionOf,
} from "../declared.ts";
import { activitiesOf, type OverCount, overCountOf } from "../over-count.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { inNameOf } from "../region-name.ts";
import { romesOf } from "../rome.ts";
import { sectorPath } from "../sectors.ts";

const keys = [
	{ id: "naf", label: "Clé NAF" },
	{ id: "idcc", label: "Clé IDCC" },
] as const;
type Key = (typeof keys)[number]["id"];

/** `/branches/{opco}/idcc-{code}-{slug}?cle=naf|idcc` */
export async function branchPage({ figures, region, params, query, address }: PageContext): Promise<Outcome> {
	const [, number = ""] = /^idcc-(\d{1,4})(?:-|$)/.exec(params.branch ?? "") ?? [];
	const branch = branchOf(figures, number.padStart(4, "0"));
	if (!branch) throw new DefError("branche-inconnue", { branch: params.branch ?? "" });
	const key = keys.find(({ id }) => id === query.cle) ?? keys[0];
	const own = (id: Key): string => withQuery(branch.path, { cle: id === keys[0].id ? undefined : id });
	const [asked = ""] = address.split("?", 1);
	if (decodeURIComponent(asked) !== branch.path) return redirect(own(key.id));
	const over = await overCountOf(figures, branch.code);
	const activities = over ? activitiesOf(over) : [];
	const sections = sectionsOf(activities);
	const occupations = await sectorOccupationsBlock(
		figures,
		region,
		employerSectorsOfActivities(activities),
		`activités de la branche ${branch.name}`,
	);
	return page({
		title: `${branch.name} (IDCC ${branch.code})`,
		section: "secteurs",
		crumbs: [
			{ label: "Secteurs et filières", path: "/secteurs" },
			{ label: "Branches", path: "/branches" },
			{ label: branch.operator.name, path: branch.operator.path },
			{ label: branch.name },
		],
		description: `${branch.name} : ce que comptent la clé NAF et la clé IDCC, activités, métiers, filière.`,
		body: (
			<>
				<NafCaveat branch={{ over }} />
				<header class="page-head">
					<p class="kind">
						Branche · IDCC <span class="code">{branch.code}</span> ·{" "}
						<a href={branch.operator.path}>{branch.operator.name}</a>
					</p>
					<h1>{branch.name}</h1>
					{branch.title === branch.name ? null : <p class="lead">{branch.title}.</p>}
				</header>
				<LeftOut unknown={unmet([query.cle, query.cle === key?.id])} />
				<section class="part" aria-labelledby="cle">
					<h2 id="cle">Ce que donne chaque clé</h2>
					<nav class="choices" aria-label="Clé de la branche">
						<ul>
							{keys.map(({ id, label }) => (
								<li key={id}>
									<a href={`${own(id)}#cle`} aria-current={id === key.id ? "true" : undefined}>
										{label}
									</a>
								</li>
							))}
						</ul>
					</nav>
					{key.id === "naf" ? (
						<ByActivity region={region} over={over} sections={sections} />
					) : (
						<ByAgreement region={region} over={over} />
					)}
				</section>
				<section class="part" aria-labelledby="activites">
					<h2 id="activites">Les deux clés, activité par activité</h2>
					{over ? <BranchKeysBlock figures={figures} branch={branch} over={over} /> : <NotMeasured />}
				</section>
				<section class="part" aria-labelledby="metiers">
					<h2 id="metiers">Dix métiers de ses activités</h2>
					{occupations?.block ?? (
						<Absent>
							Métiers : donnée non disponible (nd), puisqu’aucune activité n’est connue pour cette branche.
							Voir <a href="/secteurs">les métiers d’un secteur</a>.
						</Absent>
					)}
				</section>
				{occupations ? (
					<section class="part" aria-labelledby="formations">
						<h2 id="formations">Formations vers ces métiers</h2>
						<TrainingsTowards
							figures={figures}
							romes={[...new Set(occupations.cards.flatMap(romesOf))]}
							why="Aucun registre ne dit quelle formation mène à une branche. Voici celles qui visent ces métiers, d’abord celles qui en visent le plus."
						/>
					</section>
				) : null}
				<section class="part" aria-labelledby="filiere">
					<h2 id="filiere">L’observatoire dans cette filière</h2>
					{sections.length === 0 ? (
						<Absent>
							La filière se lit par secteur d’activité, et aucun n’est connu pour cette branche. Voir{" "}
							<a href="/secteurs">l’état de chaque filière</a>.
						</Absent>
					) : (
						sections
							.slice(0, 1)
							.map((section) => <DeploymentOf key={section.code} region={region} section={section.code} />)
					)}
				</section>
				<Others figures={figures} branch={branch} />
			</>
		),
	});
}

/** Sections of the activities, in the same order. */
function sectionsOf(activities: readonly string[]): readonly ActivitySection[] {
	const letters = new Set(activities.flatMap((activity) => sectionOf(activity) ?? []));
	return [...letters].flatMap((code) => activitySections.find((section) => section.code === code) ?? []);
}

function Facts(props: { readonly rows: readonly (readonly [string, VNode])[] }): VNode {
	return (
		<dl class="facts">
			{props.rows.map(([term, what]) => (
				<Fragment key={term}>
					<dt>{term}</dt>
					<dd>{what}</dd>
				</Fragment>
			))}
		</dl>
	);
}

const absent = (why: string, ids: readonly string[] = []): VNode => (
	<>
		Donnée non disponible (nd) : {why} <SeeIndicators ids={ids} />
	</>
);

const apprentices = absent(
	"les contrats sont reçus avec la convention et l’activité de l’employeur, mais publiés pour l’ensemble des branches.",
	["contrats-alternance", "taux-rupture-alternance"],
);

function Employees(props: { readonly over: OverCount | undefined; readonly id: keyof OverCount }): VNode {
	const measured = props.over?.[props.id];
	return measured ? (
		<>
			<Value indicator={measured.indicator} cell={measured.whole} unit />, France, {measured.whole.period}
		</>
	) : (
		absent("la table qui porte les deux clés ne donne aucune activité à cette branche.")
	);
}

function Sectors(props: {
	readonly sections: readonly ActivitySection[];
	readonly anchor: string;
	readonly what: string;
}): VNode {
	if (props.sections.length === 0) return absent("aucune activité n’est connue pour cette branche.");
	return (
		<>
			{props.what} du secteur entier, plus large encore :{" "}
			{props.sections.map((section, index) => (
				<span key={section.code}>
					{index > 0 ? " ; " : ""}
					<a href={`${sectorPath(section)}#${props.anchor}`}>{section.label}</a>
				</span>
			))}
			.
		</>
	);
}

function ByActivity(props: {
	readonly region: Region;
	readonly over: OverCount | undefined;
	readonly sections: readonly ActivitySection[];
}): VNode {
	const { region, over, sections } = props;
	return (
		<>
			<p>Tous les salariés des activités où la branche est présente, quelle que soit leur convention.</p>
			<Facts
				rows={[
					["Salariés", <Employees key="salaries" over={over} id="salaries-cle-naf" />],
					[
						`Établissements et salariés ${inNameOf(region)}`,
						<Sectors key="region" sections={sections} anchor="etablissements" what="Ceux" />,
					],
					[
						"Métiers, âges, recrutement",
						sections.length > 0 ? (
							<a key="metiers" href="#metiers">
								Métier par métier, ci-dessous : aucune source reçue ne les donne par activité
							</a>
						) : (
							absent("aucune source reçue ne les donne par activité ; ils existent par métier.", [
								"structure-age",
								"projets-recrutement",
							])
						),
					],
					["Alternants", apprentices],
				]}
			/>
		</>
	);
}

function ByAgreement(props: { readonly region: Region; readonly over: OverCount | undefined }): VNode {
	const { region, over } = props;
	const keyless = "aucune source reçue ne porte la convention de chaque établissement.";
	return (
		<>
			<p>Les seuls salariés que couvre la convention, dans les activités où elle est présente.</p>
			<Facts
				rows={[
					["Salariés", <Employees key="salaries" over={over} id="salaries-cle-idcc" />],
					[
						`Établissements et salariés ${inNameOf(region)}`,
						absent(keyless, ["etablissements-employeurs", "effectif-salarie"]),
					],
					["Métiers, âges, recrutement", absent(keyless, ["secteurs-employeurs"])],
					["Alternants", apprentices],
				]}
			/>
		</>
	);
}

function NotMeasured(): VNode {
	return (
		<Absent>
			La <a href="/donnees/dares-ape-idcc">table qui porte les deux clés</a> ne donne aucune activité à cette
			branche dans cette diffusion : donnée non disponible (nd). Elle y a moins de 1 % des salariés de chaque
			activité, ou ses activités ne sont pas diffusées, ou le fichier reçu n’est qu’un extrait.
		</Absent>
	);
}

const othersAtMost = 30;

function Others(props: { readonly figures: Figures; readonly branch: Branch }): VNode {
	const { figures, branch } = props;
	const others = branchesOf(figures, branch.operator).filter(({ code }) => code !== branch.code);
	return (
		<section class="part" aria-labelledby="autres">
			<h2 id="autres">Les autres branches : {branch.operator.name}</h2>
			<ul class="links flow">
				{others.slice(0, othersAtMost).map((other) => (
					<li key={other.path}>
						<a href={other.path}>{other.name}</a> <small class="code">{other.code}</small>
					</li>
				))}
				<li>
					<a href={branch.operator.path}>Toutes ses branches</a>
				</li>
			</ul>
			<p class="small muted">
				Deux branches ne sont pas comparées : aucune source reçue ne donne de chiffre régional par convention
				collective, et la clé NAF compterait deux fois les activités qu’elles ont en commun.
			</p>
		</section>
	);
}
