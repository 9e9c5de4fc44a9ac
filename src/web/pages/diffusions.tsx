import { formatNumber } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { DiffusionBadge, diffusionPath, momentText } from "../diffusion-words.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/diffusions` */
export function diffusionsPage({ diffusions }: PageContext): Outcome {
	const history = diffusions.list();
	return page({
		title: "Diffusions",
		section: "donnees",
		description: "Tout ce qui a été publié, corrigé ou retiré, avec ce qui a changé.",
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "Diffusions" }],
		body: (
			<>
				<header class="page-head">
					<h1>Diffusions</h1>
					<p class="lead">
						Chaque diffusion dit ce qui change, qui l’a composée et qui l’a approuvée. Rien n’est corrigé en
						silence.
					</p>
				</header>
				{history.length === 0 ? (
					<p class="absent">Aucune diffusion numérotée pour l’instant.</p>
				) : (
					<Table
						id="diffusions"
						caption="Diffusions, de la plus récente à la plus ancienne"
						columns={[
							{ header: "Version" },
							{ header: "Titre", long: true },
							{ header: "Publiée le" },
							{ header: "État" },
							{ header: "Ajouts", number: true },
							{ header: "Retraits", number: true },
							{ header: "Révisions", number: true },
						]}
						rows={history.map((one) => ({
							key: String(one.n),
							header: <a href={diffusionPath(one)}>{one.version}</a>,
							cells: [
								one.title,
								momentText(one.published),
								<DiffusionBadge key="etat" one={one} history={history} />,
								formatNumber(one.changes.added),
								formatNumber(one.changes.removed),
								formatNumber(one.changes.revised),
							],
						}))}
					/>
				)}
				<ul class="links">
					<li>
						<a href="/diffusions.xml">S’abonner au flux (Atom)</a>
					</li>
					<li>
						<a href="/calendrier">Calendrier des diffusions</a>
					</li>
				</ul>
			</>
		),
	});
}
