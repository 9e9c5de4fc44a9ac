import type { VNode } from "preact";
import { methodPath } from "../methods.ts";

/** Said first, wherever a sector is counted by the activity of its establishments. */
export function NafCaveat(): VNode {
	return (
		<p class="notice">
			<strong>Périmètre calculé par code d’activité (NAF).</strong> Pris pour celui d’une branche, il est trop
			large : un même code réunit des entreprises de plusieurs conventions collectives (IDCC). L’écart n’est
			pas mesuré : aucune source de cette diffusion ne porte les deux clés.{" "}
			<a href={methodPath("secteur-et-branche")}>Secteur, filière et branche : la différence</a>
		</p>
	);
}
