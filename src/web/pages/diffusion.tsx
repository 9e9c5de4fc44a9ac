import type { VNode } from "preact";
import { DefError } from "../../platform/errors.ts";
import { enumerate } from "../../platform/french.ts";
import type { Publication } from "../../publication/index.ts";
import { withQuery } from "../address.ts";
import { type ChangeChoice, Changes, natures } from "../blocks/change-block.tsx";
import { Choices } from "../components/choices.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import {
	correctionsOf,
	DiffusionBadge,
	diffusionPath,
	momentText,
	Paragraphs,
	withdrawalFor,
} from "../diffusion-words.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";
import { themes } from "../themes.ts";

/** `/diffusions/{version}`: notes of one publication. */
export function diffusionPage({ diffusions, params, figures, query }: PageContext): Outcome {
	const history = diffusions.list();
	const one = history.find(({ version }) => version === params.version);
	if (!one) throw new DefError("diffusion-inconnue", { asked: params.version ?? "" });
	const chosen: ChangeChoice = {
		theme: themes.find(({ id }) => id === query.theme)?.id,
		nature: natures.find(({ id }) => id === query.nature)?.id,
	};
	const previous = history.find(({ n }) => n === one.n - 1);
	return page({
		title: `Diffusion ${one.version} : ${one.title}`,
		section: "donnees",
		crumbs: [
			{ label: "Données", path: "/donnees" },
			{ label: "Diffusions", path: "/diffusions" },
			{ label: one.version },
		],
		body: (
			<>
				<header class="page-head">
					<p class="kind">Diffusion {one.version}</p>
					<h1>{one.title}</h1>
					<p>
						<DiffusionBadge one={one} history={history} />
					</p>
				</header>
				<LeftOut unknown={unmet([query.theme, chosen.theme], [query.nature, chosen.nature])} />
				<Notices one={one} history={history} />
				<section class="part" aria-labelledby="note">
					<h2 id="note">{one.kind === "retrait" ? "Motif" : "Note"}</h2>
					<Paragraphs text={one.note} />
				</section>
				<Facts one={one} history={history} />
				<section class="part" aria-labelledby="changements">
					<h2 id="changements">Ce qui change</h2>
					{one.report && one.report.measures.length > 0 ? (
						<Filters path={diffusionPath(one)} chosen={chosen} />
					) : null}
					<Changes changes={one.changes} report={one.report} figures={figures} only={chosen} />
					{previous ? (
						<ul class="links">
							<li>
								<a href={`${diffusionPath(one)}/valeurs.csv`}>Valeurs révisées et retirées (CSV)</a>
							</li>
							<li>
								<a href={diffusionPath(previous)}>Diffusion précédente : {previous.version}</a>
							</li>
						</ul>
					) : (
						<p>C’est la première diffusion numérotée.</p>
					)}
				</section>
			</>
		),
	});
}

function Filters(props: { readonly path: string; readonly chosen: ChangeChoice }): VNode {
	const { path, chosen } = props;
	return (
		<>
			<Choices
				label="Filtrer par thème"
				all={{ path: withQuery(path, { nature: chosen.nature }), label: "Tous les thèmes" }}
				choices={themes.map(({ id, title }) => ({
					path: withQuery(path, { nature: chosen.nature, theme: id }),
					label: title,
					current: chosen.theme === id,
				}))}
			/>
			<Choices
				label="Filtrer par nature du changement"
				all={{ path: withQuery(path, { theme: chosen.theme }), label: "Tous les changements" }}
				choices={natures.map(({ id, label }) => ({
					path: withQuery(path, { nature: id, theme: chosen.theme }),
					label,
					current: chosen.nature === id,
				}))}
			/>
		</>
	);
}

/** What a reader must know before anything else: withdrawn, corrected, or itself a correction. */
function Notices(props: { readonly one: Publication; readonly history: readonly Publication[] }): VNode {
	const { one, history } = props;
	const withdrawal = withdrawalFor(history, one);
	const corrected = history.find(({ n }) => n === one.corrects);
	const target = history.find(({ n }) => n === one.withdraws);
	return (
		<>
			{withdrawal ? (
				<div class="notice">
					<p>
						<strong>Cette diffusion est retirée</strong> depuis le {momentText(withdrawal.published)}.{" "}
						{withdrawal.reason}
					</p>
					<p>
						<a href={diffusionPath(withdrawal)}>Le retrait et ce qui le remplace</a>
					</p>
				</div>
			) : null}
			{correctionsOf(history, one.n).map((other) => (
				<div key={other.n} class="notice">
					<p>
						<strong>Erratum</strong> du {momentText(other.published)}. {other.erratum}
					</p>
					<p>
						<a href={diffusionPath(other)}>La diffusion corrective {other.version}</a>
					</p>
				</div>
			))}
			{one.erratum === undefined ? null : (
				<div class="notice">
					<p>
						<strong>Erratum.</strong> Cette diffusion corrige{" "}
						{corrected ? (
							<a href={diffusionPath(corrected)}>
								la diffusion {corrected.version}, {corrected.title}
							</a>
						) : (
							"une diffusion antérieure"
						)}
						.
					</p>
					<Paragraphs text={one.erratum} />
				</div>
			)}
			{target ? (
				<p class="notice">
					<a href={diffusionPath(target)}>
						La diffusion {target.version}, {target.title}
					</a>
					, n’est plus servie. {servedText(one, target, history)}
				</p>
			) : null}
		</>
	);
}

function servedText(one: Publication, target: Publication, history: readonly Publication[]): string {
	const kept = history.find(
		(other) => other.n < one.n && other.release === one.release && other.n !== target.n,
	);
	return `Les chiffres servis depuis sont ceux de la diffusion ${kept?.version ?? one.version}.`;
}

function Facts(props: { readonly one: Publication; readonly history: readonly Publication[] }): VNode {
	const { one } = props;
	return (
		<dl class="facts">
			<dt>Publiée le</dt>
			<dd>{momentText(one.published)}</dd>
			<dt>{one.kind === "retrait" ? "Retirée par" : "Composée par"}</dt>
			<dd>{one.author ?? "L’exploitant, depuis sa ligne de commande"}</dd>
			{one.approver === undefined ? null : (
				<>
					<dt>Approuvée par</dt>
					<dd>{one.approver}, qui n’en a rien écrit</dd>
				</>
			)}
			{one.kind === "retrait" || one.channel === "operateur" ? null : (
				<>
					<dt>Lue avant tous</dt>
					<dd>
						{one.previewers && one.previewers.length > 0
							? `par ${enumerate(one.previewers)}, dans les vingt-quatre heures d’avant`
							: "par personne d’autre que ses auteurs"}
					</dd>
				</>
			)}
			<dt>Empreinte des données</dt>
			<dd>
				<code>{one.release}</code>
			</dd>
		</dl>
	);
}
