import type { VNode } from "preact";
import {
	everyOrganisation,
	type KeyCard,
	keyScopeLabels,
	keyScopes,
	listKeys,
	makeKey,
	may,
	type Organisation,
	revokeKey,
} from "../../access/index.ts";
import { DefError } from "../../platform/errors.ts";
import { compareFrench, formatDate } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { titleOf } from "./delivery-words.ts";
import { Checkbox, Choice, ErrorSummary, Field, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";

const path = "/espace/collecte/cles";
const trail = [
	{ label: "Mon espace", path: "/espace" },
	{ label: "Collecte", path: "/espace/collecte" },
] as const;

const durations = [
	{ value: "90", label: "Trois mois" },
	{ value: "180", label: "Six mois" },
	{ value: "365", label: "Un an" },
] as const;

/** Keys of the partners' programs: those that this person may make or revoke. */
async function keysPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, desk, person, visitor } = context;
	const keys = await listKeys(access, person);
	const mine = (await everyOrganisation(access)).filter(
		({ id }) => may(person, "collection.manage") || may(person, "people.manage", { organisation: id }),
	);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Clés d’API" : "Clés d’API",
		crumbs: [...trail, { label: "Clés d’API" }],
		body: (
			<>
				<CollectionMenu person={person} current={path} />
				<h1>Clés d’API</h1>
				<ErrorSummary fault={fault} />
				<p>
					Une clé permet au programme d’un partenaire de déposer ses fichiers et d’en suivre le contrôle, sans
					passer par ces pages.
				</p>
				{keys.length === 0 ? (
					<p>Aucune clé pour l’instant.</p>
				) : (
					<KeyTable keys={keys} sources={desk.sources} csrf={visitor.csrf} now={access.now()} />
				)}
				{mine.length === 0 ? (
					<p>
						Une clé se crée avec l’administrateur de l’organisation, ou avec la personne qui suit la collecte.
					</p>
				) : (
					<NewKey context={context} organisations={mine} fault={fault} />
				)}
			</>
		),
	});
}

function KeyTable(props: {
	readonly keys: readonly KeyCard[];
	readonly sources: Parameters<typeof titleOf>[0];
	readonly csrf: string;
	readonly now: Date;
}): VNode {
	return (
		<Table
			id="cles"
			caption="Clés, la plus récente d’abord"
			columns={[
				{ header: "Usage", long: true },
				{ header: "Fin de la clé" },
				{ header: "Organisation", long: true },
				{ header: "Droits", long: true },
				{ header: "Jeux de données", long: true },
				{ header: "Expire le" },
				{ header: "Dernier emploi" },
				{ header: "Révoquer" },
			]}
			rows={props.keys.map((one) => ({
				key: one.id,
				header: one.name,
				cells: [
					<code key="ending">…{one.ending}</code>,
					one.organisation.name,
					one.scopes.map((scope) => keyScopeLabels[scope]).join(" ; "),
					one.sources.length === 0
						? "tous ceux de l’organisation"
						: one.sources.map((id) => titleOf(props.sources, id)).join(" ; "),
					formatDate(one.expiresAt, "short"),
					one.usedAt ? formatDate(one.usedAt, "short") : "jamais",
					<KeyEnd key="end" one={one} csrf={props.csrf} now={props.now} />,
				],
			}))}
		/>
	);
}

function KeyEnd(props: { readonly one: KeyCard; readonly csrf: string; readonly now: Date }): VNode {
	const { one } = props;
	if (one.revokedAt) return <>révoquée le {formatDate(one.revokedAt, "short")}</>;
	if (one.expiresAt <= props.now) return <>expirée</>;
	return (
		<PostForm action={`${path}/revoquer`} csrf={props.csrf} inline>
			<input type="hidden" name="key" value={one.id} />
			<button type="submit" class="button danger">
				Révoquer<span class="visually-hidden"> la clé « {one.name} »</span>
			</button>
		</PostForm>
	);
}

function NewKey(props: {
	readonly context: SignedInContext;
	readonly organisations: readonly Organisation[];
	readonly fault: FormFault | undefined;
}): VNode {
	const { context, organisations, fault } = props;
	const { form, desk, visitor } = context;
	return (
		<section class="part" aria-labelledby="nouvelle-titre">
			<h2 id="nouvelle-titre">Créer une clé</h2>
			<PostForm action={path} csrf={visitor.csrf}>
				<Field
					name="name"
					label="Usage"
					hint="Par exemple : export mensuel des contrats"
					value={form.name}
					fault={fault}
				/>
				<Choice
					name="organisation"
					label="Organisation"
					value={form.organisation}
					fault={fault}
					options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
				/>
				<fieldset class="field" id="scopes">
					<legend>Droits de la clé</legend>
					{keyScopes.map((scope) => (
						<Checkbox
							key={scope}
							name={`droit-${scope.replace(":", "-")}`}
							label={keyScopeLabels[scope]}
							checked={form[`droit-${scope.replace(":", "-")}`] === "oui"}
						/>
					))}
				</fieldset>
				<Choice
					name="source"
					label="Jeu de données"
					value={form.source}
					fault={fault}
					options={[
						{ value: "", label: "Tous ceux de l’organisation" },
						...desk.sources
							.map(({ id, title }) => ({ value: id, label: title }))
							.sort((a, b) => compareFrench(a.label, b.label)),
					]}
				/>
				<Choice name="days" label="Durée" value={form.days} fault={fault} options={durations} />
				<button type="submit" class="button">
					Créer la clé
				</button>
			</PostForm>
		</section>
	);
}

async function doMake(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, desk, person, form, origin } = context;
	const { name = "", organisation = "", source = "", days = "" } = form;
	let key: string;
	try {
		if (source !== "" && !desk.sources.some(({ id }) => id === source))
			throw new DefError("saisie-incorrecte", {
				field: "source",
				expected: "Choisissez un jeu de données de la liste.",
			});
		const scopes = keyScopes.filter((scope) => form[`droit-${scope.replace(":", "-")}`] === "oui");
		const given = {
			name,
			organisation,
			scopes,
			sources: source === "" ? [] : [source],
			days: Number.parseInt(days, 10),
		};
		({ key } = await makeKey(access, person, given, origin));
	} catch (error) {
		if (error instanceof DefError && error.code === "acces-refuse") throw error;
		return await keysPage(context, faultOf(error));
	}
	return page({
		title: "Clé créée",
		crumbs: [...trail, { label: "Clés d’API", path }, { label: "Clé créée" }],
		body: (
			<>
				<CollectionMenu person={person} current="" />
				<h1>Clé créée</h1>
				<p>
					Copiez cette clé maintenant et confiez-la au programme du partenaire : elle ne sera plus montrée.
				</p>
				<p class="one-time-link">
					<code>{key}</code>
				</p>
				<p>
					<a class="button" href={path}>
						C’est noté, revenir aux clés
					</a>
				</p>
			</>
		),
	});
}

async function doRevoke(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, form, origin } = context;
	try {
		await revokeKey(access, person, form.key ?? "", origin);
	} catch (error) {
		return await keysPage(context, faultOf(error));
	}
	return goTo(path);
}

const action = "keys.keep";

export const keyRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action, handle: (context) => keysPage(context) },
	{ method: "POST", pattern: path, action, handle: doMake },
	{ method: "POST", pattern: `${path}/revoquer`, action, handle: doRevoke },
];
