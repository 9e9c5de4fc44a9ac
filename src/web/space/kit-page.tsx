import type { VNode } from "preact";
import { may, mayIn } from "../../access/index.ts";
import {
	type BlockState,
	batchesOf,
	composeKit,
	type KeptKit,
	type KitVersion,
	linksOf,
	longestComment,
	readKit,
	styleOf,
	versionsOf,
} from "../../kits/index.ts";
import { counted, formatDate } from "../../platform/french.ts";
import { withQuery } from "../address.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { ErrorSummary, Field, type FormFault, LongField, PostForm } from "./form.tsx";
import { Links, type MadeLink } from "./kit-links.tsx";
import { Making } from "./kit-making.tsx";
import { PlaceFields } from "./kit-place.tsx";
import { Look } from "./kit-style.tsx";
import { kitPath, kitSources, kitsPath, placeName, placePage, rankId } from "./kit-view.ts";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";
import { newStudyPath } from "./study-view.ts";

/** The composer: blocks in their order with their state, then what is frozen, and what else can be done. */
export async function kitPage(context: SignedInContext, fault?: FormFault, link?: MadeLink): Promise<Page> {
	const { access, person, visitor, region, params } = context;
	const kit = await readKit(access, person, params.kit ?? "");
	const figures = context.figures();
	const { document, states } = await composeKit(kit, { ...kitSources(context), path: kitPath(kit.id) });
	const versions = await versionsOf(access.records.query, kit.id);
	const batches = await batchesOf(access.records.query, kit.id);
	const links = await linksOf(access.records.query, kit.id);
	const style = await styleOf(access.records.query, kit.organisation);
	const publishes = mayIn(person, "kits.publish");
	const sections = document.parts.flatMap((part) => part.sections);
	const fresh = states.filter(({ kind }) => kind === "fresh").length;
	const newer = states.filter(({ kind }) => kind === "newer").length;
	const self = kitPath(kit.id);
	const { csrf } = visitor;
	return page({
		status: fault ? 422 : 200,
		title: `${fault ? "Erreur – " : ""}${kit.title}`,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Kits et séances", path: kitsPath },
			{ label: kit.title },
		],
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>{kit.title}</h1>
				<p class="lead">
					{placeName(figures, kit.place)}, séance du {formatDate(kit.session)}.{" "}
					{counted(fresh, "bloc à jour", "blocs à jour")} sur {kit.blocks.length}
					{newer > 0
						? ` ; ${counted(newer, "bloc", "blocs")} : nouvelles données disponibles, à garder ou à mettre à jour`
						: ""}
					.
				</p>
				<ErrorSummary fault={fault} />
				<p>
					<a href={`${self}/apercu`}>Aperçu</a>
				</p>
				<Look kept={style} changes={publishes} />
				<ol class="plain-list">
					{sections.map((section, at) => (
						<li key={section.id} id={rankId(at)} class="figure-block">
							<h2>{section.title}</h2>
							{section.subtitle ? <p class="subtitle">{section.subtitle}</p> : null}
							<State state={states[at]} absent={section.absent} />
							<Gestures kit={kit} at={at} state={states[at]} csrf={csrf} />
							<details>
								<summary>Titre et commentaire</summary>
								<PostForm action={`${self}/blocs/texte`} csrf={csrf}>
									<input type="hidden" name="rang" value={String(at)} />
									<Field
										name={`titre-${at}`}
										label="Titre"
										hint="Vide : le titre tiré des chiffres."
										value={kit.blocks[at]?.title}
									/>
									<LongField
										name={`commentaire-${at}`}
										label="Commentaire"
										hint="Markdown : paragraphes, **gras**, *italique*, listes, liens."
										value={kit.blocks[at]?.comment}
										most={longestComment}
									/>
									<button type="submit" class="button plain">
										Enregistrer
									</button>
								</PostForm>
							</details>
						</li>
					))}
				</ol>
				{sections.length === 0 ? <p>Ce kit n’a pas encore de bloc.</p> : null}
				<p>
					Pour ajouter un bloc, ouvrez une page de chiffres (par exemple{" "}
					<a href={placePage(figures, kit.place)}>{placeName(figures, kit.place)}</a>), puis « Ajouter au kit
					» sous le chiffre.
				</p>
				<Making context={context} kit={kit} batches={batches} fault={fault} />
				<Versions
					kit={kit}
					versions={versions}
					csrf={csrf}
					mayPublish={publishes}
					mayWrite={may(person, "studies.write")}
				/>
				{publishes ? (
					<Links
						kit={kit}
						versions={versions}
						links={links}
						made={link}
						now={access.now()}
						csrf={csrf}
						fault={fault}
					/>
				) : null}
				<h2>Dupliquer pour un autre territoire</h2>
				<PostForm action={`${self}/dupliquer`} csrf={csrf}>
					<PlaceFields figures={figures} region={region.code} given={context.form} fault={fault} />
					<button type="submit" class="button plain">
						Dupliquer
					</button>
				</PostForm>
			</>
		),
	});
}

function State(props: {
	readonly state: BlockState | undefined;
	readonly absent: string | undefined;
}): VNode {
	const { state, absent } = props;
	if (state?.kind === "newer") return <p class="badge wait">Nouvelles données disponibles</p>;
	if (state?.kind === "hidden")
		return (
			<>
				<p class="badge bad">Masqué depuis</p>
				<p>{state.reason}</p>
			</>
		);
	return absent ? (
		<>
			<p class="badge over">Sans chiffre</p>
			<p>{absent}</p>
		</>
	) : (
		<p class="badge good">À jour</p>
	);
}

/** Buttons that work without a script: each is a form. */
function Gestures(props: {
	readonly kit: KeptKit;
	readonly at: number;
	readonly state: BlockState | undefined;
	readonly csrf: string;
}): VNode {
	const { kit, at, state } = props;
	const what = `le bloc ${at + 1}`;
	const gestures = [
		...(at > 0 ? [["monter", "Monter"] as const] : []),
		...(at < kit.blocks.length - 1 ? [["descendre", "Descendre"] as const] : []),
		["retirer", "Retirer du kit"] as const,
		...(state?.kind === "newer" || state?.kind === "hidden"
			? [["mettre-a-jour", "Mettre à jour"] as const]
			: []),
	];
	return (
		<div class="gestures">
			{gestures.map(([gesture, label]) => (
				<PostForm key={gesture} action={`${kitPath(kit.id)}/blocs/${gesture}`} csrf={props.csrf} inline>
					<input type="hidden" name="rang" value={String(at)} />
					<button type="submit" class="button plain">
						{label}
						<span class="visually-hidden"> : {what}</span>
					</button>
				</PostForm>
			))}
		</div>
	);
}

function Versions(props: {
	readonly kit: KeptKit;
	readonly versions: readonly KitVersion[];
	readonly csrf: string;
	readonly mayPublish: boolean;
	readonly mayWrite: boolean;
}): VNode | null {
	const { kit, versions, csrf, mayPublish, mayWrite } = props;
	if (versions.length === 0) return null;
	const [last, before] = versions;
	return (
		<>
			<Table
				id="versions"
				caption="Versions figées"
				columns={[
					{ header: "Version" },
					{ header: "Figée" },
					{ header: "Par" },
					{ header: "Empreinte" },
					{ header: "Lien" },
				]}
				rows={versions.map((one) => ({
					key: String(one.n),
					header: <a href={`/kits/${one.code}`}>v{one.n}</a>,
					cells: [
						instant(one.frozen),
						one.by,
						<code key="empreinte">{one.checksum}</code>,
						<>
							{one.public ? "public" : "réservé aux personnes qui ont un compte"}
							{mayPublish ? (
								<PostForm action={`${kitPath(kit.id)}/lien`} csrf={csrf} inline>
									<input type="hidden" name="version" value={String(one.n)} />
									<input type="hidden" name="public" value={one.public ? "non" : "oui"} />
									<button type="submit" class="button plain">
										{one.public ? "Restreindre" : "Rendre public"}
										<span class="visually-hidden"> la version {one.n}</span>
									</button>
								</PostForm>
							) : null}
						</>,
					],
				}))}
			/>
			{last && mayWrite ? (
				<p>
					<a href={withQuery(newStudyPath, { version: last.code })}>En faire une publication</a> : la version{" "}
					{last.n}, avec vos textes, relue par une autre personne, puis lue de tous.
				</p>
			) : null}
			{last && before ? (
				<p>
					<a href={`${kitPath(kit.id)}/comparer?a=${before.n}&b=${last.n}`}>
						Comparer v{before.n} et v{last.n} côte à côte
					</a>
				</p>
			) : null}
		</>
	);
}
