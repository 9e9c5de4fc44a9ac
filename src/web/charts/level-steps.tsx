import type { VNode } from "preact";

/** Five steps, the ones up to `level` filled; decoration beside a word that says the same. */
export function LevelSteps(props: { readonly level: number; readonly large?: boolean }): VNode {
	const width = props.large ? 44 : 18;
	const height = props.large ? 20 : 12;
	const gap = 3;
	return (
		<svg
			width={5 * (width + gap)}
			height={height}
			viewBox={`0 0 ${5 * (width + gap)} ${height}`}
			aria-hidden="true"
			focusable="false"
		>
			{[1, 2, 3, 4, 5].map((step) => (
				<rect
					key={String(step)}
					class={step <= props.level ? `shape difficulte class-${props.level}` : "step-empty"}
					x={(step - 1) * (width + gap) + 0.5}
					y="0.5"
					width={width - 1}
					height={height - 1}
				/>
			))}
		</svg>
	);
}
