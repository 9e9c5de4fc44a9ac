import type { VNode } from "preact";
import {
	addOrganisation,
	canGrant,
	canManage,
	grant,
	invite,
	listOrganisations,
	listPeople,
	may,
	type Organisation,
	organisationKinds,
	type Person,
	perimeterKinds,
	perimeterLabels,
	renewLink,
	rightText,
	roleLabels,
	roles,
	seePerson,
	suspend,
	withdraw,
} from "../../access/index.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { Choice, ErrorSummary, Field, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const listPath = "/espace/utilisateurs";
const trail = [
	{ label: "Mon espace", path: "/espace" },
	{ label: "Utilisateurs", path: listPath },
] as const;

function GrantFields(props: {
	readonly organisations: readonly Organisation[];
	readonly person: Person;
	readonly form: Readonly<Record<string, string>>;
	readonly fault: FormFault | undefined;
}): VNode {
	const { organisations, form, fault } = props;
	const everywhere = may(props.person, "people.manage");
	const kinds = everywhere ? perimeterKinds : perimeterKinds.filter((kind) => kind === "organisation");
	return (
		<>
			<Choice
				name="role"
				label="Rôle"
				value={form.role}
				fault={fault}
				options={roles
					.filter((role) => role !== "public")
					.map((role) => ({ value: role, label: roleLabels[role] }))}
			/>
			<Choice
				name="organisation"
				label="Organisation"
				value={form.organisation}
				fault={fault}
				options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<Choice
				name="perimeter"
				label="Périmètre"
				value={form.perimeter ?? "organisation"}
				fault={fault}
				options={kinds.map((kind) => ({ value: kind, label: perimeterLabels[kind] }))}
			/>
			{everywhere ? (
				<Field
					name="value"
					label="Code du périmètre"
					hint="Pour un territoire, une source ou un programme : bassin:2801, bmo-2024…"
					value={form.value}
					fault={fault}
				/>
			) : null}
		</>
	);
}

const grantOf = (form: Readonly<Record<string, string>>) => ({
	role: form.role ?? "",
	organisation: form.organisation ?? "",
	perimeter: { kind: form.perimeter ?? "", value: form.value ?? "" },
});

async function peoplePage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, form } = context;
	const { csrf } = context.visitor;
	const people = await listPeople(access, person);
	const organisations = await listOrganisations(access, person);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Utilisateurs et droits" : "Utilisateurs et droits",
		crumbs: [trail[0], { label: "Utilisateurs" }],
		body: (
			<>
				<SpaceMenu person={person} current={listPath} />
				<h1>Utilisateurs et droits</h1>
				<ErrorSummary fault={fault} />
				<Table
					id="personnes"
					caption="Personnes, rôles et périmètres"
					columns={[
						{ header: "Personne" },
						{ header: "Adresse" },
						{ header: "Droits", long: true },
						{ header: "Second facteur" },
						{ header: "État" },
					]}
					rows={people.map((one) => ({
						key: one.id,
						header: <a href={`${listPath}/${one.id}`}>{one.name}</a>,
						cells: [
							one.email,
							one.memberships.map(rightText).join(" ; ") || "aucun",
							one.secondFactor ? "oui" : "non",
							stateOf(one),
						],
					}))}
				/>
				<h2>Inviter une personne</h2>
				<PostForm action={listPath} csrf={csrf}>
					<Field name="name" label="Prénom et nom" value={form.name} fault={fault} />
					<Field name="email" type="email" label="Adresse électronique" value={form.email} fault={fault} />
					<GrantFields organisations={organisations} person={person} form={form} fault={fault} />
					<button type="submit" class="button">
						Inviter
					</button>
				</PostForm>
				{may(person, "people.manage") ? (
					<>
						<h2>Ajouter une organisation</h2>
						<PostForm action={`${listPath}/organisations`} csrf={csrf}>
							<Field name="organisation-name" label="Nom" value={form["organisation-name"]} fault={fault} />
							<Choice
								name="kind"
								label="Catégorie"
								value={form.kind}
								fault={fault}
								options={organisationKinds.map((kind) => ({ value: kind, label: kind }))}
							/>
							<button type="submit" class="button">
								Ajouter
							</button>
						</PostForm>
					</>
				) : null}
			</>
		),
	});
}

function stateOf(person: Person): string {
	if (person.suspended) return "Suspendu";
	return person.hasPassword ? "Actif" : "Invité";
}

function linkPage(name: string, path: string, link: string): Page {
	return page({
		title: "Lien à usage unique",
		crumbs: [...trail, { label: "Lien à usage unique" }],
		body: (
			<>
				<h1>Lien à usage unique</h1>
				<p>
					Remettez ce lien à {name}, par un moyen sûr. Il sert une seule fois, pendant sept jours, et ne sera
					plus montré.
				</p>
				<p>
					<code class="one-time-link">{link}</code>
				</p>
				<p>
					<a class="button" href={path}>
						Continuer
					</a>
				</p>
			</>
		),
	});
}

async function doInvite(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, form, origin } = context;
	try {
		const given = { email: form.email ?? "", name: form.name ?? "", ...grantOf(form) };
		const { person: id, link } = await invite(access, person, given, origin);
		return linkPage(given.name.trim(), `${listPath}/${id}`, link);
	} catch (error) {
		return await peoplePage(context, faultOf(error));
	}
}

async function doAddOrganisation(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, form, origin } = context;
	try {
		await addOrganisation(
			access,
			person,
			{ name: form["organisation-name"] ?? "", kind: form.kind ?? "" },
			origin,
		);
		return goTo(listPath);
	} catch (error) {
		const fault = faultOf(error);
		return await peoplePage(
			context,
			fault.field === "name" ? { ...fault, field: "organisation-name" } : fault,
		);
	}
}

async function personPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person: actor, form, params } = context;
	const { csrf } = context.visitor;
	const person = await seePerson(access, actor, params.person ?? "");
	const organisations = await listOrganisations(access, actor);
	const path = `${listPath}/${person.id}`;
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${person.name}` : person.name,
		crumbs: [...trail, { label: person.name }],
		body: (
			<>
				<SpaceMenu person={actor} current={listPath} />
				<h1>{person.name}</h1>
				<ErrorSummary fault={fault} />
				<p>
					{person.email}. État : {stateOf(person).toLowerCase()}. Second facteur :{" "}
					{person.secondFactor ? "oui" : "non"}.
				</p>
				<Table
					id="droits"
					caption={`Droits de ${person.name}`}
					columns={[{ header: "Rôle, organisation, périmètre" }, { header: "Retirer" }]}
					rows={person.memberships.map((m) => ({
						key: m.id,
						header: rightText(m),
						cells: [
							canGrant(actor, m) ? (
								<PostForm action={`${path}/droits/retirer`} csrf={csrf} inline>
									<input type="hidden" name="membership" value={m.id} />
									<button type="submit" class="button">
										Retirer<span class="visually-hidden"> : {rightText(m)}</span>
									</button>
								</PostForm>
							) : (
								"hors de votre périmètre"
							),
						],
					}))}
				/>
				<h2>Donner un droit</h2>
				<PostForm action={`${path}/droits`} csrf={csrf}>
					<GrantFields organisations={organisations} person={actor} form={form} fault={fault} />
					<button type="submit" class="button">
						Donner ce droit
					</button>
				</PostForm>
				{canManage(actor, person) ? (
					<>
						<h2>Compte</h2>
						{person.suspended ? null : (
							<PostForm action={`${path}/lien`} csrf={csrf} inline>
								<button type="submit" class="button">
									Faire un nouveau lien de mot de passe
								</button>
							</PostForm>
						)}
						<PostForm action={`${path}/etat`} csrf={csrf} inline>
							<input type="hidden" name="state" value={person.suspended ? "actif" : "suspendu"} />
							<button type="submit" class="button">
								{person.suspended ? "Rétablir le compte" : "Suspendre le compte"}
							</button>
						</PostForm>
					</>
				) : null}
			</>
		),
	});
}

/** Does it, then shows the person again; a refusal is told on the same page. */
function change(
	work: (context: SignedInContext, id: string) => Promise<void>,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const id = context.params.person ?? "";
		await seePerson(context.access, context.person, id);
		try {
			await work(context, id);
			return goTo(`${listPath}/${id}`);
		} catch (error) {
			return await personPage(context, faultOf(error));
		}
	};
}

async function doRenewLink({ access, person: actor, params, origin }: SignedInContext): Promise<SpaceAnswer> {
	const person = await seePerson(access, actor, params.person ?? "");
	return linkPage(person.name, `${listPath}/${person.id}`, await renewLink(access, actor, person.id, origin));
}

const action = "people.manage";
const one = `${listPath}/:person`;

export const peopleRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: listPath, action, handle: (context) => peoplePage(context) },
	{ method: "POST", pattern: listPath, action, handle: doInvite },
	{ method: "POST", pattern: `${listPath}/organisations`, action, handle: doAddOrganisation },
	{ method: "GET", pattern: one, action, handle: (context) => personPage(context) },
	{
		method: "POST",
		pattern: `${one}/droits`,
		action,
		handle: change(({ access, person, form, origin }, id) =>
			grant(access, person, id, grantOf(form), origin),
		),
	},
	{
		method: "POST",
		pattern: `${one}/droits/retirer`,
		action,
		handle: change(({ access, person, form, origin }, id) =>
			withdraw(access, person, id, form.membership ?? "", origin),
		),
	},
	{
		method: "POST",
		pattern: `${one}/etat`,
		action,
		handle: change(({ access, person, form, origin }, id) =>
			suspend(access, person, id, form.state === "suspendu", origin),
		),
	},
	{ method: "POST", pattern: `${one}/lien`, action, handle: doRenewLink },
];
