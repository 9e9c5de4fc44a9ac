import { listKits, templates } from "../../kits/index.ts";
import { formatDate } from "../../platform/french.ts";
import { MonographLinks } from "../components/monograph-links.tsx";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { Choice, ErrorSummary, Field, type FormFault, PostForm } from "./form.tsx";
import { kitPath, kitsPath, placeName, placeOptions } from "./kit-view.ts";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** Kits of this person and of their organisation, and a form for another one. */
export async function kitList(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor, region, form } = context;
	const figures = context.figures();
	const kits = await listKits(access, person);
	const families = figures.codes("fap2021-86");
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
				<MonographLinks region={region} />
				<ErrorSummary fault={fault} />
				{kits.length === 0 ? (
					<p>Aucun kit pour le moment.</p>
				) : (
					<Table
						id="kits"
						caption="Kits de votre organisation"
						columns={[
							{ header: "Kit" },
							{ header: "Territoire" },
							{ header: "Séance" },
							{ header: "Modifié" },
							{ header: "Par" },
						]}
						rows={kits.map((kit) => ({
							key: kit.id,
							header: <a href={kitPath(kit.id)}>{kit.title}</a>,
							cells: [
								placeName(figures, kit.place),
								formatDate(kit.session, "short"),
								instant(kit.changed),
								kit.author,
							],
						}))}
					/>
				)}
				<h2>Nouveau kit</h2>
				<PostForm action={kitsPath} csrf={visitor.csrf}>
					<Field
						name="titre"
						label="Titre"
						hint="Exemple : Comité local de Caen"
						value={form.titre}
						fault={fault}
					/>
					<Choice
						name="territoire"
						label="Territoire"
						options={placeOptions(figures, region.code)}
						value={form.territoire}
						fault={fault}
					/>
					<Field
						name="perimetre"
						label="Ou plusieurs territoires vus comme un seul"
						hint="Type et code, séparés par des virgules : epci:200065597,epci:241400514"
						value={form.perimetre}
						fault={fault}
					/>
					<Field name="seance" label="Jour de la séance" type="date" value={form.seance} fault={fault} />
					<Choice
						name="modele"
						label="Modèle"
						options={templates.map(({ id, label, text }) => ({ value: id, label: `${label} : ${text}` }))}
						value={form.modele ?? "diagnostic"}
						fault={fault}
					/>
					<Choice
						name="famille"
						label="Famille de métiers"
						hint="Pour les modèles « Métier » et « Filière »."
						options={[
							{ value: "", label: "Aucune" },
							...families.map(({ code, label }) => ({ value: code, label })),
						]}
						value={form.famille}
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
