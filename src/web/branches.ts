import { branchName, branchPath, operatorPath } from "../figures/index.ts";
import type { Figures } from "../figures/model.ts";
import { compareFrench } from "../platform/french.ts";

/** An operator of skills (OPCO), known by its name alone. */
export interface Operator {
	readonly name: string;
	readonly path: string;
}

/** A collective agreement, and its operator. */
export interface Branch {
	readonly code: string;
	/** As the table prints it. */
	readonly title: string;
	readonly name: string;
	readonly path: string;
	readonly operator: Operator;
}

const operatorNamed = (name: string): Operator => ({ name, path: operatorPath(name) });

/** In French order; none in a release without the table. */
export function operatorsOf(figures: Figures): readonly Operator[] {
	return figures
		.codes("opco")
		.map(({ code }) => operatorNamed(code))
		.sort((a, b) => compareFrench(a.name, b.name));
}

export function branchOf(figures: Figures, code: string): Branch | undefined {
	const title = figures.label("idcc", code);
	const [opco] = figures.ties("idcc").of(code);
	if (title === undefined || opco === undefined) return undefined;
	return {
		code,
		title,
		name: branchName(title),
		path: branchPath(opco, code, title),
		operator: operatorNamed(opco),
	};
}

export function branchesOf(figures: Figures, operator: Operator): readonly Branch[] {
	return figures
		.ties("idcc")
		.to(operator.name)
		.flatMap((code) => branchOf(figures, code) ?? [])
		.sort((a, b) => compareFrench(a.name, b.name));
}
