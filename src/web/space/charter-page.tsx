import type { VNode } from "preact";
import {
	endText,
	inForceFrom,
	inForceUntil,
	isSigned,
	listCertificates,
	startText,
	summaryOf,
} from "../../charters/index.ts";
import { counted } from "../../platform/french.ts";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { StageBadge } from "./charter-badge.tsx";
import { CertificateTable } from "./charter-certificates.tsx";
import { History } from "./charter-history.tsx";
import { ClauseForms, Matrix } from "./charter-matrix.tsx";
import { Steps } from "./charter-steps.tsx";
import { formOf, TermsFields, termsOf } from "./charter-terms.tsx";
import { type CharterPart, type CharterView, chartersPath, charterViewOf, nameIn } from "./charter-view.ts";
import { ErrorSummary, type FormFault, PostForm } from "./form.tsx";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const partLabels: Readonly<Record<CharterPart, string>> = {
	resume: "Résumé en 10 lignes",
	texte: "Texte",
	annexe: "Annexe : données couvertes",
	historique: "Historique",
	complet: "Charte entière",
};

/** What was just done, said on the page that the form leads to. */
const news = {
	relue: "La charte part en relecture. Le partenaire est prévenu par e-mail.",
	ajustee: "La clause est ajustée. Approuvez la charte ou renvoyez-la quand vous avez fini.",
	approuvee: "Votre accord est enregistré. L’exploitant est prévenu par e-mail.",
	renvoyee: "La charte est renvoyée. L’exploitant est prévenu par e-mail.",
	"a-signer": "Votre signature est enregistrée. Le signataire du partenaire est prévenu par e-mail.",
	code: "Un code part à votre adresse. Il arrive en une minute environ : saisissez-le ci-dessous.",
	signee: "La charte est signée. L’exploitant est prévenu par e-mail.",
	finie: "La charte a pris fin : les chiffres qu’elle couvrait ne sont plus montrés.",
} as const;
export type CharterNews = keyof typeof news;

function isNews(word: string | undefined): word is CharterNews {
	return word !== undefined && Object.hasOwn(news, word);
}

/** `more`: where a form that failed must bring back. Throws `charte-inconnue`. */
export async function charterPage(
	context: SignedInContext,
	more: { readonly fault?: FormFault; readonly part?: CharterPart; readonly opened?: number } = {},
): Promise<Page> {
	const view = await charterViewOf(context, more);
	const { charter, version, fault } = view;
	const done = context.query.fait;
	const certificates = await listCertificates(context.access, context.person, charter.id);
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${version.title}` : version.title,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Chartes", path: chartersPath },
			{ label: version.title },
		],
		body: (
			<>
				<SpaceMenu person={context.person} current={chartersPath} />
				{isNews(done) && !fault ? (
					<p class="notice done" role="status">
						{news[done]}
					</p>
				) : null}
				<Head view={view} />
				<ErrorSummary fault={fault} />
				<Steps view={view} />
				<PartMenu view={view} />
				<Part view={view} />
				{certificates.length > 0 && view.part === "historique" ? (
					<CertificateTable certificates={certificates} />
				) : null}
			</>
		),
	});
}

function Head({ view }: { readonly view: CharterView }): VNode {
	const { charter, version, stage } = view;
	const signed = isSigned(version);
	const alerts = view.alerts.filter((alert) => alert.version === version.id);
	return (
		<>
			<div class="page-head">
				<p class="kind">Charte de partage de données, version {version.number}</p>
				<h1>{version.title}</h1>
				<p>
					<StageBadge stage={stage} />
				</p>
			</div>
			<dl class="facts">
				<dt>Partenaire</dt>
				<dd>{charter.partner.name}</dd>
				<dt>Exploitant</dt>
				<dd>
					{charter.operator.name}
					{version.countersigned
						? `, signée par ${version.countersigned.by} le ${instant(version.countersigned.at)}`
						: ""}
				</dd>
				<dt>Signataire</dt>
				<dd>
					{version.signature ? (
						<SignatureText view={view} />
					) : (
						`${version.signatory.name}, ${version.signatory.email}`
					)}
				</dd>
				<dt>Durée</dt>
				<dd>
					prend effet {startText(signed ? inForceFrom(version) : version.startsAt)}, prend fin{" "}
					{endText(signed ? inForceUntil(version) : version.endsAt)}
					{version.endReason ? ` (${version.endReason})` : ""}
				</dd>
				{alerts.length > 0 ? (
					<>
						<dt>Alertes</dt>
						<dd>
							{alerts
								.map(({ days, at }) => `${counted(days, "jour")} avant la fin, le ${instant(at)}`)
								.join(" ; ")}
						</dd>
					</>
				) : null}
			</dl>
		</>
	);
}

function SignatureText({ view }: { readonly view: CharterView }): VNode | null {
	const { signature, number } = view.version;
	if (!signature) return null;
	const at = `${signature.by} (${signature.email}), le ${instant(signature.at)}`;
	return (
		<>
			{at},{" "}
			{signature.pdfSha256 ? (
				<a href={`${view.path}/signee.pdf?version=${number}`}>par PDF signé</a>
			) : (
				"par code à usage unique"
			)}
			. Empreinte du contenu signé : <code>{signature.contentSha256}</code>
		</>
	);
}

function PartMenu({ view }: { readonly view: CharterView }): VNode {
	const at = (part: CharterPart): string => {
		const query = new URLSearchParams({ partie: part });
		if (!view.newest) query.set("version", String(view.version.number));
		return `${view.path}?${query}#partie`;
	};
	return (
		<nav class="space-menu second" aria-label="Parties de la charte" id="partie">
			<ul>
				{Object.entries(partLabels).map(([part, label]) => (
					<li key={part}>
						<a href={at(part as CharterPart)} aria-current={part === view.part ? "page" : undefined}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

function Part({ view }: { readonly view: CharterView }): VNode {
	switch (view.part) {
		case "texte":
			return <TextPart view={view} />;
		case "annexe":
			return (
				<>
					<h2>{partLabels.annexe}</h2>
					<Matrix view={view} />
					<ClauseForms view={view} />
				</>
			);
		case "historique":
			return (
				<>
					<h2>{partLabels.historique}</h2>
					<History view={view} />
				</>
			);
		case "complet":
			return (
				<>
					<Summary view={view} />
					<Text view={view} />
					<h2>{partLabels.annexe}</h2>
					<Matrix view={view} />
					<p>
						Empreinte de ce contenu : <code>{view.contentSha256}</code>
					</p>
				</>
			);
		default:
			return <Summary view={view} />;
	}
}

function Summary({ view }: { readonly view: CharterView }): VNode {
	const lines = summaryOf(view.charter, view.version, nameIn(view.sources));
	return (
		<>
			<h2>{partLabels.resume}</h2>
			<ol>
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ol>
		</>
	);
}

function Text({ view }: { readonly view: CharterView }): VNode {
	const { version } = view;
	return (
		<>
			<h2>{partLabels.texte}</h2>
			<dl class="facts">
				<dt>Finalité</dt>
				<dd>{version.purpose}</dd>
				<dt>Catégories de données</dt>
				<dd>{version.categories}</dd>
				<dt>Base légale</dt>
				<dd>{version.legalBasis}</dd>
				<dt>Mesures de sécurité</dt>
				<dd>{version.security}</dd>
			</dl>
			{version.text === "" ? (
				<p class="absent">Aucun texte pour l’instant.</p>
			) : (
				version.text.split(/\n{2,}/).map((paragraph) => (
					<p key={paragraph} class="as-written">
						{paragraph}
					</p>
				))
			)}
		</>
	);
}

function TextPart({ view }: { readonly view: CharterView }): VNode {
	const { version, fault } = view;
	const writes = view.newest && view.writes && version.state === "brouillon";
	return (
		<>
			<Text view={view} />
			{writes ? (
				<section aria-labelledby="modifier">
					<h2 id="modifier">Modifier le texte, les dates, le signataire</h2>
					<PostForm action={`${view.path}/texte`} csrf={view.csrf}>
						<TermsFields value={fault ? termsOf(view.typed) : formOf(version)} fault={fault} />
						<button type="submit" class="button">
							Enregistrer
						</button>
					</PostForm>
				</section>
			) : null}
		</>
	);
}
