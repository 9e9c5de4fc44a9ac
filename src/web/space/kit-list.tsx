import type { VNode } from "preact";
import type { Figures } from "../../figures/model.ts";
import { type KeptKit, listKits, subjectChoices, templates } from "../../kits/index.ts";
import { counted, formatDate } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { Table } from "../components/table.tsx";
import { territoryKind } from "../declared.ts";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { Choice, ErrorSummary, Field, type FormFault, PostForm } from "./form.tsx";
import { batchPath } from "./kit-batch.tsx";
import { PlaceFields } from "./kit-place.tsx";
import { kitPath, kitsPath, placeName } from "./kit-view.ts";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** Kits of this person and of their organisation, and a form for another one. */
export async function kitList(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor, region, form, query } = context;
	// A page about a place, a filière or an occupation leads here with it.
	const given = { ...query, ...form };
	const figures = context.figures();
	const kits = await listKits(access, person);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Kits et séances" : "Kits et séances",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Kits et séances" }],
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>Kits et séances</h1>
				<p class="lead">
					Un kit réunit les chiffres d’une séance. Figé, il garde pour toujours son PDF, son diaporama et son
					classeur.
				</p>
				<ErrorSummary fault={fault} />
				{kits.length === 0 ? <p>Aucun kit pour le moment.</p> : <Kits kits={kits} figures={figures} />}
				<h2 id="nouveau">Nouveau kit</h2>
				<PostForm action={kitsPath} csrf={visitor.csrf}>
					<Field
						name="titre"
						label="Titre"
						hint="Exemple : Comité local de Caen"
						value={given.titre}
						fault={fault}
					/>
					<PlaceFields figures={figures} region={region.code} given={given} fault={fault} />
					<Field name="seance" label="Jour de la séance" type="date" value={given.seance} fault={fault} />
					<Choice
						name="modele"
						label="Modèle"
						options={templates.map(({ id, label, text }) => ({ value: id, label: `${label} : ${text}` }))}
						value={given.modele ?? "diagnostic"}
						fault={fault}
					/>
					<Choice
						name="metier"
						label="Métier"
						hint="Pour le modèle « Métier »."
						options={[{ value: "", label: "Aucun" }, ...subjectChoices("metier", figures)]}
						value={given.metier}
						fault={fault}
					/>
					<Choice
						name="filiere"
						label="Filière"
						hint="Pour le modèle « Filière »."
						options={[{ value: "", label: "Aucune" }, ...subjectChoices("filiere", figures)]}
						value={given.filiere}
						fault={fault}
					/>
					<button type="submit" class="button">
						Créer le kit
					</button>
				</PostForm>
			</>
		),
	});
}

/** Those that a person made, then one fold for each batch. */
function Kits({ kits, figures }: { readonly kits: readonly KeptKit[]; readonly figures: Figures }): VNode {
	const batches = Map.groupBy(
		kits.filter(({ series }) => series !== null),
		({ series }) => series?.batch ?? "",
	);
	const own = kits.filter(({ series }) => series === null);
	return (
		<>
			{own.length > 0 ? (
				<KitTable id="kits" caption="Kits de votre organisation" kits={own} figures={figures} />
			) : null}
			{[...batches].map(([batch, made]) => {
				const [first] = made;
				const kind =
					first && "territory" in first.place
						? lowerFirst(territoryKind(first.place.territory.type).label)
						: "territoire";
				return (
					<details key={batch} class="notes">
						<summary>
							{first?.title} : un kit par {kind}, {counted(made.length, "kit")}
						</summary>
						{first?.series ? (
							<p>
								<a href={batchPath(first.series.from, batch)}>Leurs versions figées, en un fichier</a>
							</p>
						) : null}
						<KitTable
							id={`serie-${batch}`}
							caption={`${first?.title}, un kit par ${kind}`}
							kits={made}
							figures={figures}
						/>
					</details>
				);
			})}
		</>
	);
}

function KitTable(props: {
	readonly id: string;
	readonly caption: string;
	readonly kits: readonly KeptKit[];
	readonly figures: Figures;
}): VNode {
	const { id, caption, kits, figures } = props;
	return (
		<Table
			id={id}
			caption={caption}
			columns={[
				{ header: "Kit" },
				{ header: "Territoire" },
				{ header: "Séance" },
				{ header: "Modifié" },
				{ header: "Par" },
			]}
			rows={kits.map((kit) => {
				const place = placeName(figures, kit.place);
				return {
					key: kit.id,
					header: (
						<a href={kitPath(kit.id)}>
							{kit.title}
							{kit.series ? <span class="visually-hidden">, {place}</span> : null}
						</a>
					),
					cells: [place, formatDate(kit.session, "short"), instant(kit.changed), kit.author],
				};
			})}
		/>
	);
}
