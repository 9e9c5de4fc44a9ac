import type { VNode } from "preact";
import { NBSP } from "../../platform/french.ts";
import { Field, LongField, PostForm } from "./form.tsx";
import type { DraftView } from "./publication-view.ts";

/** The end of the page: what this person can do now, whatever their right and the state. */
export function Decision(props: { readonly view: DraftView; readonly now: Date }): VNode | null {
	const { view } = props;
	const { state } = view.draft;
	if (state === "publiee" || state === "abandonnee") return null;
	return (
		<section class="part" id="decision" aria-labelledby="decision-titre">
			<h2 id="decision-titre">Et maintenant</h2>
			{state === "brouillon" ? <Submit view={view} /> : null}
			{state === "prete" ? <Approve view={view} /> : null}
			{state === "approuvee" ? <Schedule view={view} /> : null}
			{state === "programmee" ? <Scheduled view={view} /> : null}
			{view.approves && state !== "brouillon" ? <Refuse view={view} /> : null}
			{view.composes ? <Abandon view={view} /> : null}
		</section>
	);
}

function Submit({ view }: { readonly view: DraftView }): VNode {
	if (!view.composes) return <p>La diffusion est en préparation : rien ne vous est demandé.</p>;
	const left = view.checklist.filter(({ done }) => !done).length + (view.draft.note === "" ? 1 : 0);
	return (
		<>
			<p>
				{left === 0
					? "Tout est prêt : une autre personne peut relire et approuver."
					: `La relecture demande une note et une liste de contrôle faite. Il reste${NBSP}: ${left}.`}
			</p>
			<PostForm action={`${view.path}/relecture`} csrf={view.csrf} inline>
				<button type="submit" class="button">
					Envoyer en relecture
				</button>
			</PostForm>
		</>
	);
}

function Approve({ view }: { readonly view: DraftView }): VNode {
	if (!view.approves)
		return (
			<p>
				{view.wrote
					? "Vous avez écrit dans cette diffusion : une autre personne doit l’approuver."
					: "Un responsable de publication, qui n’en a rien écrit, doit l’approuver."}
			</p>
		);
	return (
		<PostForm action={`${view.path}/approuver`} csrf={view.csrf}>
			<p>
				Vous approuvez cette construction et ces textes, tels quels : modifier l’un ou l’autre annule
				l’approbation.
			</p>
			<LongField name="note" label="Commentaire (facultatif)" rows={3} most={1000} />
			<button type="submit" class="button">
				Approuver
			</button>
		</PostForm>
	);
}

function Schedule({ view }: { readonly view: DraftView }): VNode {
	const { path, csrf, fault, typed } = view;
	return (
		<>
			<h3>Programmer</h3>
			<PostForm action={`${path}/programmer`} csrf={csrf}>
				<Field
					name="day"
					type="date"
					label="Jour"
					hint="Heure de Paris. L’aperçu restreint s’ouvre vingt-quatre heures avant."
					value={typed.day}
					fault={fault}
				/>
				<Field name="time" label="Heure" hint="Par exemple 14:30" value={typed.time} fault={fault} />
				<button type="submit" class="button">
					Programmer
				</button>
			</PostForm>
			<h3>Ou publier tout de suite</h3>
			<PostForm action={`${path}/publier`} csrf={csrf} inline>
				<button type="submit" class="button">
					Publier maintenant
				</button>
			</PostForm>
		</>
	);
}

function Scheduled({ view }: { readonly view: DraftView }): VNode {
	return (
		<>
			<p>La publication se fera d’elle-même. Les pages changeront toutes au même instant.</p>
			<details open={view.fault?.field === "reason"}>
				<summary>Reporter</summary>
				<PostForm action={`${view.path}/annuler`} csrf={view.csrf}>
					<Field
						name="reason"
						label="Motif, lu de tous"
						hint="La date est annoncée au public : le calendrier garde l’ancienne et dit ce motif."
						value={view.typed.reason}
						fault={view.fault}
					/>
					<button type="submit" class="button plain">
						Annuler la programmation
					</button>
				</PostForm>
			</details>
		</>
	);
}

function Refuse({ view }: { readonly view: DraftView }): VNode {
	return (
		<details open={view.fault?.field === "comment"}>
			<summary>Renvoyer à qui l’a composée</summary>
			<PostForm action={`${view.path}/renvoyer`} csrf={view.csrf}>
				<LongField
					name="comment"
					label="Ce qui est à revoir"
					rows={3}
					most={1000}
					value={view.typed.comment}
					fault={view.fault}
				/>
				<button type="submit" class="button">
					Renvoyer
				</button>
			</PostForm>
		</details>
	);
}

function Abandon({ view }: { readonly view: DraftView }): VNode {
	return (
		<details open={view.fault?.field === "reason"}>
			<summary>Abandonner cette diffusion</summary>
			<PostForm action={`${view.path}/abandonner`} csrf={view.csrf}>
				<Field name="reason" label="Motif de l’abandon" value={view.typed.reason} fault={view.fault} />
				<button type="submit" class="button danger">
					Abandonner
				</button>
			</PostForm>
		</details>
	);
}
