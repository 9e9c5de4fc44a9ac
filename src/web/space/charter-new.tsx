import { type CharterModel, charterModels, clausesFor } from "../../../catalogue/charters/index.ts";
import { createCharter, dayOf, possiblePartners } from "../../charters/index.ts";
import { page } from "../page.ts";
import { longTerms, TermsFields, termsOf } from "./charter-terms.tsx";
import { charterSources, chartersPath, nameIn } from "./charter-view.ts";
import { Checkbox, Choice, ErrorSummary, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const path = `${chartersPath}/nouvelle`;
const year = 365 * 24 * 3600 * 1000;

function modelOf(id: string | undefined): CharterModel | undefined {
	return charterModels.find((model) => model.id === id);
}

async function newPage(context: SignedInContext, fault?: FormFault): Promise<SpaceAnswer> {
	const { access, person, desk, form, query } = context;
	const partners = await possiblePartners(access, { person });
	const model = modelOf(form.model ?? query.modele);
	const sources = charterSources(desk.sources);
	const nameOf = nameIn(desk.sources);
	const own = new Set(
		person.memberships.filter((m) => m.perimeter.kind === "tout").map((m) => m.organisation.id),
	);
	const now = access.now();
	const started = {
		...model,
		starts: dayOf(now),
		ends: dayOf(new Date(now.getTime() + 2 * year)),
	};
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Préparer une charte" : "Préparer une charte",
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Chartes", path: chartersPath },
			{ label: "Préparer une charte" },
		],
		body: (
			<>
				<SpaceMenu person={person} current={chartersPath} />
				<h1>Préparer une charte</h1>
				<ErrorSummary fault={fault} />
				<h2>Modèles</h2>
				<p>
					Un modèle remplit le texte et propose des clauses. Vous changez ensuite tout ce que vous voulez.
				</p>
				<ul class="links">
					{charterModels.map(({ id, signatory, title }) => (
						<li key={id}>
							<a href={`${path}?modele=${id}`} aria-current={id === model?.id ? "true" : undefined}>
								{signatory}
							</a>{" "}
							<small>{title}</small>
						</li>
					))}
				</ul>
				<h2>{model ? `Charte : modèle ${model.signatory}` : "Charte sans modèle"}</h2>
				<PostForm action={path} csrf={context.visitor.csrf}>
					<input type="hidden" name="model" value={model?.id ?? ""} />
					<Choice
						name="partner"
						label="Organisation partenaire"
						hint="Elle doit exister dans « Utilisateurs et droits »"
						value={form.partner}
						fault={fault}
						options={partners
							.filter(({ id }) => !own.has(id))
							.map(({ id, name, kind }) => ({ value: id, label: `${name} (${kind})` }))}
					/>
					{model && sources.length > 0 ? (
						<fieldset class="field" id="sources">
							<legend>Jeux de données auxquels appliquer les clauses du modèle</legend>
							{sources.map(({ id }) => (
								<Checkbox
									key={id}
									name={`source-${id}`}
									label={nameOf(id)}
									checked={form[`source-${id}`] === "oui"}
								/>
							))}
						</fieldset>
					) : null}
					<TermsFields value={fault ? termsOf(form) : started} fault={fault} />
					<button type="submit" class="button">
						Enregistrer le brouillon
					</button>
				</PostForm>
			</>
		),
	});
}

async function create(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, desk, form } = context;
	const sources = charterSources(desk.sources).map(({ id }) => id);
	const chosen = sources.filter((id) => form[`source-${id}`] === "oui");
	const model = modelOf(form.model);
	try {
		const slug = await createCharter(
			access,
			{ person, origin },
			{
				partner: form.partner ?? "",
				terms: termsOf(form),
				clauses: chosen.flatMap((source) =>
					(model ? clausesFor(model, source) : []).map((clause) => ({ ...clause, source })),
				),
				sources,
			},
		);
		return goTo(`${chartersPath}/${slug}?partie=annexe`);
	} catch (error) {
		return await newPage(context, faultOf(error));
	}
}

export const newCharterRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action: "charters.manage", handle: (context) => newPage(context) },
	{ method: "POST", pattern: path, action: "charters.manage", longFields: longTerms, handle: create },
];
