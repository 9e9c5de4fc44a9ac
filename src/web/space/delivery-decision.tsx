import type { VNode } from "preact";
import { type CheckReport, obstaclesOf, shortestJustification } from "../../deliveries/index.ts";
import { counted } from "../../platform/french.ts";
import { Restart } from "./delivery-head.tsx";
import { type DeliveryView, depositPath } from "./delivery-view.ts";
import { hasDefects, isRunning } from "./delivery-words.ts";
import { LongField, PostForm } from "./form.tsx";

/** The end of the page: what this person can do now, whatever their right and whatever the check found. */
export function DeliveryDecision({ view }: { readonly view: DeliveryView }): VNode | null {
	const { one, open, decides, deposits } = view;
	if (!open || isRunning(one)) return null;
	const defects = hasDefects(one);
	return (
		<section class="part" id="decision" aria-labelledby="decision-titre">
			<h2 id="decision-titre">{decides ? "Décision" : "Et maintenant"}</h2>
			{decides && one.report ? <Accept view={view} report={one.report} /> : null}
			{decides ? <SendBack view={view} workbook={defects} /> : null}
			{decides ? <Refuse view={view} /> : null}
			{deposits && !decides && one.report ? (
				<p>
					{defects
						? "Corrigez ici, ou dans votre fichier puis déposez-le à nouveau : ce qui est résolu et ce qui reste sera dit."
						: "Rien n’est à corriger : l’observatoire va décider."}
				</p>
			) : null}
			<ul class="links">
				{one.report && defects ? (
					<li>
						<a href={`${view.path}/annote.xlsx`}>Télécharger le fichier annoté</a> (XLSX)
					</li>
				) : null}
				{deposits ? (
					<li>
						<a href={depositPath(view)}>
							{defects ? "Déposer le fichier corrigé" : "Déposer un autre fichier à sa place"}
						</a>
					</li>
				) : null}
			</ul>
			{one.report ? <Restart view={view} /> : null}
		</section>
	);
}

function Accept({ view, report }: { readonly view: DeliveryView; readonly report: CheckReport }): VNode {
	const { path, csrf, fault, typed } = view;
	const { whole, rows } = obstaclesOf(report.findings);
	const [worst] = whole;
	if (worst) {
		return (
			<p class="notice">
				Ce lot ne peut pas être accepté : le défaut {worst.rule} touche le fichier entier. {worst.message}{" "}
				Renvoyez-le au fournisseur, ou refusez-le.
			</p>
		);
	}
	const partial = rows.length > 0 || report.held > 0;
	const aside =
		report.held === 0
			? ""
			: `${counted(report.held, "ligne est mise", "lignes sont mises")} de côté, les autres entrent dans l’observatoire.`;
	return (
		<>
			<h3>{partial ? "Accepter en partie" : "Accepter"}</h3>
			<p>
				{partial
					? `${aside || "Les lignes bloquantes sont mises de côté, les autres entrent dans l’observatoire."} Votre justification est gardée avec le lot.`
					: aside || "Le contenu du lot entre dans l’observatoire dès la construction qui suit."}
			</p>
			<PostForm action={`${path}/accepter`} csrf={csrf}>
				{partial ? (
					<LongField
						name="justification"
						label="Justification"
						hint={`Obligatoire, ${shortestJustification} caractères au moins : pourquoi accepter sans attendre la correction`}
						rows={4}
						most={2000}
						value={typed.justification}
						fault={fault}
					/>
				) : null}
				<button type="submit" class="button">
					{partial ? "Accepter avec réserves" : "Accepter le lot"}
				</button>
			</PostForm>
		</>
	);
}

function SendBack({ view, workbook }: { readonly view: DeliveryView; readonly workbook: boolean }): VNode {
	const { path, csrf, fault, typed } = view;
	return (
		<details open={fault?.field === "message"}>
			<summary>Renvoyer au fournisseur</summary>
			<PostForm action={`${path}/renvoyer`} csrf={csrf}>
				<LongField
					name="message"
					label="Message"
					hint={
						workbook
							? "Un e-mail part à la personne qui a déposé le fichier, avec le fichier annoté."
							: "Un e-mail part à la personne qui a déposé le fichier."
					}
					rows={6}
					most={4000}
					value={typed.message}
					fault={fault}
				/>
				<button type="submit" class="button">
					Renvoyer au fournisseur
				</button>
			</PostForm>
		</details>
	);
}

function Refuse({ view }: { readonly view: DeliveryView }): VNode {
	const { path, csrf, fault, typed } = view;
	return (
		<details open={fault?.field === "motif"}>
			<summary>Refuser le lot</summary>
			<PostForm action={`${path}/refuser`} csrf={csrf}>
				<LongField
					name="motif"
					label="Motif"
					hint="Obligatoire. Le fichier reste gardé ; rien de lui n’entre dans l’observatoire."
					rows={4}
					most={2000}
					value={typed.motif}
					fault={fault}
				/>
				<button type="submit" class="button danger">
					Refuser le lot
				</button>
			</PostForm>
		</details>
	);
}
