import type { VNode } from "preact";
import type { Correction, Finding } from "../../collection/model.ts";
import type { CheckReport } from "../../deliveries/index.ts";
import type { DeliveryView } from "./delivery-view.ts";
import { fieldLabel } from "./delivery-words.ts";
import { PostForm } from "./form.tsx";

interface Mendable {
	readonly field: string;
	readonly observed: string;
	readonly suggestion: string;
}

/** Rules of which the defect is what one cell reads: a value can take its place everywhere. */
const ofOneCell: ReadonlySet<string> = new Set(["C-03", "C-10", "C-11", "C-13", "C-15"]);

/** Values of the examples that a correction can replace everywhere: one line for each. */
function mendables(report: CheckReport, finding: Finding): readonly Mendable[] {
	if (!ofOneCell.has(finding.rule)) return [];
	const fields = new Map(report.columns.map(({ letters, field }) => [letters, field]));
	const headers = new Map(report.columns.map(({ header, field }) => [header, field]));
	const found = new Map<string, Mendable>();
	for (const { place, observed, suggestion } of finding.examples) {
		const field = fields.get(place.column ?? "") ?? headers.get(place.header ?? "");
		if (!field || observed === "") continue;
		const key = JSON.stringify([field, observed]);
		if (!found.has(key)) found.set(key, { field, observed, suggestion: suggestion ?? "" });
	}
	return [...found.values()];
}

/** « Corriger en lot »: each value read, what it becomes everywhere in its column, one reason for all. */
export function BulkCorrection(props: {
	readonly view: DeliveryView;
	readonly report: CheckReport;
	readonly finding: Finding;
	readonly rank: number;
}): VNode | null {
	const { view, report, finding, rank } = props;
	const lines = mendables(report, finding);
	if (lines.length === 0) return null;
	const id = (name: string): string => `lot-${rank}-${name}`;
	const failed = view.typed.lot === String(rank);
	const typed = failed ? view.typed : {};
	const wrong = failed && view.fault?.field === "pourquoi";
	return (
		<details open={failed}>
			<summary>Corriger en lot</summary>
			<PostForm action={`${view.path}/corriger`} csrf={view.csrf}>
				<input type="hidden" name="lot" value={String(rank)} />
				<p class="hint">
					Chaque valeur est remplacée partout où elle est lue dans sa colonne. Laissez vide ce qui ne change
					pas.
				</p>
				{lines.map(({ field, observed, suggestion }, index) => (
					<div class="field" key={`${field} ${observed}`}>
						<input type="hidden" name={`champ.${index}`} value={field} />
						<input type="hidden" name={`lu.${index}`} value={observed} />
						<label for={id(`par-${index}`)}>
							{fieldLabel(view.source, field)} : remplacer <code>{observed}</code> par
						</label>
						<input
							type="text"
							id={id(`par-${index}`)}
							name={`par.${index}`}
							value={typed[`par.${index}`] ?? suggestion}
							autocomplete="off"
							spellcheck={false}
							maxLength={400}
						/>
					</div>
				))}
				<div class={wrong ? "field wrong" : "field"}>
					<label for={failed ? "pourquoi" : id("pourquoi")}>Pourquoi</label>
					{wrong ? <p class="field-error">Erreur : {view.fault?.message}</p> : null}
					<input
						type="text"
						id={failed ? "pourquoi" : id("pourquoi")}
						name="pourquoi"
						value={typed.pourquoi}
						autocomplete="off"
						maxLength={400}
					/>
				</div>
				<button type="submit" class="button">
					Corriger en lot
				</button>
			</PostForm>
		</details>
	);
}

/** What the form asks: only values that change, each over its whole column. */
export function bulkCorrections(form: Readonly<Record<string, string>>): readonly Correction[] {
	const made: Correction[] = [];
	for (let index = 0; form[`champ.${index}`] !== undefined; index++) {
		const field = form[`champ.${index}`] ?? "";
		const observed = form[`lu.${index}`] ?? "";
		const value = (form[`par.${index}`] ?? "").trim();
		if (value !== "" && value !== observed) made.push({ scope: "value", field, observed, value });
	}
	return made;
}
