import type { VNode } from "preact";
import { formatDate } from "../../platform/french.ts";
import type { Listed } from "../publications.ts";
import { themes } from "../themes.ts";

/** Publications by their titles, each with what it is, about what and where. */
export function PublicationLinks({ publications }: { readonly publications: readonly Listed[] }): VNode {
	return (
		<ul class="links">
			{publications.map(({ path, title, kindLabel, theme, place, published }) => (
				<li key={path}>
					<a href={path}>{title}</a>{" "}
					<small>
						{[
							kindLabel,
							themes.find(({ id }) => id === theme)?.title ?? "",
							place,
							published ? formatDate(published) : "",
						]
							.filter(Boolean)
							.join(" · ")}
					</small>
				</li>
			))}
		</ul>
	);
}
