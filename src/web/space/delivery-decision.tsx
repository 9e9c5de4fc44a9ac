import type { VNode } from "preact";
import type { DeliveryView } from "./delivery-view.ts";
import { isRunning } from "./delivery-words.ts";
import { LongField, PostForm } from "./form.tsx";
import { Restart } from "./delivery-head.tsx";

/** The end of the page: what this person can do now, whatever their right and whatever the check found. */
export function DeliveryDecision({ view }: { readonly view: DeliveryView }): VNode | null {
	const { one, open, decides, deposits, path } = view;
	if (!open || isRunning(one)) return null;
	const defects = one.report?.findings.some(({ severity }) => severity !== "info") ?? false;
	return (
		<section class="part" id="decision" aria-labelledby="decision-titre">
			<h2 id="decision-titre">{decides ? "Décision" : "Et maintenant"}</h2>
			{decides && one.report ? <Accept view={view} blocking={one.report.blocking} /> : null}
			{decides ? <SendBack view={view} workbook={one.report !== undefined && defects} /> : null}
			{decides ? <Refuse view={view} /> : null}
			{deposits && !decides ? (
				<p>
					{one.report === undefined
						? ""
						: defects
							? "Corrigez ici, ou dans votre fichier puis déposez-le à nouveau : seul ce qui a changé est relu. "
							: "Rien n’est à corriger : l’observatoire va décider. "}
				</p>
			) : null}
			{one.report && defects && !decides ? (
				<p>
					<a href={`${path}/annote.xlsx`}>Télécharger le fichier annoté (XLSX)</a>
				</p>
			) : null}
			{deposits ? (
				<p>
					<a
						href={`/espace/collecte/deposer?organisation=${encodeURIComponent(one.organisation.id)}&source=${encodeURIComponent(one.source)}`}
					>
						Déposer le fichier corrigé
					</a>
				</p>
			) : null}
			{one.report ? <Restart view={view} /> : null}
		</section>
	);
}

function Accept({ view, blocking }: { readonly view: DeliveryView; readonly blocking: boolean }): VNode {
	const { path, csrf, fault, typed } = view;
	return (
		<>
			<h3>{blocking ? "Accepter en partie" : "Accepter"}</h3>
			<p>
				{blocking
					? "Les lignes bloquantes sont mises de côté, les autres entrent dans l’observatoire. Votre justification est gardée avec le lot."
					: "Le contenu du lot entre dans l’observatoire à la prochaine construction."}
			</p>
			<PostForm action={`${path}/accepter`} csrf={csrf}>
				{blocking ? (
					<LongField
						name="justification"
						label="Justification"
						hint="Obligatoire : pourquoi accepter sans attendre la correction"
						rows={4}
						most={2000}
						value={typed.justification}
						fault={fault}
					/>
				) : null}
				<button type="submit" class="button">
					{blocking ? "Accepter avec réserves" : "Accepter le lot"}
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
