import type { ComponentChildren, VNode } from "preact";
import type { LevelId, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import { IndicatorChoice, Tick } from "../components/indicator-choice.tsx";
import { UnreadNotice } from "../components/unread-notice.tsx";
import { ZoningChoice } from "../components/zoning-choice.tsx";
import { levels, territoryTypes } from "../declared.ts";
import type { TypedCodes } from "../typed-codes.ts";
import type { TypedPlaces } from "../typed-places.ts";
import { type TableAsked, type TotalAxis, tablePath, totalAxes } from "./model.ts";
import { indicatorsOf, mostCodes } from "./size.ts";

/** What was typed and could not be read, put back as it was. */
export interface Typed {
	readonly codes: string;
	readonly kind: string;
	readonly abouts: string;
	readonly places: TypedPlaces;
	readonly about: TypedCodes;
	/** More codes than an address may hold. */
	readonly tooMany: boolean;
	/** The same page with something typed otherwise. */
	readonly to: (changed: { readonly codes: string } | { readonly surcodes: string }) => string;
}

/** The steps of the choice, one form: a table is an address, and nothing needs a script. */
export function TableForm(props: {
	readonly figures: Figures;
	readonly asked: TableAsked;
	readonly typed: Typed;
}): VNode {
	const { figures, asked, typed } = props;
	const chosen = indicatorsOf(asked);
	const coverages = chosen.map(({ id }) => figures.coverage(id));
	const levelsOffered = [...new Set(coverages.flatMap(({ about }) => about))].filter(
		(level) => level !== "all",
	);
	return (
		<form method="get" action={tablePath} class="table-form">
			<Step number={1} id="indicateurs" title="Les indicateurs">
				{chosen.length > 0 ? <p>{chosen.map(({ label }) => label).join(" ; ")}</p> : null}
				<IndicatorChoice
					name="indicateurs"
					offered={({ id }) => figures.coverage(id).cells > 0}
					chosen={asked.indicators}
					folded={chosen.length > 0}
				/>
			</Step>
			{chosen.length === 0 ? null : (
				<>
					{typed.tooMany ? (
						<p class="notice" role="alert">
							Une liste dépasse {mostCodes} codes : raccourcissez-la, ou choisissez un découpage entier.
						</p>
					) : null}
					<PlaceStep
						types={territoryTypes
							.filter(({ id }) => coverages.some(({ territories }) => territories.includes(id)))
							.map(({ id }) => id)}
						asked={asked}
						typed={typed}
					/>
					<AboutStep levels={levelsOffered} asked={asked} typed={typed} />
					<PeriodStep
						number={3 + Number(levelsOffered.length > 0)}
						periods={[...new Set(coverages.flatMap(({ periods }) => periods))].toSorted().toReversed()}
						asked={asked}
					/>
					<TotalStep number={4 + Number(levelsOffered.length > 0)} asked={asked} />
					<input type="hidden" name="lignes" value={asked.rows.join(",")} />
					<input type="hidden" name="colonnes" value={asked.columns.join(",")} />
				</>
			)}
			<p class="actions">
				{chosen.length === 0 ? (
					<button type="submit" class="button" data-live>
						Continuer
					</button>
				) : (
					<>
						<button
							type="submit"
							class="button"
							name="voir"
							value="1"
							data-live={asked.built ? "" : undefined}
						>
							Construire le tableau
						</button>{" "}
						<button type="submit" class="button plain" data-live={asked.built ? undefined : ""}>
							Compter les cellules
						</button>
					</>
				)}
			</p>
		</form>
	);
}

function Step(props: {
	readonly number: number;
	readonly id: string;
	readonly title: string;
	readonly children: ComponentChildren;
}): VNode {
	return (
		<fieldset id={`etape-${props.id}`}>
			<legend>
				{props.number}. {props.title}
			</legend>
			{props.children}
		</fieldset>
	);
}

function PlaceStep(props: {
	readonly types: readonly TerritoryType[];
	readonly asked: TableAsked;
	readonly typed: Typed;
}): VNode {
	const { types, asked, typed } = props;
	const list = typed.codes || asked.places.map(({ type, code }) => `${type}:${code}`).join("\n");
	return (
		<Step number={2} id="territoires" title="Les territoires">
			<p>Un découpage entier :</p>
			<ul class="ticks">
				{territoryTypes
					.filter(({ id }) => types.includes(id))
					.map(({ id, plural }) => (
						<Tick key={id} name="niveaux" value={id} label={plural} ticked={asked.levels.includes(id)} />
					))}
			</ul>
			<UnreadNotice {...typed.places} what="territoire" to={(codes) => typed.to({ codes })} />
			<div class="field">
				<label for="codes">Ou une liste de territoires, codes ou noms</label>
				<textarea id="codes" name="codes" rows={4} maxLength={6000} aria-describedby="codes-aide">
					{list}
				</textarea>
			</div>
			<p id="codes-aide" class="small muted">
				Un par ligne, ou séparés par des points-virgules ; {mostCodes} au plus. Collez une colonne de votre
				tableur, ou écrivez <span class="code">departement:14</span>.
			</p>
			<ZoningChoice label="Découpage de cette liste" chosen={typed.kind} />
		</Step>
	);
}

function AboutStep(props: {
	readonly levels: readonly LevelId[];
	readonly asked: TableAsked;
	readonly typed: Typed;
}): VNode | null {
	const { asked, typed } = props;
	if (props.levels.length === 0) return null;
	return (
		<Step number={3} id="sur" title="Métiers, formations ou secteurs">
			<UnreadNotice {...typed.about} what="code" to={(surcodes) => typed.to({ surcodes })} />
			<div class="field">
				<label for="surniveau">Nomenclature</label>
				<select id="surniveau" name="surniveau">
					<option value="">Tous ensemble, sans détail</option>
					{props.levels.map((level) => (
						<option key={level} value={level} selected={asked.about?.level === level}>
							{levels[level].label}
						</option>
					))}
				</select>
			</div>
			<div class="field">
				<label for="surcodes">Seulement ces codes ou ces noms (facultatif)</label>
				<textarea id="surcodes" name="surcodes" rows={3} maxLength={4000} aria-describedby="surcodes-aide">
					{typed.abouts || asked.about?.codes?.join("\n")}
				</textarea>
			</div>
			<p id="surcodes-aide" class="small muted">
				Un par ligne ; sans rien, tous les codes de la nomenclature choisie.
			</p>
		</Step>
	);
}

/** Periods that have a box of their own; « toutes » takes the others. */
const mostBoxes = 24;

function PeriodStep(props: {
	readonly number: number;
	readonly periods: readonly string[];
	readonly asked: TableAsked;
}): VNode {
	const { asked } = props;
	const kept = typeof asked.periods === "string" ? [] : asked.periods;
	const shown = [...new Set([...props.periods.slice(0, mostBoxes), ...kept])];
	return (
		<Step number={props.number} id="periodes" title="Les périodes">
			<p class="small muted">Sans choix : la plus récente de chaque indicateur.</p>
			<ul class="ticks">
				<Tick name="periodes" value="all" label="Toutes les périodes" ticked={asked.periods === "all"} />
				{shown.map((period) => (
					<Tick
						key={period}
						name="periodes"
						value={period}
						label={formatPeriod(period)}
						ticked={kept.includes(period)}
					/>
				))}
			</ul>
		</Step>
	);
}

export const totalNames: Readonly<Record<TotalAxis, string>> = {
	territoire: "l’ensemble des territoires",
	sur: "l’ensemble des métiers, formations ou secteurs",
	periode: "l’ensemble des périodes",
};

function TotalStep(props: { readonly number: number; readonly asked: TableAsked }): VNode {
	return (
		<Step number={props.number} id="totaux" title="Les totaux">
			<p class="small muted">Un total n’est calculé que s’il a un sens ; sinon, la page dit pourquoi.</p>
			<ul class="ticks">
				{totalAxes.map((axis) => (
					<Tick
						key={axis}
						name="totaux"
						value={axis}
						label={`Ajouter ${totalNames[axis]}`}
						ticked={props.asked.totals.includes(axis)}
					/>
				))}
			</ul>
		</Step>
	);
}
