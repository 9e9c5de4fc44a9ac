import type { VNode } from "preact";
import { type Action, mayIn, type Person } from "../../access/index.ts";

interface Entry {
	readonly label: string;
	readonly path: string;
	readonly action: Action;
}

/** Parts of the space that exist today, in the order of the menu. */
export const spaceEntries: readonly Entry[] = [
	{ label: "Tableau de bord", path: "/espace", action: "account.keep" },
	{ label: "Collecte", path: "/espace/collecte", action: "deliveries.read" },
	{ label: "Chartes", path: "/espace/chartes", action: "charters.read" },
	{ label: "Diffusions", path: "/espace/diffusions", action: "releases.follow" },
	{ label: "Besoins et achats", path: "/espace/besoins", action: "needs.read" },
	{ label: "Kits et séances", path: "/espace/kits", action: "kits.compose" },
	{ label: "Publications", path: "/espace/publications", action: "studies.follow" },
	{ label: "Chiffres sous charte", path: "/espace/chiffres", action: "figures.restricted" },
	{ label: "Utilisateurs et droits", path: "/espace/utilisateurs", action: "people.manage" },
	{ label: "Journal", path: "/espace/journal", action: "audit.read" },
	{ label: "Mes requêtes", path: "/espace/requetes", action: "account.keep" },
	{ label: "Mon compte", path: "/espace/compte", action: "account.keep" },
];

export function SpaceMenu(props: { readonly person: Person; readonly current: string }): VNode {
	return (
		<nav class="space-menu" aria-label="Mon espace">
			<ul>
				{spaceEntries
					.filter(({ action }) => mayIn(props.person, action))
					.map(({ label, path }) => (
						<li key={path}>
							<a href={path} aria-current={path === props.current ? "true" : undefined}>
								{label}
							</a>
						</li>
					))}
			</ul>
		</nav>
	);
}

const needsEntries: readonly Entry[] = [
	{ label: "Matrice", path: "/espace/besoins", action: "needs.read" },
	{ label: "Propositions", path: "/espace/besoins/propositions", action: "needs.read" },
];

/** Both levels of the menu, at the head of the pages of needs and purchases. */
export function NeedsMenu(props: { readonly person: Person; readonly current: string }): VNode {
	return <TwoLevels {...props} above="/espace/besoins" label="Besoins et achats" entries={needsEntries} />;
}

const collectionEntries: readonly Entry[] = [
	{ label: "Attendus", path: "/espace/collecte", action: "deliveries.read" },
	{ label: "Livraisons", path: "/espace/collecte/livraisons", action: "deliveries.read" },
	{ label: "Déposer un fichier", path: "/espace/collecte/deposer", action: "deliveries.deposit" },
	{ label: "Clés d’API", path: "/espace/collecte/cles", action: "keys.keep" },
	{ label: "Connecteurs", path: "/espace/collecte/connecteurs", action: "collection.manage" },
];

/** Both levels of the menu, at the head of the pages of the import desk. */
export function CollectionMenu(props: { readonly person: Person; readonly current: string }): VNode {
	return <TwoLevels {...props} above="/espace/collecte" label="Collecte" entries={collectionEntries} />;
}

function TwoLevels(props: {
	readonly person: Person;
	readonly current: string;
	/** Entry of the first level. */
	readonly above: string;
	readonly label: string;
	readonly entries: readonly Entry[];
}): VNode {
	return (
		<>
			<SpaceMenu person={props.person} current={props.above} />
			<nav class="space-menu second" aria-label={props.label}>
				<ul>
					{props.entries
						.filter(({ action }) => mayIn(props.person, action))
						.map(({ label, path }) => (
							<li key={path}>
								<a href={path} aria-current={path === props.current ? "page" : undefined}>
									{label}
								</a>
							</li>
						))}
				</ul>
			</nav>
		</>
	);
}
