import {
	acceptFirstLink,
	acceptLink,
	enterAfterLink,
	giveSecondFactor,
	isEmail,
	normalEmail,
	oidcReturnPath,
	passwordDefect,
	readLink,
	type SignedIn,
	shortestPassword,
	signIn,
	signOut,
} from "../../access/index.ts";
import { DefError } from "../../platform/errors.ts";
import { type Page, page } from "../page.ts";
import { ErrorSummary, Field, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SpaceAnswer, type SpaceContext, type SpaceRoute } from "./route.ts";

const codePath = "/connexion/code";

function after({ token, halfway }: SignedIn): SpaceAnswer {
	return goTo(halfway ? codePath : "/espace", { session: token });
}

function signInPage(context: SpaceContext, fault?: FormFault): Page {
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Connexion" : "Connexion",
		crumbs: [{ label: "Connexion" }],
		body: (
			<>
				<h1>Connexion</h1>
				<ErrorSummary fault={fault} />
				<p>
					Les pages publiques se lisent sans compte. L’espace est réservé aux personnes invitées par leur
					organisation.
				</p>
				{context.provider ? (
					<p>
						<a class="button" href="/connexion/identite">
							Se connecter avec {context.provider.label}
						</a>
					</p>
				) : null}
				<PostForm action="/connexion">
					<Field
						name="email"
						type="email"
						label="Adresse électronique"
						hint="Par exemple prenom.nom@exemple.fr"
						value={context.form.email}
						autocomplete="username"
						fault={fault}
					/>
					<Field
						name="password"
						type="password"
						label="Mot de passe"
						autocomplete="current-password"
						fault={fault}
					/>
					<button type="submit" class="button">
						Se connecter
					</button>
				</PostForm>
				<p>Mot de passe oublié ? L’administrateur de votre organisation peut vous donner un nouveau lien.</p>
			</>
		),
	});
}

async function showSignIn(context: SpaceContext): Promise<SpaceAnswer> {
	if (context.visitor) return goTo(context.visitor.complete ? "/espace" : codePath);
	return signInPage(context);
}

async function doSignIn(context: SpaceContext): Promise<SpaceAnswer> {
	const { email = "", password = "" } = context.form;
	try {
		return after(await signIn(context.access, email, password, context.origin));
	} catch (error) {
		return signInPage(context, faultOf(error));
	}
}

function codePage(fault?: FormFault): Page {
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Second facteur" : "Second facteur",
		crumbs: [{ label: "Connexion", path: "/connexion" }, { label: "Second facteur" }],
		body: (
			<>
				<h1>Second facteur</h1>
				<ErrorSummary fault={fault} />
				<PostForm action={codePath}>
					<Field
						name="code"
						label="Code"
						hint="Les six chiffres que montre votre application, ou l’un de vos codes de secours"
						autocomplete="one-time-code"
						fault={fault}
					/>
					<button type="submit" class="button">
						Valider
					</button>
				</PostForm>
			</>
		),
	});
}

async function showCode({ visitor }: SpaceContext): Promise<SpaceAnswer> {
	if (!visitor) return goTo("/connexion");
	return visitor.complete ? goTo("/espace") : codePage();
}

async function doCode({ access, visitor, form, origin }: SpaceContext): Promise<SpaceAnswer> {
	if (!visitor) return goTo("/connexion");
	if (visitor.complete) return goTo("/espace");
	try {
		return goTo("/espace", { session: await giveSecondFactor(access, visitor, form.code ?? "", origin) });
	} catch (error) {
		return codePage(faultOf(error));
	}
}

async function doSignOut({ access, visitor, origin }: SpaceContext): Promise<SpaceAnswer> {
	if (visitor) await signOut(access, visitor, origin);
	return goTo("/connexion", { session: null });
}

async function goToProvider(context: SpaceContext): Promise<SpaceAnswer> {
	if (!context.provider) return goTo("/connexion");
	try {
		const { url, state } = await context.provider.start(context.access);
		return goTo(url, { state });
	} catch (error) {
		return signInPage(context, faultOf(error));
	}
}

async function backFromProvider(context: SpaceContext): Promise<SpaceAnswer> {
	const { access, provider, address, cookies, origin } = context;
	if (!provider) return goTo("/connexion");
	try {
		return after(await provider.finish(access, address, cookies.identite ?? "", origin));
	} catch (error) {
		return signInPage(context, faultOf(error));
	}
}

const passwordHint = `${shortestPassword} caractères au moins ; une phrase convient très bien`;

function chosenPassword(form: SpaceContext["form"], about: readonly string[]): string {
	const { password = "", again = "" } = form;
	const expected = passwordDefect(password, about);
	if (expected) throw new DefError("saisie-incorrecte", { field: "password", expected });
	if (password !== again)
		throw new DefError("saisie-incorrecte", {
			field: "again",
			expected: "Les deux mots de passe diffèrent.",
		});
	return password;
}

function NewPassword(props: { readonly fault?: FormFault | undefined }) {
	return (
		<>
			<Field
				name="password"
				type="password"
				label="Mot de passe"
				hint={passwordHint}
				autocomplete="new-password"
				fault={props.fault}
			/>
			<Field
				name="again"
				type="password"
				label="Le même, encore une fois"
				autocomplete="new-password"
				fault={props.fault}
			/>
		</>
	);
}

async function invitationPage(context: SpaceContext, fault?: FormFault): Promise<Page> {
	const token = context.params.token ?? "";
	const { name, email } = await readLink(context.access, token);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Choisir un mot de passe" : "Choisir un mot de passe",
		crumbs: [{ label: "Invitation" }],
		body: (
			<>
				<h1>Choisir un mot de passe</h1>
				<ErrorSummary fault={fault} />
				<p>
					Compte de {name} ({email}). Ce lien ne sert qu’une fois.
				</p>
				<PostForm action={`/invitation/${token}`}>
					<NewPassword fault={fault} />
					<button type="submit" class="button">
						Ouvrir mon compte
					</button>
				</PostForm>
			</>
		),
	});
}

async function acceptInvitation(context: SpaceContext): Promise<SpaceAnswer> {
	const { access, params, form, origin } = context;
	const token = params.token ?? "";
	try {
		const invited = await readLink(access, token);
		const password = chosenPassword(form, aboutOf(invited.name, invited.email));
		return after(await enterAfterLink(access, await acceptLink(access, token, password, origin), origin));
	} catch (error) {
		if (error instanceof DefError && error.code === "lien-perime") throw error;
		return await invitationPage(context, faultOf(error));
	}
}

function aboutOf(name = "", email = ""): readonly string[] {
	return [...name.split(/\s+/), email.split("@")[0] ?? ""];
}

async function firstAccountPage(context: SpaceContext, fault?: FormFault): Promise<Page> {
	const token = context.params.token ?? "";
	const { email } = await readLink(context.access, token);
	if (email !== undefined) throw new DefError("lien-perime");
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Premier compte" : "Premier compte",
		crumbs: [{ label: "Premier compte" }],
		body: (
			<>
				<h1>Premier compte</h1>
				<ErrorSummary fault={fault} />
				<p>
					Ce compte administre tout l’observatoire : il invite les autres personnes et leur donne leurs
					droits.
				</p>
				<PostForm action={`/premier-compte/${token}`}>
					<Field
						name="name"
						label="Prénom et nom"
						value={context.form.name}
						autocomplete="name"
						fault={fault}
					/>
					<Field
						name="email"
						type="email"
						label="Adresse électronique"
						value={context.form.email}
						autocomplete="username"
						fault={fault}
					/>
					<Field
						name="organisation"
						label="Organisation qui tient l’observatoire"
						value={context.form.organisation ?? context.region.operator}
						autocomplete="organization"
						fault={fault}
					/>
					<NewPassword fault={fault} />
					<button type="submit" class="button">
						Créer le compte
					</button>
				</PostForm>
			</>
		),
	});
}

async function makeFirstAccount(context: SpaceContext): Promise<SpaceAnswer> {
	const { access, params, form, origin } = context;
	try {
		const name = (form.name ?? "").trim();
		const email = normalEmail(form.email ?? "");
		const organisation = (form.organisation ?? "").trim();
		const wrong = (field: string, expected: string): DefError =>
			new DefError("saisie-incorrecte", { field, expected });
		if (name === "") throw wrong("name", "Écrivez votre prénom et votre nom.");
		if (!isEmail(email)) throw wrong("email", "Écrivez une adresse comme prenom.nom@exemple.fr.");
		if (organisation === "") throw wrong("organisation", "Écrivez le nom de l’organisation.");
		const password = chosenPassword(form, aboutOf(name, email));
		const person = await acceptFirstLink(
			access,
			params.token ?? "",
			{ name, email, organisation, password },
			origin,
		);
		return after(await enterAfterLink(access, person, origin));
	} catch (error) {
		if (error instanceof DefError && error.code === "lien-perime") throw error;
		return await firstAccountPage(context, faultOf(error));
	}
}

const action = "session.open";

export const signInRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: "/connexion", action, handle: showSignIn },
	{ method: "POST", pattern: "/connexion", action, handle: doSignIn },
	{ method: "GET", pattern: codePath, action, handle: showCode },
	{ method: "POST", pattern: codePath, action, handle: doCode },
	{ method: "GET", pattern: "/connexion/identite", action, handle: goToProvider },
	{ method: "GET", pattern: oidcReturnPath, action, handle: backFromProvider },
	{ method: "POST", pattern: "/deconnexion", action, handle: doSignOut },
	{ method: "GET", pattern: "/invitation/:token", action, handle: (context) => invitationPage(context) },
	{ method: "POST", pattern: "/invitation/:token", action, handle: acceptInvitation },
	{
		method: "GET",
		pattern: "/premier-compte/:token",
		action,
		handle: (context) => firstAccountPage(context),
	},
	{ method: "POST", pattern: "/premier-compte/:token", action, handle: makeFirstAccount },
];
