import type { VNode } from "preact";

/** Plain GET form: a search is an address. One per page is the landmark of the header, the home page has a larger one. */
export function SearchForm(props: {
	readonly id: string;
	readonly searched?: string | undefined;
	readonly large?: boolean;
	readonly label?: string;
	/** Where it leads, when not to the search of everything. */
	readonly action?: string;
	readonly placeholder?: string;
}): VNode {
	const label = props.label ?? "Rechercher un territoire, un métier, une formation, un mot";
	return (
		<search aria-label={props.large ? "Recherche principale" : "Recherche"}>
			<form
				class={props.large ? "search large" : "search"}
				action={props.action ?? "/recherche"}
				method="get"
			>
				<label class="visually-hidden" for={props.id}>
					{label}
				</label>
				<input
					id={props.id}
					type="search"
					name="q"
					value={props.searched}
					maxLength={200}
					placeholder={
						props.placeholder ??
						(props.large ? "Lisieux, aide-soignant, V0X60, chômage…" : "Territoire, métier, formation…")
					}
					autocomplete="off"
					spellcheck={false}
				/>
				<button type="submit">Rechercher</button>
			</form>
		</search>
	);
}
