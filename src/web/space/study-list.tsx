import { may } from "../../access/index.ts";
import { editionPath, editionText, listEditions } from "../../studies/index.ts";
import { Table } from "../components/table.tsx";
import { page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { kitsPath } from "./kit-view.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";
import { EditionBadge } from "./study-badge.tsx";
import { studiesPath } from "./study-view.ts";

/** `/espace/publications`: every edition, whoever writes it, the last changed first. */
export async function studyList({ access, person }: SignedInContext): Promise<SpaceAnswer> {
	const editions = await listEditions(access, person);
	return page({
		title: "Publications",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Publications" }],
		body: (
			<>
				<SpaceMenu person={person} current={studiesPath} />
				<h1>Publications</h1>
				<p class="lead">
					Une étude s’écrit autour d’un kit figé. Une personne l’écrit, une autre la relit et la publie.
				</p>
				<p>
					{may(person, "studies.write") ? (
						<>
							Pour en commencer une, <a href={kitsPath}>ouvrez un kit</a>, figez-le, puis « En faire une
							publication ».{" "}
						</>
					) : null}
					<a href="/publications">Voir ce que lit le public</a>
				</p>
				{editions.length === 0 ? (
					<p class="absent">Aucune étude n’a encore été commencée.</p>
				) : (
					<Table
						id="etudes"
						caption="Études, la dernière modifiée d’abord"
						columns={[
							{ header: "Titre", long: true },
							{ header: "État" },
							{ header: "Édition" },
							{ header: "Territoire" },
							{ header: "Par" },
							{ header: "Modifiée" },
						]}
						rows={editions.map((edition) => ({
							key: edition.id,
							header: <a href={editionPath(edition.id)}>{edition.content.title}</a>,
							cells: [
								<EditionBadge key="etat" edition={edition} />,
								edition.out ? editionText(edition.out.n) : edition.address === null ? "première" : "nouvelle",
								edition.place,
								edition.author.name,
								instant(edition.changed),
							],
						}))}
					/>
				)}
			</>
		),
	});
}
