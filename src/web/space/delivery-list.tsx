import { type DeliveryState, deliveryStates, listDeliveries } from "../../deliveries/index.ts";
import { compareFrench, counted } from "../../platform/french.ts";
import { page } from "../page.ts";
import { DeliveryTable } from "./delivery-table.tsx";
import { stateLabels, titleOf } from "./delivery-words.ts";
import { Choice } from "./form.tsx";
import type { SignedInContext, SpaceAnswer, SpaceRoute } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";

const path = "/espace/collecte/livraisons";
const perPage = 50;
const any = { value: "", label: "Tous" } as const;

function isState(text: string | undefined): text is DeliveryState {
	return deliveryStates.some((state) => state === text);
}

async function listPage({ desk, person, query }: SignedInContext): Promise<SpaceAnswer> {
	const number = Math.max(1, Math.min(10_000, Number.parseInt(query.page ?? "1", 10) || 1));
	const filter = {
		...(isState(query.etat) ? { state: query.etat } : {}),
		...(query.jeu ? { source: query.jeu } : {}),
		...(query.organisation ? { organisation: query.organisation } : {}),
	};
	const found = await listDeliveries(desk, person, {
		...filter,
		limit: perPage + 1,
		offset: (number - 1) * perPage,
	});
	// What may be chosen is what this person's deliveries hold.
	const all = await listDeliveries(desk, person, { limit: 1_000 });
	const jeux = [...new Map(all.map(({ source }) => [source, titleOf(desk.sources, source)]))];
	const organisations = [...new Map(all.map(({ organisation }) => [organisation.id, organisation.name]))];
	const at = (n: number): string =>
		`${path}?${new URLSearchParams({
			...(filter.state ? { etat: filter.state } : {}),
			...(filter.source ? { jeu: filter.source } : {}),
			...(filter.organisation ? { organisation: filter.organisation } : {}),
			...(n > 1 ? { page: String(n) } : {}),
		})}`;
	const shown = found.slice(0, perPage);
	const filtered = Object.keys(filter).length > 0;
	return page({
		title: "Livraisons",
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Collecte", path: "/espace/collecte" },
			{ label: "Livraisons" },
		],
		body: (
			<>
				<CollectionMenu person={person} current={path} />
				<h1>Livraisons</h1>
				<search aria-label="Filtres des livraisons">
					<form class="filter-form" action={path} method="get">
						<Choice
							name="etat"
							label="État"
							value={query.etat}
							options={[any, ...deliveryStates.map((state) => ({ value: state, label: stateLabels[state] }))]}
						/>
						<Choice name="jeu" label="Jeu de données" value={query.jeu} options={[any, ...optionsOf(jeux)]} />
						<Choice
							name="organisation"
							label="Organisation"
							value={query.organisation}
							options={[{ value: "", label: "Toutes" }, ...optionsOf(organisations)]}
						/>
						<button type="submit" class="button">
							Filtrer
						</button>
						{filtered ? <a href={path}>Réinitialiser les filtres</a> : null}
					</form>
				</search>
				{shown.length === 0 ? (
					<p>
						{filtered
							? "Aucune livraison pour ces filtres. Réinitialisez-les, ou choisissez un autre état."
							: "Aucune livraison n’a encore été reçue."}
					</p>
				) : (
					<DeliveryTable
						id="livraisons"
						caption="Livraisons reçues, la plus récente d’abord"
						detail={`${counted(shown.length, "livraison")}, page ${number}`}
						deliveries={shown}
						sources={desk.sources}
					/>
				)}
				<nav class="pager" aria-label="Pages de livraisons">
					{number > 1 ? <a href={at(number - 1)}>Plus récentes</a> : null}
					{found.length > perPage ? <a href={at(number + 1)}>Plus anciennes</a> : null}
				</nav>
			</>
		),
	});
}

function optionsOf(pairs: readonly (readonly [string, string])[]) {
	return pairs.map(([value, label]) => ({ value, label })).sort((a, b) => compareFrench(a.label, b.label));
}

export const deliveryListRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action: "deliveries.read", handle: listPage },
];
