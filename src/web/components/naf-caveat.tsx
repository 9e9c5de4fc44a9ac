import type { VNode } from "preact";
import { amountWithUnit } from "../../reading/index.ts";
import { methodPath } from "../methods.ts";
import type { OverCount } from "../over-count.ts";

/** Said first, wherever a sector or a branch is counted by the activity of its establishments; measured where the data allow. */
export function NafCaveat(props: { readonly branch?: { readonly over: OverCount | undefined } }): VNode {
	return (
		<p class="notice">
			<strong>Périmètre calculé par code d’activité (NAF).</strong> Pris pour celui d’une branche, il est trop
			large : un même code réunit des entreprises de plusieurs conventions collectives (IDCC).{" "}
			<Gap branch={props.branch} />{" "}
			<a href={methodPath("secteur-et-branche")}>Secteur, filière et branche : la différence</a>
		</p>
	);
}

function Gap(props: { readonly branch: { readonly over: OverCount | undefined } | undefined }): VNode {
	const { branch } = props;
	if (!branch)
		return (
			<>
				L’écart se mesure <a href="/branches">branche par branche</a>, pour la France.
			</>
		);
	const gap = branch.over?.["surcompte-naf"];
	if (!gap)
		return (
			<>
				L’écart n’est pas mesuré pour cette branche : la table qui porte les deux clés ne lui donne aucune
				activité dans cette diffusion. Aucun chiffre n’est deviné.
			</>
		);
	return (
		<>
			<strong>
				Effectifs surestimés :{" "}
				<a href={gap.whole.permalink}>{amountWithUnit(gap.indicator, gap.whole.value ?? 0)}</a> des salariés
				qu’il compte
			</strong>{" "}
			ne relèvent pas de la branche (France, {gap.whole.period}).
		</>
	);
}
