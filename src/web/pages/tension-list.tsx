import type { VNode } from "preact";
import type { Indicator, LevelId, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { printedListBlock } from "../blocks/printed-list-block.tsx";
import { causeWord, type Narrowing, tensionListBlock } from "../blocks/tension-list-block.tsx";
import { chosenPlace, pathIn } from "../chosen-place.ts";
import { Absent } from "../components/absent.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { PlaceLinks } from "../components/place-links.tsx";
import { printedListOf } from "../declared.ts";
import { type Place, placesAround } from "../occupation/places.ts";
import { aroundText } from "../occupation/words.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { theNameOf, thePlace } from "../region-name.ts";
import { causesOf, HIGH, levelAt } from "../tension.ts";
import { trainingLevels } from "../tension-levels.ts";

const path = "/metiers/en-tension";
/** In the address, an occupation whose trainings have no known level. */
const unknownLevel = "inconnu";

/** Finest level of occupations of a scale, and the level that names the domains by which it may be narrowed. */
const finest: readonly { readonly about: LevelId; readonly domains: LevelId | undefined }[] = [
	{ about: "fap2009-225", domains: "fap2009-22" },
	{ about: "rome3", domains: undefined },
];

/** `/metiers/en-tension` and `/metiers/en-tension/{type}/{code}-{slug}?domaine=…&facteur=…&formation=…&niveau=…` */
export async function tensionListPage({
	figures,
	region,
	params,
	query,
	address,
}: PageContext): Promise<Outcome> {
	const chosen = chosenPlace(figures, params);
	// A zoning without levels is told by the nearest place that holds it.
	const near = placesAround(figures, region, chosen).find(({ type }) => levelAt(figures, type));
	const place = near ?? chosen ?? figures.territory("region", region.code);
	const own = chosen ? pathIn(path, chosen) : path;
	const [asked = "", state] = address.split("?", 2);
	if (decodeURIComponent(asked) !== own) return redirect(state === undefined ? own : `${own}?${state}`);
	const level = place && levelAt(figures, place.type);
	const scheme = level && finest.find(({ about }) => figures.coverage(level.id).about.includes(about));
	const causes = level ? causesOf(level) : [];
	const levelsOf = scheme ? trainingLevels(figures, scheme.about) : new Map<string, ReadonlySet<number>>();
	const trainings = [...new Set([...levelsOf.values()].flatMap((own) => [...own]))].toSorted((a, b) => a - b);
	const wanted = (query.formation ?? "").split(",");
	const narrowing: Narrowing = {
		trainings: [
			...trainings.filter((one) => wanted.includes(String(one))),
			...(wanted.includes(unknownLevel) ? (["unknown"] as const) : []),
		],
		domain: scheme?.domains && figures.label(scheme.domains, query.domaine ?? "") ? query.domaine : undefined,
		least: ["1", "3", "4", "5"].includes(query.niveau ?? "") ? Number(query.niveau) : HIGH,
		cause: causes.find((cause) => slugOf(cause) === query.facteur),
	};
	const list = printedListOf(region.code);
	const regionCard = figures.territory("region", region.code);
	const wholeRegion = regionCard && levelAt(figures, "region") === level ? regionCard : undefined;
	const block =
		place && level && scheme
			? await tensionListBlock({
					figures,
					level,
					causes,
					about: scheme.about,
					territory: place,
					reference: wholeRegion?.path === place.path ? undefined : wholeRegion,
					narrowing,
					levelsOf,
				})
			: undefined;
	const printed = list && regionCard ? await printedListBlock(figures, list, regionCard) : undefined;
	const where = chosen?.label ?? region.name;
	return page({
		title: `Métiers en tension, ${where}`,
		section: "metiers",
		crumbs: [
			{ label: "Métiers", path: "/metiers" },
			...(chosen ? [{ label: "En tension", path }, { label: chosen.label }] : [{ label: "En tension" }]),
		],
		description: `Les métiers en tension, ${where} : niveau, facteurs, emploi, et la liste imprimée de 2019.`,
		body: (
			<>
				<header class="page-head">
					<h1>Métiers en tension, {where}</h1>
					<p class="lead">
						Où recruter est difficile, et pourquoi. Une tension n’appelle pas toujours une formation : elle
						peut tenir aux conditions de travail, ou à des emplois trop courts.
					</p>
					<p class="actions">
						<a class="button plain" href="#ailleurs">
							Choisir un territoire
						</a>
					</p>
				</header>
				<LeftOut
					unknown={unmet(
						[query.domaine, narrowing.domain],
						[query.niveau, query.niveau === String(narrowing.least)],
						[query.facteur, narrowing.cause],
						[query.formation, narrowing.trainings.length > 0],
					)}
				/>
				<section class="part" aria-labelledby="aujourdhui">
					<h2 id="aujourdhui">La liste d’après les derniers chiffres</h2>
					{chosen && near && near.path !== chosen.path ? (
						<p class="notice">
							Aucun niveau de tension n’est publié pour {thePlace(chosen)}. Voici la liste{" "}
							<a href={pathIn(path, near)}>{aroundText(near, region)}</a>.
						</p>
					) : null}
					{level && block ? (
						<Filters
							figures={figures}
							own={own}
							causes={causes}
							narrowing={narrowing}
							trainings={trainings}
							domains={scheme?.domains}
						/>
					) : null}
					{block ?? <NoList place={place} />}
				</section>
				<section class="part" aria-labelledby="imprimee">
					<h2 id="imprimee">La liste imprimée, rapprochée des codes</h2>
					{printed ?? (
						<Absent>
							Aucun document repris pour {theNameOf(region)} n’imprime de liste : donnée non disponible (nd).
							Voir <a href="/donnees">les jeux de données</a>.
						</Absent>
					)}
				</section>
				<Places figures={figures} region={region} />
			</>
		),
	});
}

/** « facteur-conditions-travail-bassin » → « conditions-travail »: the same address for every territory. */
const slugOf = ({ id }: Indicator): string => id.replace(/^facteur-|-bassin$/g, "");

function Filters(props: {
	readonly figures: Figures;
	readonly own: string;
	readonly causes: readonly Indicator[];
	readonly narrowing: Narrowing;
	readonly trainings: readonly number[];
	readonly domains: LevelId | undefined;
}): VNode {
	const { figures, own, causes, narrowing, trainings, domains } = props;
	const codes = domains ? figures.codes(domains) : [];
	return (
		<form class="filter-form" method="get" action={own}>
			<div class="field">
				<label for="niveau">Niveau</label>
				<select id="niveau" name="niveau">
					{[
						["5", "Très forte"],
						["4", "Élevée ou très forte"],
						["3", "Moyenne ou plus"],
						["1", "Tous"],
					].map(([value, text]) => (
						<option key={value} value={value} selected={Number(value) === narrowing.least}>
							{text}
						</option>
					))}
				</select>
			</div>
			{codes.length > 0 ? (
				<div class="field">
					<label for="domaine">Domaine</label>
					<select id="domaine" name="domaine">
						<option value="">Tous</option>
						{codes.map(({ code, label }) => (
							<option key={code} value={code} selected={code === narrowing.domain}>
								{label}
							</option>
						))}
					</select>
				</div>
			) : null}
			<div class="field">
				<label for="facteur">Facteur</label>
				<select id="facteur" name="facteur">
					<option value="">Tous</option>
					{causes.map((cause) => (
						<option key={cause.id} value={slugOf(cause)} selected={cause === narrowing.cause}>
							{causeWord(cause)}
						</option>
					))}
				</select>
			</div>
			{trainings.length > 0 ? (
				<fieldset>
					<legend>Niveau des formations qui y mènent</legend>
					<ul class="ticks">
						{[...trainings, "unknown" as const].map((one) => {
							const value = one === "unknown" ? unknownLevel : String(one);
							return (
								<li key={value}>
									<input
										type="checkbox"
										id={`formation-${value}`}
										name="formation"
										value={value}
										checked={narrowing.trainings.includes(one)}
									/>{" "}
									<label for={`formation-${value}`}>
										{one === "unknown" ? "Niveau inconnu" : `Niveau ${one}`}
									</label>
								</li>
							);
						})}
					</ul>
					<p class="small muted">
						D’après les registres de certifications, par les fiches ROME du métier. Un métier peut en compter
						plusieurs : un seul suffit. Inconnu : aucun registre n’y relie de formation ouverte dont le niveau
						est dit.
					</p>
				</fieldset>
			) : null}
			<button class="button" type="submit">
				Filtrer
			</button>{" "}
			<a href={own}>Réinitialiser les filtres</a>
		</form>
	);
}

function NoList(props: { readonly place: Place | undefined }): VNode {
	return (
		<Absent>
			Niveau de tension : donnée non disponible (nd){" "}
			{props.place ? `pour ${thePlace(props.place)}` : "dans cette diffusion"}. Il existe pour la région, les
			départements et les bassins : choisissez-en un ci-dessous, ou voyez{" "}
			<a href="/metiers">la liste des métiers</a>.
		</Absent>
	);
}

function Places(props: { readonly figures: Figures; readonly region: Region }): VNode {
	const { figures, region } = props;
	return (
		<section class="part" aria-labelledby="ailleurs">
			<h2 id="ailleurs">La liste d’un territoire</h2>
			<p>
				<a href={path}>{region.name}</a>
			</p>
			<PlaceLinks
				figures={figures}
				region={region}
				types={placeTypes.filter((type) => levelAt(figures, type))}
				subject={path}
			/>
		</section>
	);
}

const placeTypes: readonly TerritoryType[] = ["departement", "bassin"];
