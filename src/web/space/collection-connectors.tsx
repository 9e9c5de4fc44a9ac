import type { VNode } from "preact";
import { type ConnectorCard, listConnectors, runConnector } from "../../connectors/index.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { ErrorSummary, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";

const path = "/espace/collecte/connecteurs";

const paces: Readonly<Record<ConnectorCard["pace"], string>> = {
	jour: "chaque jour",
	semaine: "chaque semaine",
	mois: "chaque mois",
};
const outcomes = {
	nouveau: { word: "Nouveau fichier", tone: "good" },
	inchange: { word: "Rien de nouveau", tone: "over" },
	echec: { word: "Échec", tone: "bad" },
} as const;

/** How long a page waits for a run; a longer one goes on and is seen when the page is read again. */
const patience = 8_000;

async function connectorsPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { desk, person, query } = context;
	const cards = await listConnectors(desk, person);
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Connecteurs" : "Connecteurs",
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Collecte", path: "/espace/collecte" },
			{ label: "Connecteurs" },
		],
		body: (
			<>
				<CollectionMenu person={person} current={path} />
				<h1>Connecteurs</h1>
				<ErrorSummary fault={fault} />
				{query.fait === "lance" && !fault ? (
					<p class="notice done" role="status">
						Le passage est demandé. S’il est long, il continue : rechargez cette page pour voir son résultat.
					</p>
				) : null}
				<p>
					Ce que l’observatoire va chercher lui-même chez les producteurs. Un fichier nouveau devient une
					livraison, contrôlée comme les autres.
				</p>
				<p>
					Un partenaire peut aussi poser ses fichiers sur le serveur, dans{" "}
					<code>depot/organisation/jeu-de-donnees</code> sous le dossier de données : ils y sont pris
					d’eux-mêmes, et un mot posé à côté dit ce qu’ils sont devenus.
				</p>
				{cards.length === 0 ? (
					<p>Aucun jeu de données n’a de connecteur.</p>
				) : (
					<Table
						id="connecteurs"
						caption="Connecteurs et leurs passages"
						columns={[
							{ header: "Jeu de données", long: true },
							{ header: "Rythme" },
							{ header: "Dernier passage" },
							{ header: "Résultat", long: true },
							{ header: "Prochain passage" },
							{ header: "Agir" },
						]}
						rows={cards.map((card) => ({
							key: card.source,
							header: <a href={`/donnees/${card.source}`}>{card.title}</a>,
							cells: [
								paces[card.pace],
								card.lastRun ? instant(card.lastRun) : "aucun",
								<Outcome key="outcome" card={card} />,
								card.nextRun ? instant(card.nextRun) : "au prochain tour",
								<RunNow key="run" context={context} card={card} />,
							],
						}))}
					/>
				)}
			</>
		),
	});
}

function Outcome({ card }: { readonly card: ConnectorCard }): VNode {
	if (!card.outcome) return <>pas encore de passage</>;
	const { word, tone } = outcomes[card.outcome];
	return (
		<>
			<span class={`badge ${tone}`}>{word}</span> {card.detail}
		</>
	);
}

function RunNow(props: { readonly context: SignedInContext; readonly card: ConnectorCard }): VNode {
	const { context, card } = props;
	if (!context.connection) return <>depuis la ligne de commande</>;
	return (
		<PostForm action={path} csrf={context.visitor.csrf} inline>
			<input type="hidden" name="source" value={card.source} />
			<button type="submit" class="button plain">
				Lancer maintenant<span class="visually-hidden"> : {card.title}</span>
			</button>
		</PostForm>
	);
}

async function doRun(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, form, origin, connection } = context;
	if (!connection) return goTo(path);
	try {
		const run = runConnector(desk, connection, form.source ?? "", { person, origin });
		let timer: NodeJS.Timeout | undefined;
		const enough = new Promise((wake) => {
			timer = setTimeout(wake, patience);
		});
		// Past the patience of the page, a trouble of the records is told by the next page that needs them.
		run.catch(() => undefined);
		await Promise.race([run, enough]);
		clearTimeout(timer);
	} catch (error) {
		return await connectorsPage(context, faultOf(error));
	}
	return goTo(`${path}?fait=lance`);
}

const action = "collection.manage";

export const connectorRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action, handle: (context) => connectorsPage(context) },
	{ method: "POST", pattern: path, action, handle: doRun },
];
