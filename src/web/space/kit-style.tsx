import { readFileSync } from "node:fs";
import type { VNode } from "preact";
import {
	type KeptStyle,
	largestTemplate,
	readTemplate,
	setStyle,
	styledBy,
	styleOf,
} from "../../kits/index.ts";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { ErrorSummary, FileField, type FormFault, faultOf, PostForm } from "./form.tsx";
import { kitsPath } from "./kit-view.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";
import { receivedFile } from "./upload.ts";

export const stylePath = `${kitsPath}/charte-graphique`;

/** How the kits of an organisation look, taken from its own PowerPoint template. */
async function stylePage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor } = context;
	const organisation = styledBy(person);
	const kept = await styleOf(access.records.query, organisation.id);
	const title = "Charte graphique des kits";
	return page({
		status: fault ? 422 : 200,
		title: `${fault ? "Erreur – " : ""}${title}`,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Kits et séances", path: kitsPath },
			{ label: title },
		],
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>{title}</h1>
				<p class="lead">
					Les kits de {organisation.name} prennent la couleur, la police et le logo de votre modèle
					PowerPoint.
				</p>
				<ErrorSummary fault={fault} />
				{kept ? (
					<Kept kept={kept} csrf={visitor.csrf} />
				) : (
					<p>Aucun modèle : vos kits ont la charte de l’observatoire.</p>
				)}
				<h2>{kept ? "Changer de modèle" : "Donner un modèle"}</h2>
				<PostForm action={stylePath} csrf={visitor.csrf} upload>
					<FileField
						name="modele"
						label="Modèle PowerPoint"
						hint="Fichier .potx ou .pptx, sans macro, de 20 Mo au plus. Nous n’en gardons que la première couleur d’accentuation, la police des textes et le logo du masque."
						accept=".potx,.pptx"
						fault={fault}
					/>
					<button type="submit" class="button">
						Utiliser ce modèle
					</button>
				</PostForm>
				<p>Une version déjà figée ne change pas.</p>
			</>
		),
	});
}

function Kept({ kept, csrf }: { readonly kept: KeptStyle; readonly csrf: string }): VNode {
	const { style, file, by, changed } = kept;
	return (
		<>
			<h2>Modèle en cours</h2>
			<dl class="terms">
				<div>
					<dt>Modèle</dt>
					<dd>
						« {file} », donné par {by} le {instant(changed)}
					</dd>
				</div>
				<div>
					<dt>Couleur</dt>
					<dd>
						<Swatch colour={style.colour} /> {style.colour}, assombrie s’il le faut pour rester lisible
					</dd>
				</div>
				<div>
					<dt>Police des diapositives</dt>
					<dd>{style.font ?? "celle de l’observatoire : le modèle n’en nomme pas"}</dd>
				</div>
				<div>
					<dt>Logo</dt>
					<dd>
						{style.logo ? (
							<img
								src={`data:image/png;base64,${style.logo}`}
								alt={`Logo de ${kept.organisation}`}
								height={48}
							/>
						) : (
							"aucun : placez-le dans le masque du modèle, en PNG ou en JPEG"
						)}
					</dd>
				</div>
			</dl>
			<PostForm action={`${stylePath}/retirer`} csrf={csrf} inline>
				<button type="submit" class="button plain">
					Revenir à la charte de l’observatoire
				</button>
			</PostForm>
		</>
	);
}

/** Part of the composer: whose look the files will have. `changes`: this person may choose it. */
export function Look(props: { readonly kept: KeptStyle | undefined; readonly changes: boolean }): VNode {
	const { kept, changes } = props;
	return (
		<p>
			Charte graphique :{" "}
			{kept ? (
				<>
					<Swatch colour={kept.style.colour} /> celle de {kept.organisation}
					{kept.style.logo ? ", avec son logo" : ""}.
				</>
			) : (
				"celle de l’observatoire."
			)}{" "}
			{changes ? (
				<a href={stylePath}>{kept ? "La changer" : "Donner le modèle de votre organisation"}</a>
			) : null}
		</p>
	);
}

function Swatch({ colour }: { readonly colour: string }): VNode {
	return (
		<svg width="20" height="14" aria-hidden="true" focusable="false">
			<rect width="20" height="14" fill={colour} />
		</svg>
	);
}

/** Does it, then shows the page again; a refusal is told there. */
function change(
	work: (context: SignedInContext) => Promise<void>,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		styledBy(context.person);
		try {
			await work(context);
			return goTo(stylePath);
		} catch (error) {
			return await stylePage(context, { ...faultOf(error), field: "modele" });
		}
	};
}

const action = "kits.publish";

export const kitStyleRoutes: readonly SpaceRoute[] = [
	{ method: "GET", action, pattern: stylePath, handle: (context: SignedInContext) => stylePage(context) },
	{
		method: "POST",
		action,
		pattern: stylePath,
		upload: { maxBytes: largestTemplate },
		handle: change(async (context) => {
			const { access, person, origin } = context;
			const { path, name } = receivedFile(context);
			await setStyle(access, { person, origin }, { style: readTemplate(readFileSync(path)), file: name });
		}),
	},
	{
		method: "POST",
		action,
		pattern: `${stylePath}/retirer`,
		handle: change(({ access, person, origin }) => setStyle(access, { person, origin }, undefined)),
	},
];
