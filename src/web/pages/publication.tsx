import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import type { PrintedDocument } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, formatDate } from "../../platform/french.ts";
import type { Diffusions } from "../../publication/index.ts";
import {
	citationOf,
	editionText,
	type PublishedEdition,
	type PublishedStudy,
	readingMinutes,
	studyKindLabels,
	studyPath,
} from "../../studies/index.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { indicators, isTerritoryType } from "../declared.ts";
import { Paragraphs } from "../diffusion-words.tsx";
import { standingOf } from "../frozen/standing.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { DocumentView, partId } from "../space/kit-document.tsx";
import { StudyFiles } from "../study/files.tsx";
import { themes } from "../themes.ts";

/** `/publications/{annee}-{slug}?edition=…`: the last edition unless an earlier one is asked for. Throws `etude-inconnue`. */
export function publicationPage({
	figures,
	region,
	diffusions,
	studies,
	params,
	query,
}: PageContext): Outcome {
	const asked = params.study ?? "";
	const study = studies.list().find(({ address }) => address === asked);
	if (!study) throw new DefError("etude-inconnue", { address: asked });
	const edition = query.edition
		? study.editions.find(({ out }) => String(out.n) === query.edition)
		: study.editions[0];
	if (!edition) throw new DefError("etude-inconnue", { address: `${asked}, édition ${query.edition ?? ""}` });
	const { title } = edition.content;
	const common = {
		title: edition === study.editions[0] ? title : `${title} (${editionText(edition.out.n)})`,
		section: "publications",
		crumbs: [{ label: "Publications", path: "/publications" }, { label: title }],
	} as const;
	if (study.withdrawn)
		return page({ ...common, status: 410, body: <Withdrawn study={study} edition={edition} /> });
	const frozen = studies.document(figures, edition);
	const document = "document" in frozen ? frozen.document : undefined;
	const [first] = document?.summary ?? [];
	return page({
		...common,
		...(first === undefined ? {} : { description: first }),
		sample: document?.sample ?? false,
		body: (
			<>
				<Head edition={edition} document={document} />
				<Banners study={study} edition={edition} diffusions={diffusions} />
				{"newer" in frozen && frozen.newer ? (
					<p class="notice">
						De nouvelles données ont été publiées depuis. Les chiffres de cette édition, eux, ne changent pas.
					</p>
				) : null}
				{document ? (
					<Article study={study} edition={edition} document={document} />
				) : (
					<Absent>
						Les chiffres de cette publication ne peuvent plus être montrés, ni ce qui en a été écrit.{" "}
						{"refused" in frozen ? frozen.refused : ""}
					</Absent>
				)}
				<History study={study} shown={edition} />
				<Further figures={figures} region={region} edition={edition} document={document} />
			</>
		),
	});
}

function Head(props: {
	readonly edition: PublishedEdition;
	readonly document: PrintedDocument | undefined;
}): VNode {
	const { edition, document } = props;
	const { content, out, place } = edition;
	return (
		<header class="page-head">
			<p class="kind">
				{studyKindLabels[content.kind]} · {themes.find(({ id }) => id === content.theme)?.title} · {place}
			</p>
			<h1>{content.title}</h1>
			{document && content.question !== "" ? <p class="lead">{content.question}</p> : null}
			<p class="muted">
				{content.authors}. {editionText(out.n)}, le {formatDate(out.at)}, validée par {out.approver}.
				{document ? ` Lecture : ${counted(readingMinutes(document), "minute")}.` : ""}
			</p>
		</header>
	);
}

/** What a reader must know before anything else. */
function Banners(props: {
	readonly study: PublishedStudy;
	readonly edition: PublishedEdition;
	readonly diffusions: Diffusions;
}): VNode {
	const { study, edition, diffusions } = props;
	const [last] = study.editions;
	const { errata, withdrawn } = standingOf(diffusions.list(), edition.out.release);
	return (
		<>
			{edition === last ? null : (
				<p class="notice">
					Une édition plus récente a paru le {formatDate(last.out.at)}.{" "}
					<a href={studyPath(study.address)}>Lire la {editionText(last.out.n)}</a>
				</p>
			)}
			{withdrawn === undefined ? null : (
				<p class="notice">
					<strong>La diffusion de ces chiffres a été retirée.</strong> {withdrawn}
				</p>
			)}
			{errata.map(({ version, published, text }) => (
				<p key={version} class="notice">
					<strong>
						Erratum de la diffusion des chiffres, {version}, le {formatDate(published)}.
					</strong>{" "}
					{text} <a href={`/diffusions/${version}`}>Les notes de cette diffusion</a>
				</p>
			))}
		</>
	);
}

function Article(props: {
	readonly study: PublishedStudy;
	readonly edition: PublishedEdition;
	readonly document: PrintedDocument;
}): VNode {
	const { study, edition, document } = props;
	return (
		<>
			<section class="part" aria-labelledby="retenir">
				<h2 id="retenir">Que faut-il retenir ?</h2>
				<ol>
					{document.summary.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ol>
				<StudyFiles address={study.address} n={edition.out.n} />
			</section>
			<nav class="toc" aria-label="Dans cette page">
				<ul>
					{document.parts.map(({ title }, at) =>
						title === undefined ? null : (
							<li key={title}>
								<a href={`#${partId(at)}`}>{title}</a>
							</li>
						),
					)}
					<li>
						<a href="#fiche">Fiche</a>
					</li>
					<li>
						<a href="#citer">Citer</a>
					</li>
					<li>
						<a href="#editions">Éditions</a>
					</li>
				</ul>
			</nav>
			<DocumentView document={document} />
			<section class="part" aria-labelledby="citer">
				<h2 id="citer">Citer</h2>
				<blockquote class="citation">{citationOf(document, edition.content, edition.out.n)}</blockquote>
			</section>
		</>
	);
}

/** Every edition, each still readable as it was. What is told of changes may hold figures: it stands in the edition itself. */
function History(props: { readonly study: PublishedStudy; readonly shown: PublishedEdition }): VNode {
	const { study, shown } = props;
	return (
		<section class="part" aria-labelledby="editions">
			<h2 id="editions">Éditions</h2>
			<ul>
				{study.editions.map((one) => (
					<li key={String(one.out.n)}>
						{one === shown ? (
							<strong>{editionText(one.out.n)} (celle-ci)</strong>
						) : (
							<a href={pathOf(study, one)}>{editionText(one.out.n)}</a>
						)}
						, le {formatDate(one.out.at)}, validée par {one.out.approver}
					</li>
				))}
			</ul>
		</section>
	);
}

function pathOf({ address, editions }: PublishedStudy, one: PublishedEdition): string {
	return withQuery(studyPath(address), one === editions[0] ? {} : { edition: String(one.out.n) });
}

function Further(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly edition: PublishedEdition;
	readonly document: PrintedDocument | undefined;
}): VNode {
	const { figures, region, edition, document } = props;
	const places = edition.territories.flatMap((one) => {
		const [type = "", code = ""] = one.split(":");
		return (isTerritoryType(type) ? figures.territory(type, code) : undefined) ?? [];
	});
	const labels = new Set(
		document?.parts.flatMap(({ sections }) =>
			sections.flatMap(({ definitions }) => definitions.map(({ label }) => label)),
		),
	);
	return (
		<section class="part" aria-labelledby="plus-loin">
			<h2 id="plus-loin">Les chiffres d’aujourd’hui</h2>
			<ul class="links flow">
				{places.map(({ path, label }) => (
					<li key={path}>
						<a href={path}>{label}</a>
					</li>
				))}
				{indicators
					.filter(({ label }) => labels.has(label))
					.map(({ id, label }) => (
						<li key={id}>
							<a href={indicatorPath(id)}>{label}</a>
						</li>
					))}
			</ul>
			<p class="muted">
				Une erreur, une question ? <a href="/aide#signaler">Écrire à {region.operator}</a>
			</p>
		</section>
	);
}

function Withdrawn(props: { readonly study: PublishedStudy; readonly edition: PublishedEdition }): VNode {
	const { study, edition } = props;
	return (
		<>
			<header class="page-head">
				<p class="kind">
					{studyKindLabels[edition.content.kind]} · {edition.place}
				</p>
				<h1>{edition.content.title}</h1>
			</header>
			<div class="notice">
				<p>
					<strong>Cette publication a été retirée</strong>
					{study.withdrawn ? ` le ${formatDate(study.withdrawn.at)}, par ${study.withdrawn.by}` : ""}.
				</p>
				<Paragraphs text={study.withdrawn?.reason ?? ""} />
			</div>
			<p>
				Elle avait paru le {formatDate(study.editions.at(-1)?.out.at ?? edition.out.at)}.{" "}
				<a href="/publications">Voir les autres publications</a>
			</p>
		</>
	);
}
