import type { VNode } from "preact";

export function SkipLinks(): VNode {
	return (
		<ul class="skip-links">
			<li>
				<a href="#contenu">Aller au contenu</a>
			</li>
			<li>
				<a href="#menu">Aller au menu</a>
			</li>
			<li>
				<a href="#recherche">Aller à la recherche</a>
			</li>
		</ul>
	);
}
