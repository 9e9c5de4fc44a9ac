import type { VNode } from "preact";
import type { FrozenCard } from "../../frozen/index.ts";
import { formatDate, formatTime } from "../../platform/french.ts";
import { Absent } from "../components/absent.tsx";
import { citation } from "../frozen/citation.ts";
import type { Quoted } from "../frozen/quoted.ts";
import type { Standing } from "../frozen/standing.ts";
import { type Page, page } from "../page.ts";

/** Where the kept bytes are put, as they are, once the page is written around them. */
const keptPlace = "fige";

export function withKept(html: string, kept: string): string {
	return html.replace(
		`<section id="${keptPlace}"></section>`,
		() => `<section id="${keptPlace}">${kept}</section>`,
	);
}

export interface FrozenView {
	readonly card: FrozenCard;
	readonly siteName: string;
	/** Address of the site, without final slash. */
	readonly url: string;
	readonly standing: Standing;
	/** ISO: publication of a release that came after, if any. */
	readonly newer?: string;
	/** Kept bytes, read and checked; absent when they may not be shown, and `refused` says why. */
	readonly kept?: { readonly quoted: Quoted; readonly html: string };
	readonly refused?: string;
}

/** `/c/{code}` */
export function frozenPage(view: FrozenView): Page {
	const { card, kept, standing } = view;
	const link = `${view.url}/c/${card.code}`;
	const title = kept?.quoted.title ?? `Lien figé ${card.code}`;
	return page({
		title: `${title} (lien figé)`,
		sample: kept?.quoted.release.sample ?? false,
		crumbs: [{ label: "Page d’origine", path: card.request.address }, { label: `Lien figé ${card.code}` }],
		body: (
			<>
				<header class="page-head">
					<p class="kind">
						Lien figé <span class="code">{card.code}</span>
					</p>
					<h1>{title}</h1>
					<p class="muted">
						Diffusion <span class="code">{card.request.release}</span> du {formatDate(card.published)}, figée
						le {formatDate(card.frozen)} à {formatTime(card.frozen)}.
					</p>
				</header>
				<Banners view={view} standing={standing} />
				{kept ? (
					<>
						<section id={keptPlace} />
						<section class="part" aria-labelledby="citer">
							<h2 id="citer">Citer</h2>
							<blockquote class="citation">{citation(kept.quoted, view.siteName, link)}</blockquote>
						</section>
						<Downloads card={card} />
					</>
				) : (
					<Absent>{view.refused ?? "Ce qui a été figé ne peut pas être montré."}</Absent>
				)}
			</>
		),
	});
}

function Banners(props: { readonly view: FrozenView; readonly standing: Standing }): VNode {
	const { view, standing } = props;
	return (
		<>
			{standing.withdrawn === undefined ? null : (
				<p class="notice">
					<strong>Cette diffusion a été retirée.</strong> {standing.withdrawn}
				</p>
			)}
			{standing.errata.map((erratum) => (
				<p class="notice" key={erratum.version}>
					<strong>
						Erratum, version {erratum.version} du {formatDate(erratum.published)}.
					</strong>{" "}
					{erratum.text}
				</p>
			))}
			{view.newer === undefined ? null : (
				<p class="notice">
					De nouvelles données ont été publiées depuis, le {formatDate(view.newer)}.{" "}
					<a href={view.card.request.address}>Voir les chiffres d’aujourd’hui</a>
				</p>
			)}
		</>
	);
}

function Downloads(props: { readonly card: FrozenCard }): VNode {
	const { code, files } = props.card;
	return (
		<section class="part" aria-labelledby="fichiers">
			<h2 id="fichiers">Télécharger ce qui a été figé</h2>
			<ul>
				<li>
					<a href={`/c/${code}.csv`}>CSV pour Excel en français</a>
				</li>
				<li>
					<a href={`/c/${code}.json`}>JSON</a>
				</li>
			</ul>
			<dl class="facts">
				<dt>Empreinte SHA-256 du CSV</dt>
				<dd>
					<code>{files["donnees.csv"]?.sha256}</code>
				</dd>
				<dt>Empreinte SHA-256 du JSON</dt>
				<dd>
					<code>{files["donnees.json"]?.sha256}</code>
				</dd>
			</dl>
		</section>
	);
}
