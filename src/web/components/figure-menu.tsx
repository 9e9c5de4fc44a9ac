import type { VNode } from "preact";
import { useContext } from "preact/hooks";
import { withQuery } from "../address.ts";
import { Here } from "../here.ts";
import { pictureForms, picturePath } from "../picture/address.ts";

/** What can be taken away of a figure: its drawing as an image, its table as a quotation. Nothing on a page without address. */
export function FigureMenu(props: {
	readonly id: string;
	readonly title: string;
	/** The block has a drawing. */
	readonly drawn: boolean;
}): VNode | null {
	const here = useContext(Here);
	if (here === "") return null;
	return (
		<details class="figure-menu">
			<summary>
				{props.drawn ? "Image, citation" : "Citation"}
				<span class="visually-hidden"> : {props.title}</span>
			</summary>
			<ul>
				{props.drawn
					? pictureForms.map((form) => (
							<li key={form}>
								<a href={picturePath(form, here, props.id)} rel="nofollow" download>
									Image ({form.toUpperCase()})<span class="visually-hidden"> : {props.title}</span>
								</a>
							</li>
						))
					: null}
				<li>
					<a href={withQuery("/citer", { page: here, bloc: props.id })} rel="nofollow">
						Citer ou figer ce tableau<span class="visually-hidden"> : {props.title}</span>
					</a>
				</li>
			</ul>
		</details>
	);
}
