import type { VNode } from "preact";
import { enumerate } from "../../platform/french.ts";
import type { PlacesToday } from "../places-today.ts";

/** What an address asks for and the page does not show: communes that merged since, codes or dates that the release does not have. */
export function LeftOut(props: {
	readonly merged?: PlacesToday["merged"];
	readonly unknown?: PlacesToday["unknown"];
}): VNode | null {
	const { merged = [], unknown = [] } = props;
	if (merged.length + unknown.length === 0) return null;
	return (
		<div class="notice" role="status">
			{merged.length > 0 ? (
				<p>
					{enumerate(
						merged.map(({ code, into }) => `${code} est aujourd’hui dans ${into.label} (${into.code})`),
					)}
					{" : "}
					la commune d’aujourd’hui est prise, en entier.
				</p>
			) : null}
			{unknown.length > 0 ? (
				<p>
					Cette adresse demande ce que la page n’a pas : {unknown.map((text) => `« ${text} »`).join(", ")}.
					Voici ce qu’elle montre sans {unknown.length > 1 ? "eux" : "lui"}.
				</p>
			) : null}
		</div>
	);
}

/** Values of an address that lead to nothing, each beside what it led to. */
export function unmet(
	...asked: readonly (readonly [value: string | undefined, met: unknown])[]
): readonly string[] {
	return asked.flatMap(([value, met]) => (value === undefined || met ? [] : [value]));
}
