import type { VNode } from "preact";
import type { Crumb } from "../page.ts";

export function Crumbs(props: { readonly crumbs: readonly Crumb[] }): VNode | null {
	if (props.crumbs.length === 0) return null;
	return (
		<nav class="crumbs" aria-label="Fil d’Ariane">
			<ol>
				<li>
					<a href="/">Accueil</a>
				</li>
				{props.crumbs.map((crumb) => (
					<li key={crumb.label}>
						{crumb.path ? (
							<a href={crumb.path}>{crumb.label}</a>
						) : (
							<span aria-current="page">{crumb.label}</span>
						)}
					</li>
				))}
			</ol>
		</nav>
	);
}
