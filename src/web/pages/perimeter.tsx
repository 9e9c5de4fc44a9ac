import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import { membersText, parseMembers } from "../../figures/index.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryCard } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, enumerate, formatPeriod } from "../../platform/french.ts";
import { columnHeader, standsAlone } from "../../reading/index.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { LeftOut } from "../components/left-out.tsx";
import { Sources } from "../components/sources.tsx";
import { Table } from "../components/table.tsx";
import { UnreadNotice } from "../components/unread-notice.tsx";
import { Value } from "../components/value.tsx";
import { ZoningChoice } from "../components/zoning-choice.tsx";
import { indicators, isTerritoryType, territoryKind } from "../declared.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { type PlacesToday, placesToday } from "../places-today.ts";
import { bricks, readPlaces } from "../typed-places.ts";

const address = "/territoires/perimetre";

/** What an address may hold; the codes of the communes of two départements fit in it. */
const longestList = 12_000;
export const perimeterState = {
	keys: ["codes", "decoupage", "membres", "nom"],
	longest: longestList,
} as const;

const mostNamed = 10;

interface Line {
	readonly indicator: Indicator;
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
}

interface Refused {
	readonly indicator: Indicator;
	readonly reason: string;
	/** Published levels, none of which tiles the perimeter. */
	readonly levels?: string;
}

/** `/territoires/perimetre?membres=epci:…,epci:…`: figures of a list of places, and what cannot be computed for it. */
export async function perimeterPage({ figures, query, region }: PageContext): Promise<Outcome> {
	const name = (query.nom ?? "").trim().slice(0, 80);
	const pasted = (query.codes ?? "").trim();
	const kind = query.decoupage ?? "";
	const read =
		pasted === ""
			? undefined
			: readPlaces(figures, pasted, {
					type: isTerritoryType(kind) ? kind : undefined,
					region: region.code,
					usual: bricks,
				});
	if (read && read.unread.length === 0 && read.places.length > 0)
		return redirect(
			withQuery(address, { membres: membersText(read.places), ...(name === "" ? {} : { nom: name }) }),
		);
	const listed = (query.membres ?? "").trim();
	const members = listed === "" ? undefined : parseMembers(listed);
	const today = members && placesToday(figures, members);
	// A sum of part of a list would not be that of the list.
	const result =
		today && today.places.length > 0 && today.unknown.length === 0
			? await figuresOf(figures, today, name)
			: undefined;
	return page({
		title: result ? `Périmètre : ${result.label}` : "Périmètre personnalisé",
		description: "Les chiffres d’une liste de communes ou d’intercommunalités, et ce qui ne se calcule pas.",
		section: "territoires",
		sample: result?.lines.some((line) => line.answer.sample) ?? false,
		crumbs: [{ label: "Territoires", path: "/territoires" }, { label: "Périmètre" }],
		body: (
			<>
				<header class="page-head">
					<p class="kind">Périmètre personnalisé</p>
					<h1>{result ? result.label : "Chiffres d’un périmètre"}</h1>
					<p class="lead">
						{result
							? `${counted(result.members.length, "territoire")}. Seules des valeurs publiées sont additionnées : si l’une est masquée, le total l’est aussi.`
							: "Collez une liste de codes ou de noms : ce qui peut être additionné l’est, le reste dit pourquoi."}
					</p>
					{result ? (
						<p class="actions">
							<a class="button plain" href={kitOf(result)} rel="nofollow">
								Préparer un comité<span class="visually-hidden"> sur ce périmètre, avec un compte</span>
							</a>
						</p>
					) : null}
				</header>
				{listed !== "" && !result ? (
					<p class="notice" role="alert">
						{today && today.unknown.length > 0
							? `Cette adresse cite ${counted(today.unknown.length, "territoire inconnu", "territoires inconnus")} : ${today.unknown.slice(0, mostNamed).join(", ")}${today.unknown.length > mostNamed ? "…" : ""}. Retirez-${today.unknown.length > 1 ? "les" : "le"} de la liste ci-dessous, ou corrigez-la.`
							: "Cette adresse ne se lit pas : corrigez la liste ci-dessous."}
					</p>
				) : null}
				{read ? (
					<UnreadNotice
						pieces={read.pieces}
						unread={read.unread}
						what="territoire"
						to={(list) => withQuery(address, { codes: list, decoupage: kind, nom: name })}
					/>
				) : null}
				{result ? <Result result={result} figures={figures} /> : null}
				<CodesForm pasted={pasted === "" ? listed.split(",").join("\n") : pasted} kind={kind} name={name} />
			</>
		),
	});
}

interface Found {
	readonly label: string;
	readonly members: readonly TerritoryCard[];
	readonly merged: PlacesToday["merged"];
	readonly lines: readonly Line[];
	readonly refused: readonly Refused[];
	readonly overlap?: string;
}

const kitOf = ({ members, label }: Found): string =>
	withQuery("/espace/kits", {
		perimetre: membersText(members),
		...(label.length > 80 ? {} : { nom: label }),
	});

const vintageText = (type: TerritoryCard["type"]): string => {
	const { plural, vintage } = territoryKind(type);
	return `${plural} (${vintage})`;
};

/** Every indicator that is one figure for a territory, and exists below the region. */
function candidates(figures: Figures): readonly Indicator[] {
	return indicators.filter(
		(indicator) =>
			standsAlone(figures, indicator) &&
			figures.coverage(indicator.id).territories.some((type) => type !== "france" && type !== "region"),
	);
}

async function figuresOf(figures: Figures, today: PlacesToday, name: string): Promise<Found> {
	const members = today.places.map(({ type, code }) => ({ type, code }));
	const perimeter = { members, ...(name === "" ? {} : { label: name }) };
	const lines: Line[] = [];
	const refused: Refused[] = [];
	let overlap: string | undefined;
	for (const indicator of candidates(figures)) {
		try {
			const answer = await figures.query({ indicator: indicator.id, territories: { perimeter } });
			const [cell] = answer.cells;
			if (cell) lines.push({ indicator, answer, cell });
		} catch (error) {
			if (!(error instanceof DefError)) throw error;
			if (error.code === "double-compte") {
				overlap = `${error.message} ${error.remedy}`;
				break;
			}
			const levels = error.code === "perimetre-non-couvert" ? String(error.data.levels) : undefined;
			refused.push({ indicator, reason: error.message, ...(levels === undefined ? {} : { levels }) });
		}
	}
	const { places, merged } = today;
	const label = lines[0]?.answer.perimeter?.label ?? (name || places.map((place) => place.label).join(" + "));
	return { label, members: places, merged, lines, refused, ...(overlap === undefined ? {} : { overlap }) };
}

function Result(props: { readonly result: Found; readonly figures: Figures }): VNode {
	const { members, merged, lines, refused, overlap } = props.result;
	if (overlap !== undefined) return <Absent>{overlap}</Absent>;
	const shown = lines.filter(({ cell }) => cell.value !== null || cell.status === "s");
	const blank = lines.filter((line) => !shown.includes(line));
	const untiled = Map.groupBy(
		refused.filter((one) => one.levels !== undefined),
		(one) => one.levels ?? "",
	);
	const reasons = [
		...refused.filter((one) => one.levels === undefined),
		...blank.map(({ indicator, cell }) => ({
			indicator,
			reason: `${indicator.short} : ${cell.reason ?? ""}`,
		})),
	];
	const sources = [
		...new Map(shown.flatMap(({ answer }) => answer.sources.map((s) => [s.source, s] as const))).values(),
	];
	return (
		<>
			<section aria-labelledby="essentiel">
				<h2 id="essentiel">L’essentiel</h2>
				{shown.length === 0 ? (
					<Absent>Aucun chiffre de cette diffusion ne se calcule pour ce périmètre.</Absent>
				) : (
					<>
						<Table
							id="perimetre"
							caption="Chiffres du périmètre"
							columns={[
								{ header: "Indicateur" },
								{ header: "Valeur", number: true },
								{ header: "Période" },
								{ header: "Comment il est lu", long: true },
							]}
							rows={shown.map(({ indicator, answer, cell }) => ({
								key: indicator.id,
								header: <a href={indicatorPath(indicator.id)}>{columnHeader(indicator)}</a>,
								cells: [
									<Value key="valeur" indicator={indicator} cell={cell} />,
									formatPeriod(cell.period),
									[answer.perimeter?.text, cell.reason].filter(Boolean).join(" "),
								],
							}))}
						/>
						<Sources sources={sources} release={props.figures.release} />
					</>
				)}
			</section>
			{reasons.length + untiled.size > 0 ? (
				<section class="part" aria-labelledby="refuses">
					<h2 id="refuses">Ce qui ne peut pas être calculé</h2>
					<ul>
						{[...untiled].map(([levels, group]) => (
							<li key={levels}>
								{enumerate(group.map(({ indicator }) => indicator.label))} : le périmètre ne se compose pas
								exactement de territoires où{" "}
								{group.length > 1 ? "ces chiffres sont publiés" : "ce chiffre est publié"} ({levels}).
							</li>
						))}
						{reasons.map(({ indicator, reason }) => (
							<li key={indicator.id}>{reason}</li>
						))}
					</ul>
				</section>
			) : null}
			<section class="part" aria-labelledby="membres">
				<h2 id="membres">Les territoires du périmètre</h2>
				<p class="small muted">
					Géographie : {enumerate([...new Set(members.map(({ type }) => vintageText(type)))])}.
				</p>
				<LeftOut merged={merged} />
				<ul class={members.length > 8 ? "links flow" : "links"}>
					{members.map((ref) => (
						<li key={ref.path}>
							<a href={ref.path}>{ref.label}</a>{" "}
							<small>
								{territoryKind(ref.type).label} <span class="code">{ref.code}</span>
							</small>
						</li>
					))}
				</ul>
				<p class="small muted">L’adresse de cette page est permanente : elle porte la liste des codes.</p>
			</section>
		</>
	);
}

function CodesForm(props: { readonly pasted: string; readonly kind: string; readonly name: string }): VNode {
	return (
		<section class="part" aria-labelledby="composer">
			<h2 id="composer">Composer un périmètre</h2>
			<form method="get" action={address} class="wide-form">
				<div class="field">
					<label for="codes">Codes ou noms des communes ou des intercommunalités</label>
					<textarea
						id="codes"
						name="codes"
						rows={6}
						maxLength={longestList}
						required
						aria-describedby="codes-aide"
					>
						{props.pasted}
					</textarea>
				</div>
				<p id="codes-aide" class="small muted">
					Un par ligne, ou séparés par des virgules : code Insee de commune (14118), SIREN d’intercommunalité
					(200065597), nom, ou découpage et code (<span class="code">departement:14</span>).
				</p>
				<ZoningChoice label="Découpage de cette liste" chosen={props.kind} />
				<div class="field">
					<label for="nom">Nom du périmètre (facultatif)</label>
					<input id="nom" name="nom" maxLength={80} value={props.name} />
				</div>
				<p>
					<button type="submit" class="button" data-live>
						Calculer
					</button>
				</p>
			</form>
		</section>
	);
}
