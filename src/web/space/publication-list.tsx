import type { VNode } from "preact";
import { may } from "../../access/index.ts";
import {
	candidateId,
	correctable,
	type Draft,
	listDrafts,
	longestTitle,
	type Publication,
} from "../../publication/index.ts";
import { Table } from "../components/table.tsx";
import { DiffusionBadge, diffusionPath, withdrawalFor } from "../diffusion-words.tsx";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { Choice, ErrorSummary, Field, type FormFault, LongField, PostForm } from "./form.tsx";
import { DraftBadge } from "./publication-badge.tsx";
import { publicationPath } from "./publication-view.ts";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** `/espace/diffusions`: what is being composed, what waits, what was published. */
export async function publicationList(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor, diffusions, form } = context;
	const drafts = await listDrafts(access, person);
	const history = diffusions.list();
	const candidate = candidateId(access.dataDir);
	const composed = drafts.some(
		({ release, state }) => release === candidate && !["publiee", "abandonnee"].includes(state),
	);
	const typed = fault ? form : {};
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Diffusions" : "Diffusions",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Diffusions" }],
		body: (
			<>
				<SpaceMenu person={person} current={publicationPath} />
				<h1>Diffusions</h1>
				<p>
					Une diffusion est composée par une personne, approuvée par une autre, puis publiée à l’heure dite.
				</p>
				<ErrorSummary fault={fault} />
				{candidate !== undefined && !composed ? (
					<p class="notice">
						Une construction attend d’être composée : <code>{candidate}</code>.
					</p>
				) : null}
				<Drafts drafts={drafts.filter(({ state }) => !["publiee", "abandonnee"].includes(state))} />
				{may(person, "releases.compose") ? (
					<Begin
						csrf={visitor.csrf}
						waits={candidate !== undefined}
						published={correctable(access.dataDir)}
						fault={fault}
						typed={typed}
					/>
				) : null}
				<Published
					history={history}
					csrf={visitor.csrf}
					withdraws={may(person, "releases.approve")}
					fault={fault}
					typed={typed}
				/>
				<Abandoned drafts={drafts.filter(({ state }) => state === "abandonnee")} />
			</>
		),
	});
}

function Drafts({ drafts }: { readonly drafts: readonly Draft[] }): VNode {
	return (
		<section class="part" aria-labelledby="en-cours">
			<h2 id="en-cours">En cours</h2>
			{drafts.length === 0 ? (
				<p class="absent">Aucune diffusion n’est en préparation.</p>
			) : (
				<Table
					id="brouillons"
					caption="Diffusions en préparation"
					columns={[
						{ header: "Diffusion" },
						{ header: "État" },
						{ header: "Composée par" },
						{ header: "Approuvée par" },
						{ header: "Publication" },
					]}
					rows={drafts.map((draft) => ({
						key: draft.id,
						header: <a href={`${publicationPath}/${draft.id}`}>{draft.title}</a>,
						cells: [
							<DraftBadge key="etat" draft={draft} />,
							draft.author.name,
							draft.approver?.name ?? "pas encore",
							draft.scheduledAt ? instant(draft.scheduledAt) : "sans date",
						],
					}))}
				/>
			)}
		</section>
	);
}

interface FormProps {
	readonly csrf: string;
	readonly fault: FormFault | undefined;
	readonly typed: Readonly<Record<string, string>>;
}

function Begin(
	props: FormProps & {
		readonly waits: boolean;
		readonly published: ReturnType<typeof correctable>;
	},
): VNode {
	const { csrf, waits, published, fault, typed } = props;
	return (
		<section class="part" aria-labelledby="nouvelle">
			<h2 id="nouvelle">Nouvelle diffusion</h2>
			{waits || published.length > 0 ? (
				<PostForm action={publicationPath} csrf={csrf}>
					<Field
						name="title"
						label="Titre"
						hint={`Par exemple : Marché du travail, 4ᵉ trimestre 2025 (${longestTitle} caractères au plus)`}
						value={typed.title}
						fault={fault}
					/>
					<Choice
						name="corrects"
						label="Nature"
						value={typed.corrects}
						fault={fault}
						options={[
							...(waits ? [{ value: "", label: "Diffusion de la construction en attente" }] : []),
							...published.map(({ n, text }) => ({ value: String(n), label: `Erratum de ${text}` })),
						]}
					/>
					<button type="submit" class="button">
						Composer
					</button>
				</PostForm>
			) : (
				<p>Aucune construction n’attend : acceptez d’abord une livraison.</p>
			)}
		</section>
	);
}

function Published(
	props: FormProps & { readonly history: readonly Publication[]; readonly withdraws: boolean },
): VNode | null {
	const { history, csrf, withdraws, fault, typed } = props;
	if (history.length === 0) return null;
	const open = history.filter((one) => one.kind !== "retrait" && withdrawalFor(history, one) === undefined);
	return (
		<section class="part" aria-labelledby="publiees">
			<h2 id="publiees">Publiées</h2>
			<Table
				id="publications"
				caption="Diffusions publiées"
				columns={[
					{ header: "Version" },
					{ header: "Titre", long: true },
					{ header: "Publiée le" },
					{ header: "Approuvée par" },
					{ header: "État" },
				]}
				rows={history.slice(0, 20).map((one) => ({
					key: String(one.n),
					header: <a href={diffusionPath(one)}>{one.version}</a>,
					cells: [
						one.title,
						instant(new Date(one.published)),
						one.approver ?? one.author ?? "l’exploitant",
						<DiffusionBadge key="etat" one={one} history={history} />,
					],
				}))}
			/>
			{withdraws && open.length > 0 ? (
				<details open={fault?.field === "reason"}>
					<summary>Retirer une diffusion</summary>
					<PostForm action={`${publicationPath}/retrait`} csrf={csrf}>
						<p>
							Une diffusion retirée n’est plus servie : si c’est celle en cours, la précédente reprend sa
							place. Le retrait et son motif sont publiés et ne s’effacent pas.
						</p>
						<Choice
							name="n"
							label="Diffusion à retirer"
							value={typed.n}
							options={open.map(({ n, version, title }) => ({
								value: String(n),
								label: `${version} – ${title}`,
							}))}
						/>
						<LongField name="reason" label="Motif" rows={3} most={1000} value={typed.reason} fault={fault} />
						<button type="submit" class="button danger">
							Retirer cette diffusion
						</button>
					</PostForm>
				</details>
			) : null}
		</section>
	);
}

function Abandoned({ drafts }: { readonly drafts: readonly Draft[] }): VNode | null {
	if (drafts.length === 0) return null;
	return (
		<details>
			<summary>Abandonnées</summary>
			<ul class="links">
				{drafts.map(({ id, title, createdAt }) => (
					<li key={id}>
						<a href={`${publicationPath}/${id}`}>{title}</a> <small>du {instant(createdAt)}</small>
					</li>
				))}
			</ul>
		</details>
	);
}
