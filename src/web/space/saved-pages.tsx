import { forgetSaved, listSaved, saveAddress } from "../../access/index.ts";
import { DefError } from "../../platform/errors.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { tablePath } from "../table/model.ts";
import { instant } from "./account-pages.tsx";
import { ErrorSummary, Field, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const path = "/espace/requetes";
const longest = 6000;

/** Tables that a person keeps, and the one that they are about to keep. */
async function savedPage(context: SignedInContext, asked: string, fault?: FormFault): Promise<Page> {
	const { access, person, visitor, form } = context;
	const { csrf } = visitor;
	const saved = await listSaved(access, person);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Mes requêtes" : "Mes requêtes",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Mes requêtes" }],
		body: (
			<>
				<SpaceMenu person={person} current={path} />
				<h1>Mes requêtes</h1>
				<ErrorSummary fault={fault} />
				{asked === "" ? null : (
					<>
						<h2>Enregistrer ce tableau</h2>
						<PostForm action={path} csrf={csrf}>
							<input type="hidden" name="adresse" value={asked} />
							<Field
								name="nom"
								label="Nom de la requête"
								hint="Un nom déjà pris remplace la requête qui le portait."
								value={form.nom}
								fault={fault}
							/>
							<p>
								<a href={asked}>Revoir le tableau</a>
							</p>
							<button type="submit" class="button">
								Enregistrer
							</button>
						</PostForm>
					</>
				)}
				{saved.length === 0 ? (
					<p>
						Aucune requête enregistrée. <a href={tablePath}>Construire un tableau</a>, puis « Enregistrer ma
						requête ».
					</p>
				) : (
					<Table
						id="requetes"
						caption="Mes requêtes enregistrées"
						columns={[{ header: "Nom" }, { header: "Enregistrée" }, { header: "" }]}
						rows={saved.map(({ id, name, address, savedAt }) => ({
							key: id,
							header: <a href={address}>{name}</a>,
							cells: [
								instant(savedAt),
								<PostForm key={id} action={`${path}/supprimer`} csrf={csrf} inline>
									<input type="hidden" name="requete" value={id} />
									<button type="submit" class="button plain">
										Supprimer<span class="visually-hidden"> la requête « {name} »</span>
									</button>
								</PostForm>,
							],
						}))}
					/>
				)}
			</>
		),
	});
}

/** Only a table of this site: a kept address is followed without being looked at. */
function tableAddress(text: string): string {
	return text.startsWith(`${tablePath}?`) && text.length <= longest ? text : "";
}

async function show(context: SignedInContext): Promise<SpaceAnswer> {
	// The fields of a query are cut: a table may be longer.
	const asked = new URL(context.address, "http://local").searchParams.get("adresse") ?? "";
	return await savedPage(context, tableAddress(asked));
}

async function save(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, form } = context;
	const address = tableAddress(form.adresse ?? "");
	try {
		if (address === "")
			throw new DefError("saisie-incorrecte", { expected: "Cette adresse n’est pas celle d’un tableau." });
		await saveAddress(access, person, { name: form.nom ?? "", address });
	} catch (error) {
		return await savedPage(context, address, faultOf(error));
	}
	return goTo(path);
}

async function forget({ access, person, form }: SignedInContext): Promise<SpaceAnswer> {
	await forgetSaved(access, person, form.requete ?? "");
	return goTo(path);
}

export const savedRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action: "account.keep", handle: show },
	{ method: "POST", pattern: path, action: "account.keep", longFields: { adresse: longest }, handle: save },
	{ method: "POST", pattern: `${path}/supprimer`, action: "account.keep", handle: forget },
];
