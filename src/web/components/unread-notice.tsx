import type { VNode } from "preact";
import { counted } from "../../platform/french.ts";
import type { Unread } from "../typed-pieces.ts";

const mostShown = 20;

/** What a list that was typed holds that is not understood: each way to mend it is one click, without a script. */
export function UnreadNotice(props: {
	readonly pieces: readonly string[];
	readonly unread: readonly Unread[];
	/** « territoire », « code ». */
	readonly what: string;
	/** The same page with the list rewritten. */
	readonly to: (list: string) => string;
}): VNode | null {
	const { pieces, unread, what, to } = props;
	if (unread.length === 0) return null;
	const rewritten = (text: string, write: string): string =>
		to(pieces.map((piece) => (piece === text ? write : piece)).join("\n"));
	const wrong = new Set(unread.map(({ text }) => text));
	const left = pieces.filter((piece) => !wrong.has(piece));
	return (
		<div class="notice" role="alert">
			<p>{counted(unread.length, `${what} à corriger`, `${what}s à corriger`)} dans la liste :</p>
			<ul>
				{unread.slice(0, mostShown).map(({ text, suggestions }) => (
					<li key={text}>
						<strong>{text}</strong> :{" "}
						{suggestions.length === 0 ? (
							"inconnu, et rien n’y ressemble. Retirez-le ou corrigez-le."
						) : (
							<>
								vouliez-vous dire{" "}
								{suggestions.map(({ write, label }, index) => (
									<span key={write}>
										{index > 0 ? ", ou " : ""}
										<a href={rewritten(text, write)} rel="nofollow">
											{label}
										</a>
									</span>
								))}{" "}
								?
							</>
						)}
					</li>
				))}
			</ul>
			{unread.length > mostShown ? <p>Et {counted(unread.length - mostShown, "autre")}.</p> : null}
			{left.length > 0 ? (
				<p>
					<a href={to(left.join("\n"))} rel="nofollow">
						Continuer avec {left.length > 1 ? `les ${counted(left.length, "autre")}` : "l’autre"}
					</a>
				</p>
			) : null}
		</div>
	);
}
