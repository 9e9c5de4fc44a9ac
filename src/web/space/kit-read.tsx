import { readCard, readFrozen } from "../../frozen/index.ts";
import {
	composeKit,
	documentForms,
	documentName,
	frozenDocument,
	keptName,
	opensKit,
	readKit,
	versionsOf,
	versionUnder,
} from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { withQuery } from "../address.ts";
import { type Page, page } from "../page.ts";
import { DocumentView } from "./kit-document.tsx";
import { kitPath, kitSources, kitsPath } from "./kit-view.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** The kit as it would be frozen now. */
export async function kitPreview(context: SignedInContext): Promise<Page> {
	const { access, person, params } = context;
	const kit = await readKit(access, person, params.kit ?? "");
	const { document } = await composeKit(kit, { ...kitSources(context), path: kitPath(kit.id) });
	return page({
		title: `Aperçu – ${kit.title}`,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Kits et séances", path: kitsPath },
			{ label: kit.title, path: kitPath(kit.id) },
			{ label: "Aperçu" },
		],
		sample: document.sample,
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>{kit.title}</h1>
				<p>
					Aperçu : rien n’est figé. <a href={kitPath(kit.id)}>Revenir au kit</a>
				</p>
				<DocumentView document={document} />
			</>
		),
	});
}

/** Two versions side by side, one under the other on a phone. */
export async function kitComparison(context: SignedInContext): Promise<Page> {
	const { access, person, params, query } = context;
	const kit = await readKit(access, person, params.kit ?? "");
	const versions = await versionsOf(access.records.query, kit.id);
	const pair = [query.a, query.b].map((asked) => {
		const version = versions.find(({ n }) => String(n) === asked);
		if (!version) throw new DefError("kit-inconnu");
		return { n: version.n, ...frozenDocument(context.access.dataDir, context.figures(), version.code) };
	});
	return page({
		title: `Versions de « ${kit.title} »`,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Kits et séances", path: kitsPath },
			{ label: kit.title, path: kitPath(kit.id) },
			{ label: "Versions" },
		],
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>
					{kit.title} : {pair.map(({ n }) => `v${n}`).join(" et ")}
				</h1>
				<div class="columns wide">
					{pair.map((one) => (
						<section key={String(one.n)} aria-labelledby={`version-${one.n}`}>
							<p id={`version-${one.n}`}>
								<strong>Version {one.n}</strong>
							</p>
							{"refused" in one ? (
								<p class="absent">{one.refused}</p>
							) : (
								<DocumentView document={one.document} prefix={`v${one.n}-`} />
							)}
						</section>
					))}
				</div>
			</>
		),
	});
}

/** `/kits/{code}`: a frozen version, for everybody when its link is public, else for whoever has an account. */
export async function frozenKit(context: SpaceContext): Promise<SpaceAnswer> {
	const version = await openVersion(context);
	if (version === "closed") return goTo("/connexion");
	const frozen = frozenDocument(context.access.dataDir, context.figures(), version.code);
	// The secret of the address follows to the files.
	const key = { cle: context.query.cle };
	const title = "document" in frozen ? frozen.document.title : "Kit figé";
	return page({
		status: "document" in frozen ? 200 : 403,
		title,
		crumbs: [{ label: title }],
		sample: "document" in frozen && frozen.document.sample,
		body: (
			<>
				<h1>{title}</h1>
				{"document" in frozen ? (
					<>
						<p class="lead">{frozen.document.subtitle}</p>
						{frozen.newer ? (
							<p class="absent">De nouvelles données ont été publiées depuis que ce kit est figé.</p>
						) : null}
						<ul class="links flow">
							{documentForms.map(({ id, label }) => (
								<li key={id}>
									<a href={withQuery(`/kits/${version.code}/${keptName(id)}`, key)}>{label}</a>
								</li>
							))}
						</ul>
						<p class="small muted">
							Version {version.n}, empreinte <code>{version.checksum}</code>. Ces fichiers ne changeront pas.
						</p>
						<DocumentView document={frozen.document} />
					</>
				) : (
					<p class="absent">{frozen.refused}</p>
				)}
			</>
		),
	});
}

/** One file of a frozen version, its bytes checked. */
export async function frozenKitFile(context: SpaceContext): Promise<SpaceAnswer> {
	const version = await openVersion(context);
	if (version === "closed") return goTo("/connexion");
	const frozen = frozenDocument(context.access.dataDir, context.figures(), version.code);
	const form = documentForms.find(({ id }) => keptName(id) === context.params.file);
	const card = readCard(context.access.dataDir, version.code);
	if (!form || !card) throw new DefError("kit-inconnu");
	if (!("document" in frozen)) return goTo(withQuery(`/kits/${version.code}`, { cle: context.query.cle }));
	return {
		kind: "download",
		name: `${documentName(frozen.document)}_v${version.n}${form.extension}`,
		type: form.type,
		body: readFrozen(context.access.dataDir, card, keptName(form.id)),
	};
}

/** Public, or for who has an account, or for who holds a link that is still good. */
async function openVersion({ access, params, query, visitor }: SpaceContext) {
	const version = await versionUnder(access.records.query, params.code ?? "");
	if (!version) throw new DefError("kit-inconnu");
	const { cle = "" } = query;
	const opened =
		version.public || visitor?.complete || (cle !== "" && (await opensKit(access, version.code, cle)));
	return opened ? version : ("closed" as const);
}
