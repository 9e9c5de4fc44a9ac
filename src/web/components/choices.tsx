import type { VNode } from "preact";

/** A filter as links: each is an address, and answers in place where scripts run. */
export function Choices(props: {
	readonly label: string;
	readonly all: { readonly path: string; readonly label: string };
	readonly choices: readonly { readonly path: string; readonly label: string; readonly current: boolean }[];
}): VNode {
	const none = props.choices.every(({ current }) => !current);
	return (
		<nav class="choices" aria-label={props.label} data-live>
			<ul>
				<li>
					<a href={props.all.path} aria-current={none ? "true" : undefined}>
						{props.all.label}
					</a>
				</li>
				{props.choices.map(({ path, label, current }) => (
					<li key={path}>
						<a href={path} aria-current={current ? "true" : undefined}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
