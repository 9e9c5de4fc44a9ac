import type { VNode } from "preact";
import { may } from "../../access/index.ts";
import { type Detail, detailOf, RAISES, reachOf, type Signal, scales } from "../../foresight/index.ts";
import { counted, formatDate, formatNumber, formatPeriod, formatQuantity } from "../../platform/french.ts";
import { campaignAt, campaignsOpen, listProposals } from "../../proposals/index.ts";
import { indicatorPath } from "../address.ts";
import { traineesBlock } from "../blocks/trainees-block.tsx";
import { LevelSteps } from "../charts/level-steps.tsx";
import { Absent } from "../components/absent.tsx";
import { Sources } from "../components/sources.tsx";
import { StatusLegend } from "../components/status-legend.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { page } from "../page.ts";
import { inNameOf } from "../region-name.ts";
import { campaignIn } from "./campaign.ts";
import { CampaignBlock } from "./campaign-cell.tsx";
import { ErrorSummary, type FormFault } from "./form.tsx";
import { Attached } from "./needs-matrix.tsx";
import { ReachBlock } from "./needs-reach.tsx";
import { aboutOf, cellPath, needsCrumbs, needsPath, subjectOf, versionOf } from "./needs-view.ts";
import { coverageText, seenOf, signalNames, signalText } from "./needs-words.ts";
import { ProposalForm } from "./proposal-form.tsx";
import { ProposalTable } from "./proposal-table.tsx";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { NeedsMenu } from "./space-menu.tsx";

/** Trainings shown one by one: the others are many and weigh little. */
const mostTrainings = 12;

/** `/espace/besoins/{métier}/{bassin}`. Throws `metier-inconnu`, `territoire-inconnu`. */
export async function needsCell(context: SignedInContext, fault?: FormFault): Promise<SpaceAnswer> {
	const { access, person, visitor, figures, region, form, query } = context;
	const shown = figures();
	const { occupation, place } = subjectOf(context);
	const detail = await detailOf(shown, region.code, occupation, place);
	const match = detail?.row.match;
	const reach = match && (await reachOf(shown, region.code, match, place));
	const title = `${occupation.label}, ${place.label}`;
	const proposals = await listProposals(access, person, { occupation: occupation.code, place: place.code });
	const { territories } = aboutOf(context, occupation, place);
	const [first] = detail?.leading ?? [];
	const group = first && shown.training(first.training.level, first.training.code)?.group;
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${title}` : title,
		sample: shown.release.sample,
		crumbs: [...needsCrumbs, { label: title }],
		body: (
			<>
				<NeedsMenu person={person} current={needsPath} />
				<header class="page-head">
					<p class="kind">Besoin, vivier et offre de formation</p>
					<h1>{title}</h1>
					<p>
						Diffusion {versionOf(context)} du {formatDate(shown.release.published)}. Voir la{" "}
						<a href={`${occupation.path}${place.path.replace("/territoires", "")}`}>fiche du métier</a> et
						celle du <a href={place.path}>bassin</a>.
					</p>
				</header>
				<ErrorSummary fault={fault} />
				{detail ? (
					<>
						<Signals detail={detail} />
						<Causes detail={detail} />
						<section class="part" aria-labelledby="contre">
							<h2 id="contre">Ce qui pourrait faire renoncer</h2>
							<ul class="objections">
								{detail.objections.map(({ id, text }) => (
									<li key={id}>{text}</li>
								))}
							</ul>
						</section>
						{reach ? <ReachBlock figures={shown} region={region.code} here={place} reach={reach} /> : null}
						<Trainings detail={detail} inRegion={inNameOf(region)} />
						<section class="part" aria-labelledby="continue">
							<h2 id="continue">Formation des adultes</h2>
							{await traineesBlock(shown, region, group)}
						</section>
						<Sources
							sources={[...detail.answers, ...(reach?.answers ?? [])].flatMap(({ sources }) => sources)}
							release={shown.release}
						/>
					</>
				) : (
					<Absent>Cette diffusion ne dit rien de ce métier dans ce bassin.</Absent>
				)}
				<CampaignBlock
					proposals={proposals}
					self={cellPath(occupation, place)}
					campaign={campaignIn(query.campagne) ?? campaignAt(access.now())}
					now={detail ? seenOf(detail) : []}
				/>
				<section class="part" aria-labelledby="propositions">
					<h2 id="propositions">Propositions</h2>
					{proposals.length === 0 ? (
						<p class="absent">Rien n’a encore été proposé pour ce métier dans ce bassin.</p>
					) : (
						<ProposalTable proposals={proposals} release={shown.release.id} />
					)}
					{may(person, "needs.propose", { territories }) ? (
						<details open={fault !== undefined}>
							<summary>Proposer</summary>
							<ProposalForm
								action={cellPath(occupation, place)}
								csrf={visitor.csrf}
								release={shown.release.id}
								campaigns={campaignsOpen(access.now())}
								typed={fault ? form : { campaign: String(campaignAt(access.now())) }}
								fault={fault}
								draft
							/>
						</details>
					) : null}
				</section>
			</>
		),
	});
}

function scaleText(signal: Signal): string {
	const scale = scales.find(({ id }) => id === signal.kind);
	return scale ? scale.measure : "";
}

function Signals({ detail }: { readonly detail: Detail }): VNode {
	const { cell, row, beside, pupils, share, pupilsPeriod } = detail;
	const evidence = [cell.need, cell.pool].flatMap((signal) => signal.evidence);
	const figures = [...evidence, ...beside];
	return (
		<section class="part" aria-labelledby="signaux">
			<h2 id="signaux">Trois signaux</h2>
			<Table
				id="signaux-tableau"
				caption="Ce que l’on peut dire, et de quoi"
				columns={[
					{ header: "Signal" },
					{ header: "En mots", long: true },
					{ header: "Mesuré par", long: true },
				]}
				rows={[
					...[cell.need, cell.pool, cell.offer].map((signal) => ({
						key: signal.kind,
						header: signalNames[signal.kind],
						cells: [signalText(signal), scaleText(signal)],
					})),
					{
						key: "couverture",
						header: "Offre connue en région",
						cells: [coverageText(row.coverage), scales.find(({ id }) => id === "couverture")?.measure],
					},
				]}
			/>
			{figures.length > 0 ? (
				<Table
					id="chiffres"
					caption="Les chiffres publiés derrière ces mots"
					columns={[{ header: "Indicateur" }, { header: "Valeur", number: true }, { header: "Période" }]}
					rows={figures.map(({ indicator, cell: figure }) => ({
						key: indicator.id,
						header: <a href={indicatorPath(indicator.id)}>{indicator.label}</a>,
						cells: [
							<Value key="valeur" indicator={indicator} cell={figure} unit />,
							formatPeriod(figure.period),
						],
					}))}
				/>
			) : null}
			<StatusLegend statuses={figures.map(({ cell: figure }) => figure.status)} />
			{row.match ? (
				<p class="muted small">
					Demandeurs d’emploi, tension et formations sont comptés sous « {row.match.label} » (FAP 2009{" "}
					<span class="code">{row.match.code}</span>) : passage estimé.{" "}
					<a href="/donnees/passages">À propos des passages</a>
				</p>
			) : null}
			{pupils.length > 0 && pupilsPeriod !== undefined ? (
				<p>
					Élèves de dernière année menant au métier, {formatPeriod(pupilsPeriod)} :{" "}
					{pupils
						.map(
							({ departement, pupils: count }) =>
								`${departement.label}, ${count === null ? "non disponible" : formatQuantity(count, "élèves")}`,
						)
						.join(" ; ")}
					.{" "}
					{"pupils" in share
						? `Part de ce bassin, au prorata des projets des bassins du département : ${formatQuantity(share.pupils, "élèves")}.`
						: `Part de ce bassin : on ne peut pas dire, ${share.reason}.`}
				</p>
			) : null}
		</section>
	);
}

function Causes({ detail }: { readonly detail: Detail }): VNode {
	const { causes } = detail;
	const [first] = causes;
	const raising = causes.filter(({ level }) => level !== null && level >= RAISES);
	return (
		<section class="part" aria-labelledby="causes">
			<h2 id="causes">Pourquoi c’est tendu</h2>
			{first === undefined ? (
				<Absent>
					Les facteurs de tension de ce métier ne sont pas publiés, ou aucun passage n’y mène : on ne peut pas
					dire pourquoi il serait tendu.
				</Absent>
			) : (
				<>
					<p>
						{causes.every(({ level }) => level === null)
							? "Le producteur ne donne aucun niveau ici : on ne peut pas dire pourquoi le métier serait tendu."
							: raising.length === 0
								? "Aucun des six facteurs n’est signalé comme accroissant la tension."
								: `${counted(raising.length, "facteur")} sur six ${raising.length > 1 ? "accroissent" : "accroît"} la tension : ${raising.map(({ indicator }) => indicator.label.toLowerCase()).join(" ; ")}.`}
					</p>
					<Table
						id="causes-tableau"
						caption={`Les six facteurs, ${first.cell.territory.label}, ${formatPeriod(first.cell.period)}`}
						columns={[{ header: "Facteur" }, { header: "Niveau, de 1 à 5" }]}
						rows={causes.map(({ indicator, cell, level }) => ({
							key: indicator.id,
							header: <a href={indicatorPath(indicator.id)}>{indicator.label}</a>,
							cells: [
								<>
									{level === null ? null : <LevelSteps level={Math.round(level)} />}{" "}
									<Value indicator={indicator} cell={cell} />
								</>,
							],
						}))}
					/>
					<StatusLegend statuses={causes.map(({ cell }) => cell.status)} />
				</>
			)}
		</section>
	);
}

function Trainings(props: { readonly detail: Detail; readonly inRegion: string }): VNode {
	const { leading, attached, unknown } = props.detail;
	return (
		<section class="part" aria-labelledby="formations">
			<h2 id="formations">Formations qui y mènent</h2>
			{leading.length === 0 ? (
				<Absent>
					Aucune formation dont l’effectif est publié {props.inRegion} ne déclare mener à ce métier.
				</Absent>
			) : (
				<Table
					id="formations-tableau"
					caption={`Sortants en emploi en une année ${props.inRegion}, et part qui revient à ce métier`}
					detail={
						leading.length > mostTrainings
							? `${mostTrainings} premières sur ${counted(leading.length, "formation")}`
							: undefined
					}
					columns={[
						{ header: "Formation" },
						{ header: "Voie" },
						{ header: "Sortants en emploi", number: true },
						{ header: "Part vers ce métier", number: true },
						{ header: "Attribués", number: true },
					]}
					rows={leading.slice(0, mostTrainings).map(({ training, route, quantity, share, estimated }) => ({
						key: `${route} ${training.code}`,
						header: <a href={`/formations/${training.level}-${training.code}`}>{training.label}</a>,
						cells: [
							route === "scolaire" ? "lycée" : "apprentissage",
							`${formatNumber(quantity)}${estimated ? " (e)" : ""}`,
							formatQuantity(100 * share, "%"),
							formatNumber(quantity * share, { decimals: 1 }),
						],
					}))}
				/>
			)}
			{leading.slice(0, mostTrainings).some(({ estimated }) => estimated) ? (
				<StatusLegend statuses={["e"]} />
			) : null}
			<Attached attached={attached} />
			{unknown > 0 ? (
				<p class="sources">
					{counted(unknown, "formation")} de la région, dont l’effectif n’est pas publié, ne sont comptées
					nulle part.
				</p>
			) : null}
		</section>
	);
}
