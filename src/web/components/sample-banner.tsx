import type { VNode } from "preact";

export function SampleBanner(): VNode {
	return (
		<section class="banner" aria-label="Avertissement">
			<div class="wrap">
				<p>
					<strong>Données d’essai.</strong> Ces pages montrent des données fabriquées pour la démonstration :
					ne les citez pas. <a href="/donnees">Voir ce qui est réel et ce qui ne l’est pas</a>
				</p>
			</div>
		</section>
	);
}
