import type { VNode } from "preact";
import { statuses } from "../../exports/index.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryCard } from "../../figures/model.ts";
import { type Reach, RINGS } from "../../foresight/index.ts";
import { counted, formatNumber, formatPeriod, formatQuantity } from "../../platform/french.ts";
import { blankOf } from "../charts/patterns.tsx";
import { ReachMap, type Spot } from "../charts/reach-map.tsx";
import { drawingOf } from "../charts/zoning-drawing.ts";
import { Absent } from "../components/absent.tsx";
import { StatusLegend } from "../components/status-legend.tsx";
import { Table } from "../components/table.tsx";
import { StatusSign, Value } from "../components/value.tsx";

interface Around {
	readonly figures: Figures;
	readonly region: string;
	readonly here: TerritoryCard;
	readonly reach: Reach;
}

/** Where one learns the occupation and who looks for it around a bassin: a drawing, and the same figures in lists. */
export function ReachBlock(props: Around): VNode {
	const { here, reach } = props;
	const known = reach.bassins.some(({ far }) => far !== null && far > 0);
	return (
		<section class="part" aria-labelledby="autour">
			<h2 id="autour">Autour de ce bassin</h2>
			{known ? (
				<>
					<Drawing {...props} />
					<p class="small muted">
						Distances à vol d’oiseau, entre les centres des contours des bassins de la région. Les cercles
						passent par-dessus fleuves, estuaires et bras de mer : ils ne disent rien des routes, des ponts ni
						du temps de trajet.
					</p>
				</>
			) : (
				<Absent>
					Cette diffusion n’a pas le contour de ce bassin : on ne peut ni dessiner la carte ni dire quels
					bassins sont proches.
				</Absent>
			)}
			<Seekers reach={reach} here={here} known={known} />
			<Schools reach={reach} />
		</section>
	);
}

function Drawing({ figures, region, here, reach }: Around): VNode | null {
	const drawing = drawingOf(figures, here.type, region);
	const own = reach.bassins.find(({ place }) => place.code === here.code);
	if (!drawing?.at || !own?.center) return null;
	const { at } = drawing;
	const [lon, lat] = own.center;
	const center = at(own.center);
	// A degree of latitude is 111.2 km everywhere.
	const scale = Math.abs(at([lon, lat + 0.5]).y - center.y) / (0.5 * 111.2);
	const cellOf = (code: string): FigureCell | undefined =>
		reach.bassins.find(({ place }) => place.code === code)?.seekers;
	const spots = [
		...reach.bassins.flatMap(({ place, center: where, seekers }): Spot[] =>
			where === null || seekers === undefined || seekers.value === null
				? []
				: [
						{
							code: place.code,
							...at(where),
							value: seekers.value,
							text: `${place.label} : ${formatQuantity(seekers.value, "demandeurs d’emploi")}`,
							ink: "emploi",
						},
					],
		),
		...reach.departements.flatMap(({ place, center: where, places }): Spot[] =>
			where === null || places === null
				? []
				: [
						{
							code: place.code,
							...at(where),
							value: places,
							text: `${place.label} : ${formatQuantity(places, "places")}`,
							ink: "formation",
						},
					],
		),
	];
	const blanks = reach.bassins.filter(({ seekers }) => seekers?.value == null).length;
	const inks = new Set(spots.filter(({ value }) => value > 0).map(({ ink }) => ink));
	return (
		<>
			<ReachMap
				id="autour-carte"
				title={`${here.label} et les bassins autour : demandeurs d’emploi qui cherchent ce métier, places de formation par département, cercles à 30 et 45 km. Les tableaux qui suivent donnent les mêmes chiffres.`}
				width={drawing.width}
				height={drawing.height}
				outlines={drawing.outlines.map((outline) => {
					const cell = cellOf(outline.code);
					return { ...outline, blank: cell?.value == null ? blankOf(cell?.status) : null };
				})}
				here={here.code}
				center={center}
				rings={RINGS.map((km) => ({ radius: Math.round(10 * km * scale) / 10, label: `${km} km` }))}
				spots={spots}
			/>
			<ul class="map-legend">
				{inks.has("emploi") ? <Key ink="emploi">demandeurs d’emploi, au centre de chaque bassin</Key> : null}
				{inks.has("formation") ? (
					<Key ink="formation">places de formation, au centre de chaque département</Key>
				) : null}
			</ul>
			<p class="small muted">
				Méthode : cercles dont la surface est proportionnelle au nombre, chaque couleur à son échelle
				{blanks > 0 ? ` ; ${counted(blanks, "bassin")} à motif, sans chiffre publié` : ""}. {drawing.credit}
			</p>
		</>
	);
}

function Key(props: { readonly ink: Spot["ink"]; readonly children: string }): VNode {
	return (
		<li>
			<svg width="22" height="16" aria-hidden="true" focusable="false">
				<circle class={`circle ${props.ink}`} cx="11" cy="8" r="7" />
			</svg>
			{props.children}
		</li>
	);
}

/** Bassins in the order of their distance, then the sums that the registry allows. */
function Seekers(props: {
	readonly reach: Reach;
	readonly here: TerritoryCard;
	readonly known: boolean;
}): VNode {
	const { reach, here, known } = props;
	const { seekers, bassins, pools } = reach;
	if (!seekers)
		return <Absent>Cette diffusion ne donne pas les demandeurs d’emploi de ce métier par bassin.</Absent>;
	const { indicator } = seekers;
	const furthest = RINGS[RINGS.length - 1] ?? 0;
	const shown = known ? bassins.filter(({ far }) => far !== null && far <= furthest) : bassins;
	const cells = [...shown.map((one) => one.seekers), ...pools.map(({ sum }) => sum)];
	const periods = [...new Set(cells.flatMap((cell) => (cell && cell.period !== "" ? [cell.period] : [])))];
	return (
		<>
			<Table
				id="autour-demandeurs"
				caption={`Demandeurs d’emploi qui cherchent ce métier${periods.length > 0 ? `, ${periods.map((period) => formatPeriod(period)).join(", ")}` : ""}`}
				detail={
					known ? `Bassins dont le centre est à ${furthest} km au plus, le plus proche d’abord.` : undefined
				}
				columns={[
					{ header: "Bassin" },
					{ header: "À vol d’oiseau", number: true },
					{ header: "Demandeurs d’emploi", number: true },
				]}
				rows={[
					...shown.map(({ place, far, seekers: cell }) => ({
						key: place.code,
						mark: place.code,
						header: <a href={place.path}>{place.label}</a>,
						cells: [
							place.code === here.code ? "ici" : far === null ? "non connue" : `${formatNumber(far)} km`,
							<Count key="valeur" indicator={indicator} cell={cell} />,
						],
					})),
					...pools.map(({ within, places, sum }) => ({
						key: String(within),
						reference: true,
						header: `Ensemble à ${within} km`,
						cells: [
							counted(places.length, "bassin"),
							<Count key="valeur" indicator={indicator} cell={sum} />,
						],
					})),
				]}
			/>
			{pools.map(({ within, sum }) =>
				sum?.reason === undefined ? null : (
					<p key={String(within)} class="small muted">
						Ensemble à {within} km : {sum.reason}
					</p>
				),
			)}
			<StatusLegend statuses={cells.flatMap((cell) => cell?.status ?? "nd")} />
		</>
	);
}

function Count(props: {
	readonly indicator: FigureAnswer["indicator"];
	readonly cell: FigureCell | undefined;
}): VNode {
	const { indicator, cell } = props;
	return cell ? (
		<Value indicator={indicator} cell={cell} />
	) : (
		<StatusSign sign={statuses.nd.sign} name={statuses.nd.name} />
	);
}

/** Trainings by département: no file that is received says where in it. */
function Schools({ reach }: { readonly reach: Reach }): VNode {
	const { departements, placesPeriod, pupilsPeriod } = reach;
	if (placesPeriod === undefined && pupilsPeriod === undefined)
		return <Absent>Cette diffusion ne donne ni places ni élèves par formation et département.</Absent>;
	const at = (what: string, period: string | undefined): string =>
		period === undefined ? what : `${what}, ${formatPeriod(period)}`;
	const text = (count: number | null, period: string | undefined): string =>
		period === undefined || count === null ? "on ne peut pas dire" : formatNumber(count, { decimals: 1 });
	return (
		<>
			<Table
				id="autour-formations"
				caption="Voie scolaire : places et élèves attribués à ce métier, par département"
				columns={[
					{ header: "Département" },
					{ header: at("Places à l’entrée", placesPeriod), number: true },
					{ header: at("Élèves de dernière année", pupilsPeriod), number: true },
				]}
				rows={departements.map(({ place, places, pupils }) => ({
					key: place.code,
					mark: place.code,
					header: <a href={place.path}>{place.label}</a>,
					cells: [text(places, placesPeriod), text(pupils, pupilsPeriod)],
				}))}
			/>
			<p class="small muted">
				Ces fichiers ne situent un établissement que par son département : ni commune, ni bassin. Un nombre
				est la part qui revient à ce métier quand une formation mène à plusieurs. Un zéro ne parle que des
				lycées : apprentissage, écoles et formation des adultes n’y sont pas. « On ne peut pas dire » : le
				nombre d’une formation qui y mène n’est pas publié.
			</p>
		</>
	);
}
