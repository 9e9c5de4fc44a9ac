import type { VNode } from "preact";
import { Table } from "../components/table.tsx";
import { instant } from "./account-pages.tsx";

/** What was done with a thing that goes from hand to hand, newest first. */
export function History(props: {
	readonly events: readonly {
		readonly at: Date;
		readonly who: string;
		readonly what: string;
		readonly note: string;
	}[];
}): VNode {
	return (
		<section class="part" aria-labelledby="histoire">
			<h2 id="histoire">Histoire</h2>
			<Table
				id="histoire-tableau"
				caption="Ce qui a été fait, le plus récent d’abord"
				columns={[{ header: "Quand" }, { header: "Qui" }, { header: "Quoi" }, { header: "Mot", long: true }]}
				rows={props.events.map(({ at, who, what, note }, index) => ({
					key: String(index),
					header: instant(at),
					cells: [who, what, note === "" ? "sans commentaire" : note],
				}))}
			/>
		</section>
	);
}
