import type { Theme } from "../../../catalogue/model.ts";
import { liftedText, type Publication } from "../../publication/index.ts";
import { withQuery } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { Choices } from "../components/choices.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { Table } from "../components/table.tsx";
import { sourceById } from "../declared.ts";
import { DiffusionBadge, diffusionPath, momentText } from "../diffusion-words.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";
import { indicatorsOf, themes } from "../themes.ts";

const recent = 12;

/** `/calendrier`: what is announced, what came out, and when producers publish what the observatory waits for. */
export async function calendarPage({ diffusions, figures, query }: PageContext): Promise<Outcome> {
	const theme = themes.find(({ id }) => id === query.theme);
	const [upcoming, history] = [await diffusions.upcoming(), diffusions.list()];
	const sets = figures.release.dataSets.flatMap(({ source }) => {
		const declared = sourceById(source);
		return declared && !declared.shipped && (!theme || feeds(source, theme.id)) ? [declared] : [];
	});
	return page({
		title: "Calendrier des diffusions",
		section: "donnees",
		description: "Les diffusions annoncées, les dernières parues, et le rythme des producteurs.",
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "Calendrier des diffusions" }],
		body: (
			<>
				<header class="page-head">
					<h1>Calendrier des diffusions</h1>
					<p>
						<a href="/calendrier.ics">Ajouter à mon agenda (ICS)</a>
					</p>
				</header>
				<LeftOut unknown={unmet([query.theme, theme])} />
				<section aria-labelledby="a-venir">
					<h2 id="a-venir">À venir</h2>
					{upcoming.length === 0 ? (
						<p>
							Aucune date n’est arrêtée pour l’instant. <a href="/diffusions.xml">Le flux des diffusions</a>{" "}
							prévient à chaque parution ; le rythme des producteurs, plus bas, dit ce que l’on attend.
						</p>
					) : (
						<>
							<ul class="links">
								{upcoming.map(({ id, title, at, lifted }) => (
									<li key={id}>
										<strong>
											{at ? momentText(at) : lifted?.abandoned ? "Annulée" : "Reportée, sans date"}
										</strong>{" "}
										: {title}{" "}
										<small>
											{at ? `confirmée ; ${yearBefore(at, history)}` : null}
											{lifted ? `${at ? ". " : ""}${liftedText(lifted)}` : null}
										</small>
									</li>
								))}
							</ul>
							<p class="small muted">
								Confirmée : approuvée par une autre personne que son auteur, elle paraît à l’heure dite. Ce
								qui n’est pas approuvé n’a pas de date ici. Une date levée reste ici, avec son motif.
							</p>
						</>
					)}
				</section>
				<section class="part" aria-labelledby="parues">
					<h2 id="parues">Parues</h2>
					<ul class="links">
						{history.slice(0, recent).map((one) => (
							<li key={one.n}>
								{momentText(one.published)} :{" "}
								<a href={diffusionPath(one)}>
									{one.version}, {one.title}
								</a>{" "}
								<DiffusionBadge one={one} history={history} />
							</li>
						))}
					</ul>
					<p>
						<a href="/diffusions">Toutes les diffusions</a>
					</p>
				</section>
				<section class="part" aria-labelledby="producteurs">
					<h2 id="producteurs">Rythme des producteurs</h2>
					<Choices
						label="Filtrer par thème"
						all={{ path: "/calendrier", label: "Tous les thèmes" }}
						choices={themes.map(({ id, title }) => ({
							path: withQuery("/calendrier", { theme: id }),
							label: title,
							current: theme?.id === id,
						}))}
					/>
					{sets.length === 0 ? (
						<Absent>Aucun jeu de données d’un producteur n’est attendu pour ce choix.</Absent>
					) : (
						<Table
							id="rythme"
							caption="Parutions dont dépendent les prochaines diffusions"
							columns={[
								{ header: "Jeu de données" },
								{ header: "Producteur" },
								{ header: "Millésime servi" },
								{ header: "Parution", long: true },
							]}
							rows={sets.map(({ id, title, producer, vintage, cadence }) => ({
								key: id,
								header: <a href={`/donnees/${id}`}>{title}</a>,
								cells: [producer, vintage, cadence],
							}))}
						/>
					)}
				</section>
			</>
		),
	});
}

/** Does a theme of the site read this data set? */
function feeds(source: string, theme: Theme): boolean {
	return indicatorsOf(theme).some(({ sources }) => sources.includes(source));
}

const day = 86_400_000;

/** What came out a year before, within six weeks: a reader sees whether a date moved. */
function yearBefore(at: Date, history: readonly Publication[]): string {
	const then = at.getTime() - 365 * day;
	const gap = ({ published }: Publication): number => Math.abs(Date.parse(published) - then);
	const [nearest] = history.toSorted((a, b) => gap(a) - gap(b));
	return nearest && gap(nearest) <= 42 * day
		? `un an plus tôt, ${momentText(nearest.published)} : ${nearest.title}`
		: "rien de paru un an plus tôt";
}
