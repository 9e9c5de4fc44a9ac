import type { VNode } from "preact";
import { territoryTypes } from "../declared.ts";

/** Of which zoning the places of a list are, when it does not say it itself. */
export function ZoningChoice(props: { readonly label: string; readonly chosen: string }): VNode {
	return (
		<div class="field">
			<label for="decoupage">{props.label}</label>
			<select id="decoupage" name="decoupage">
				<option value="">Le reconnaître</option>
				{territoryTypes
					.filter(({ id }) => id !== "france")
					.map(({ id, plural }) => (
						<option key={id} value={id} selected={props.chosen === id}>
							{plural}
						</option>
					))}
			</select>
		</div>
	);
}
