import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { FigureCell } from "../../figures/model.ts";
import { foldText } from "../../platform/french.ts";
import { amountText, amountWithUnit, classWord, upperFirst } from "../../reading/index.ts";

/**
 * One figure: the number or the sign of its status, said in full to a screen reader, and the way to « D'où vient ce
 * chiffre ? ». A cell without value prints its status and nothing else.
 */
export function Value(props: {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
	readonly unit?: boolean;
}): VNode {
	const { cell } = props;
	return (
		<a class="figure-link" href={cell.permalink}>
			<Amount {...props} />
		</a>
	);
}

function Amount(props: {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
	readonly unit?: boolean;
}): VNode {
	const { indicator, cell, unit = false } = props;
	if (cell.value === null) {
		const status = statuses[cell.status === "ok" ? "nd" : cell.status];
		return <StatusSign sign={status.sign} name={whyText(status.name, cell.reason)} />;
	}
	const word = classWord(indicator, cell.value);
	const text = word
		? `${amountText(indicator, cell.value)} – ${word}`
		: unit
			? amountWithUnit(indicator, cell.value)
			: amountText(indicator, cell.value);
	if (cell.status === "ok") return <>{text}</>;
	const status = statuses[cell.status];
	return (
		<>
			{text}
			<sup class="status" aria-hidden="true">
				{status.sign}
			</sup>
			<span class="visually-hidden"> ({status.name})</span>
		</>
	);
}

/** The status in full words, then its reason, which often begins with them. */
function whyText(name: string, reason: string | undefined): string {
	if (reason === undefined) return name;
	return foldText(reason).startsWith(foldText(name)) ? reason : `${upperFirst(name)}. ${reason}`;
}

/** The sign, and what it means: said to a screen reader, and shown when the link around it is pointed at or has the focus. */
export function StatusSign(props: { readonly sign: string; readonly name: string }): VNode {
	return (
		<>
			<span class="status" aria-hidden="true">
				{props.sign}
			</span>
			<span class="visually-hidden">{props.name}</span>
		</>
	);
}

/** A figure that does not exist: no cell, hence no permalink, but never a blank. */
export function NoValue(): VNode {
	return <StatusSign sign={statuses.nd.sign} name={statuses.nd.name} />;
}
