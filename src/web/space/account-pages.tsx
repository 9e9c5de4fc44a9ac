import type { VNode } from "preact";
import {
	changePassword,
	confirmSecret,
	endSessions,
	listSessions,
	passwordDefect,
	proposeSecret,
	removeSecondFactor,
	shortestPassword,
} from "../../access/index.ts";
import { DefError } from "../../platform/errors.ts";
import { formatDate, formatTime } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { ErrorSummary, Field, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const accountPath = "/espace/compte";
const trail = [
	{ label: "Mon espace", path: "/espace" },
	{ label: "Mon compte", path: accountPath },
] as const;

export function instant(at: Date): string {
	return `${formatDate(at, "short")} à ${formatTime(at)}`;
}

export function SignOut({ csrf }: { readonly csrf: string }): VNode {
	return (
		<PostForm action="/deconnexion" csrf={csrf} inline>
			<button type="submit" class="button plain">
				Se déconnecter
			</button>
		</PostForm>
	);
}

async function accountPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor } = context;
	const sessions = await listSessions(access, person);
	const { csrf } = visitor;
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Mon compte" : "Mon compte",
		crumbs: [trail[0], { label: "Mon compte" }],
		body: (
			<>
				<SpaceMenu person={person} current={accountPath} />
				<h1>Mon compte</h1>
				<ErrorSummary fault={fault} />
				<p>
					{person.name} ({person.email})
				</p>
				<SignOut csrf={csrf} />
				<h2>Second facteur</h2>
				{person.secondFactor ? (
					<>
						<p>Activé : un code vous est demandé après le mot de passe.</p>
						<PostForm action="/espace/second-facteur/retirer" csrf={csrf}>
							<Field
								name="code"
								label="Code, pour le retirer"
								hint="Six chiffres de l’application, ou un code de secours"
								autocomplete="one-time-code"
								fault={fault}
							/>
							<button type="submit" class="button">
								Retirer le second facteur
							</button>
						</PostForm>
					</>
				) : (
					<p>
						Non activé. Il protège votre compte même si votre mot de passe est connu :{" "}
						<a href="/espace/second-facteur">activer le second facteur</a>.
					</p>
				)}
				<h2>Mot de passe</h2>
				{person.hasPassword ? (
					<PostForm action="/espace/mot-de-passe" csrf={csrf}>
						<Field
							name="current"
							type="password"
							label="Mot de passe actuel"
							autocomplete="current-password"
							fault={fault}
						/>
						<Field
							name="next"
							type="password"
							label="Nouveau mot de passe"
							hint={`${shortestPassword} caractères au moins`}
							autocomplete="new-password"
							fault={fault}
						/>
						<button type="submit" class="button">
							Changer le mot de passe
						</button>
					</PostForm>
				) : (
					<p>Vous vous connectez par votre fournisseur d’identité : aucun mot de passe n’est gardé ici.</p>
				)}
				<h2>Sessions ouvertes</h2>
				<Table
					id="sessions"
					caption="Navigateurs où vous êtes connecté"
					columns={[
						{ header: "Ouverte" },
						{ header: "Dernière activité" },
						{ header: "Adresse" },
						{ header: "Navigateur", long: true },
						{ header: "Fermer" },
					]}
					rows={sessions.map((s) => ({
						key: s.id,
						header: instant(s.opened),
						cells: [
							instant(s.seen),
							s.address,
							s.agent,
							s.id === visitor.session ? (
								"Celle-ci"
							) : (
								<PostForm action="/espace/sessions" csrf={csrf} inline>
									<input type="hidden" name="session" value={s.id} />
									<button type="submit" class="button">
										Fermer<span class="visually-hidden"> la session ouverte le {instant(s.opened)}</span>
									</button>
								</PostForm>
							),
						],
					}))}
				/>
				<PostForm action="/espace/sessions" csrf={csrf} inline>
					<button type="submit" class="button">
						Fermer toutes les autres
					</button>
				</PostForm>
			</>
		),
	});
}

async function doChangePassword(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, visitor, person, form, origin } = context;
	const { current = "", next = "" } = form;
	try {
		const expected = passwordDefect(next, [...person.name.split(/\s+/), person.email.split("@")[0] ?? ""]);
		if (expected) throw new DefError("saisie-incorrecte", { field: "next", expected });
		await changePassword(access, visitor, { current, next }, origin);
		return goTo(accountPath);
	} catch (error) {
		return await accountPage(context, faultOf(error));
	}
}

async function secondFactorPage(context: SignedInContext, fault?: FormFault): Promise<SpaceAnswer> {
	const { access, person, visitor } = context;
	if (person.secondFactor) return goTo(accountPath);
	const { key, uri } = await proposeSecret(access, person);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Activer le second facteur" : "Activer le second facteur",
		crumbs: [...trail, { label: "Second facteur" }],
		body: (
			<>
				<h1>Activer le second facteur</h1>
				<ErrorSummary fault={fault} />
				<ol>
					<li>Ouvrez sur votre téléphone une application de codes à usage unique (TOTP).</li>
					<li>
						Ajoutez-y un compte avec cette clé : <code>{key}</code>, ou par <a href={uri}>ce lien</a> si
						l’application est sur cet appareil.
					</li>
					<li>Tapez ici le code qu’elle montre.</li>
				</ol>
				<PostForm action="/espace/second-facteur" csrf={visitor.csrf}>
					<Field
						name="code"
						label="Code"
						hint="Six chiffres"
						inputMode="numeric"
						autocomplete="one-time-code"
						fault={fault}
					/>
					<button type="submit" class="button">
						Activer
					</button>
				</PostForm>
			</>
		),
	});
}

async function doConfirm(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, form, origin } = context;
	let codes: readonly string[];
	try {
		codes = await confirmSecret(access, person, form.code ?? "", origin);
	} catch (error) {
		return await secondFactorPage(context, faultOf(error));
	}
	return page({
		title: "Codes de secours",
		crumbs: [...trail, { label: "Codes de secours" }],
		body: (
			<>
				<h1>Second facteur activé</h1>
				<p>
					Notez ces codes de secours et gardez-les loin de votre téléphone. Chacun remplace une fois
					l’application. Ils ne seront plus montrés.
				</p>
				<ul>
					{codes.map((code) => (
						<li key={code}>
							<code>{code}</code>
						</li>
					))}
				</ul>
				<p>
					<a class="button" href={accountPath}>
						C’est noté, revenir à mon compte
					</a>
				</p>
			</>
		),
	});
}

async function doRemove(context: SignedInContext): Promise<SpaceAnswer> {
	try {
		await removeSecondFactor(context.access, context.person, context.form.code ?? "", context.origin);
		return goTo(accountPath);
	} catch (error) {
		return await accountPage(context, faultOf(error));
	}
}

async function doEndSessions({
	access,
	person,
	visitor,
	form,
	origin,
}: SignedInContext): Promise<SpaceAnswer> {
	await endSessions(access, person, form.session ? { id: form.session } : { but: visitor.session }, origin);
	return goTo(accountPath);
}

const action = "account.keep";

export const accountRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: accountPath, action, handle: (context) => accountPage(context) },
	{ method: "POST", pattern: "/espace/mot-de-passe", action, handle: doChangePassword },
	{
		method: "GET",
		pattern: "/espace/second-facteur",
		action,
		handle: (context) => secondFactorPage(context),
	},
	{ method: "POST", pattern: "/espace/second-facteur", action, handle: doConfirm },
	{ method: "POST", pattern: "/espace/second-facteur/retirer", action, handle: doRemove },
	{ method: "POST", pattern: "/espace/sessions", action, handle: doEndSessions },
];
