import type { VNode } from "preact";
import { territoryTypes } from "../../../catalogue/nomenclatures/index.ts";
import { organisationKinds } from "../../access/index.ts";
import { type Clause, type GivenClause, recipientsText, useLabels, uses } from "../../charters/index.ts";
import { counted, formatNumber, NBSP } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { type CharterView, charterSources, nameIn } from "./charter-view.ts";
import { Checkbox, Choice, Field, PostForm } from "./form.tsx";

const recipients = ["public", "parties", ...organisationKinds] as const;

function recipientLabel(recipient: string): string {
	if (recipient === "public") return "Tous";
	return recipient === "parties" ? "Les parties : l’exploitant et le partenaire" : recipient;
}

const levels = territoryTypes.map(({ id, label }) => ({ value: id, label: label.replaceAll("'", "’") }));

function levelLabel(level: string): string {
	return levels.find(({ value }) => value === level)?.label ?? level;
}

export function clauseOf(form: Readonly<Record<string, string>>): GivenClause {
	const whole = (text: string | undefined): number => (text?.trim() ? Number(text) : Number.NaN);
	const number = Number(form.number);
	return {
		...(form.number ? { number } : {}),
		source: form.source ?? "",
		use: form.use ?? "",
		finest: form.finest ?? "",
		recipients: recipients.filter((_, index) => form[`recipient-${index}`] === "oui"),
		minUnits: whole(form.minUnits),
		maxShare: whole(form.maxShare),
		retentionMonths: whole(form.retentionMonths),
	};
}

/** The matrix data set × use × finest level × recipients, its thresholds and its retention. */
export function Matrix({ view }: { readonly view: CharterView }): VNode {
	const { version, sources, path, newest, state } = { ...view, state: view.version.state };
	const nameOf = nameIn(sources);
	const writes = newest && view.writes && state === "brouillon";
	const adjusts = newest && view.answers && state === "relecture";
	if (version.clauses.length === 0) return <p class="absent">Aucune clause pour l’instant.</p>;
	return (
		<Table
			id="annexe"
			caption="Données couvertes"
			detail={counted(version.clauses.length, "clause")}
			columns={[
				{ header: "Clause" },
				{ header: "Donnée", long: true },
				{ header: "Usage" },
				{ header: "Finesse" },
				{ header: "Diffusion", long: true },
				{ header: "Caché en dessous de" },
				{ header: "Part maximale d’un contributeur" },
				{ header: "Conservation après la fin" },
				...(writes || adjusts ? [{ header: "Changer" }] : []),
			]}
			rows={version.clauses.map((clause) => ({
				key: String(clause.number),
				header: String(clause.number),
				cells: [
					nameOf(clause.source),
					useLabels[clause.use],
					levelLabel(clause.finest),
					recipientsText(clause.recipients),
					clause.minUnits === 0 ? "sans seuil" : counted(clause.minUnits, "unité"),
					clause.maxShare === 100 ? "sans seuil" : `${formatNumber(clause.maxShare)}${NBSP}%`,
					clause.retentionMonths === 0 ? "aucune" : counted(clause.retentionMonths, "mois", "mois"),
					...(writes || adjusts
						? [
								<a key="changer" href={`${path}?partie=annexe&clause=${clause.number}#clause`}>
									{writes ? "Modifier" : "Ajuster"}
									<span class="visually-hidden"> la clause {clause.number}</span>
								</a>,
							]
						: []),
				],
			}))}
		/>
	);
}

/** What may be done to a clause: written by the operator, adjusted by the partner. */
export function ClauseForms({ view }: { readonly view: CharterView }): VNode | null {
	const { version, newest } = view;
	if (!newest) return null;
	const opened = version.clauses.find(({ number }) => number === view.opened);
	if (view.writes && version.state === "brouillon") return <ClauseForm view={view} clause={opened} />;
	if (view.answers && version.state === "relecture" && opened)
		return <AdjustForm view={view} clause={opened} />;
	return null;
}

function ClauseForm({
	view,
	clause,
}: {
	readonly view: CharterView;
	readonly clause: Clause | undefined;
}): VNode {
	const { path, csrf, fault, typed } = view;
	const sources = charterSources(view.sources);
	const value = (name: "finest" | "maxShare" | "minUnits" | "retentionMonths" | "source" | "use"): string =>
		typed[name] ??
		String(clause?.[name] ?? { minUnits: 5, maxShare: 85, retentionMonths: 12 }[name as "minUnits"] ?? "");
	const checked = fault ? clauseOf(typed).recipients : (clause?.recipients ?? []);
	return (
		<section aria-labelledby="clause">
			<h2 id="clause">{clause ? `Modifier la clause ${clause.number}` : "Ajouter une clause"}</h2>
			{sources.length === 0 ? (
				<p class="absent">Aucun jeu de données n’est déclaré comme partagé par charte.</p>
			) : (
				<details open={clause !== undefined || fault !== undefined || view.version.clauses.length === 0}>
					<summary>{clause ? "Ce que dit la clause" : "Écrire une clause"}</summary>
					<PostForm action={`${path}/clauses`} csrf={csrf}>
						{clause ? <input type="hidden" name="number" value={clause.number} /> : null}
						<Choice
							name="source"
							label="Donnée"
							value={value("source")}
							fault={fault}
							options={sources.map(({ id, title }) => ({ value: id, label: title }))}
						/>
						<Choice
							name="use"
							label="Usage"
							value={value("use")}
							fault={fault}
							options={uses.map((use) => ({ value: use, label: useLabels[use] }))}
						/>
						<Choice
							name="finest"
							label="Niveau le plus fin"
							hint="Deux zonages qui se chevauchent demandent deux clauses"
							value={value("finest")}
							fault={fault}
							options={levels}
						/>
						<fieldset class={fault?.field === "recipients" ? "field wrong" : "field"} id="recipients">
							<legend>Destinataires</legend>
							{fault?.field === "recipients" ? <p class="field-error">Erreur : {fault.message}</p> : null}
							{recipients.map((recipient, index) => (
								<Checkbox
									key={recipient}
									name={`recipient-${index}`}
									label={recipientLabel(recipient)}
									checked={checked.includes(recipient)}
								/>
							))}
						</fieldset>
						<Field
							name="minUnits"
							label="Caché en dessous de (unités)"
							hint="0 : pas de seuil"
							inputMode="numeric"
							value={value("minUnits")}
							fault={fault}
						/>
						<Field
							name="maxShare"
							label="Part maximale d’un contributeur (%)"
							hint="100 : pas de seuil"
							inputMode="numeric"
							value={value("maxShare")}
							fault={fault}
						/>
						<Field
							name="retentionMonths"
							label="Conservation après la fin (mois)"
							hint="0 : suppression dès la fin"
							inputMode="numeric"
							value={value("retentionMonths")}
							fault={fault}
						/>
						<button type="submit" class="button">
							{clause ? "Enregistrer la clause" : "Ajouter la clause"}
						</button>
					</PostForm>
				</details>
			)}
			{clause ? (
				<PostForm action={`${path}/clauses/retirer`} csrf={csrf} inline>
					<input type="hidden" name="number" value={clause.number} />
					<button type="submit" class="button danger">
						Retirer la clause {clause.number}
					</button>
				</PostForm>
			) : null}
		</section>
	);
}

function AdjustForm({ view, clause }: { readonly view: CharterView; readonly clause: Clause }): VNode {
	return (
		<section aria-labelledby="clause">
			<h2 id="clause">Ajuster la clause {clause.number}</h2>
			<PostForm action={`${view.path}/ajuster`} csrf={view.csrf}>
				<input type="hidden" name="number" value={clause.number} />
				<Choice
					name="finest"
					label="Niveau le plus fin"
					value={clause.finest}
					fault={view.fault}
					options={levels}
				/>
				<Field name="why" label="Pourquoi (facultatif)" fault={view.fault} />
				<button type="submit" class="button">
					Ajuster la clause
				</button>
			</PostForm>
		</section>
	);
}
