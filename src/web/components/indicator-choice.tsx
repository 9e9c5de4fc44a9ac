import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import { counted } from "../../platform/french.ts";
import { indicatorsOf as ofTheme, themes } from "../themes.ts";

/** One box of a list of boxes. */
export function Tick(props: {
	readonly name: string;
	readonly value: string;
	readonly label: string;
	readonly ticked: boolean;
	/** One choice among the boxes of this name, not several. */
	readonly alone?: boolean;
}): VNode {
	return (
		<li>
			<label>
				<input
					type={props.alone ? "radio" : "checkbox"}
					name={props.name}
					value={props.value}
					checked={props.ticked}
				/>{" "}
				{props.label}
			</label>
		</li>
	);
}

/** Indicators by theme, a box each: several may be ticked, or one when `alone`. */
export function IndicatorChoice(props: {
	readonly name: string;
	readonly offered: (indicator: Indicator) => boolean;
	readonly chosen: readonly string[];
	/** The themes of what is chosen stay closed: it is named above. */
	readonly folded: boolean;
	readonly alone?: boolean;
}): VNode {
	const shown = themes
		.map((theme) => ({
			...theme,
			own: ofTheme(theme.id).filter(
				(indicator) => props.chosen.includes(indicator.id) || props.offered(indicator),
			),
		}))
		.filter(({ own }) => own.length > 0);
	return (
		<>
			{shown.map(({ id, title, own }) => {
				const ticked = own.filter((indicator) => props.chosen.includes(indicator.id)).length;
				return (
					<details key={id} open={ticked > 0 && !props.folded}>
						<summary>
							{title} ({counted(own.length, "indicateur")}
							{ticked > 0 ? `, ${counted(ticked, "choisi")}` : ""})
						</summary>
						<ul class="ticks">
							{own.map((indicator) => (
								<Tick
									key={indicator.id}
									name={props.name}
									value={indicator.id}
									label={indicator.label}
									ticked={props.chosen.includes(indicator.id)}
									alone={props.alone ?? false}
								/>
							))}
						</ul>
					</details>
				);
			})}
		</>
	);
}
