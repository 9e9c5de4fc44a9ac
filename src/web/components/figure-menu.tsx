import type { VNode } from "preact";
import { useContext } from "preact/hooks";
import type { BlockFigure } from "../../kits/index.ts";
import { withQuery } from "../address.ts";
import { extractForms, extractPath } from "../extract/address.ts";
import { Here } from "../here.ts";
import { pictureForms, picturePath } from "../picture/address.ts";

/**
 * What can be taken away of a figure: its drawing as an image, its figures as files, its table as a quotation. Without a drawing no menu
 * is needed. Nothing on a page without address.
 */
export function FigureMenu(props: {
	readonly id: string;
	readonly title: string;
	/** The block has a drawing. */
	readonly drawn: boolean;
	/** The block shows figures: they leave as files, and as slides. */
	readonly counted: boolean;
	/** Files of the figures are offered elsewhere: slides alone are here. */
	readonly ownFiles: boolean;
	/** The same figures as a block of a committee kit: read anew for its place, or these very ones (`block`). */
	readonly kit?: BlockFigure | "block" | undefined;
}): VNode | null {
	const here = useContext(Here);
	if (here === "") return null;
	const which = <span class="visually-hidden"> : {props.title}</span>;
	const quote = (
		<a href={withQuery("/citer", { page: here, bloc: props.id })} rel="nofollow">
			Citer ou figer ce tableau{which}
		</a>
	);
	const kit = props.kit ? (
		<a
			href={withQuery(
				"/espace/kits/ajouter",
				props.kit === "block" ? { page: here, bloc: props.id } : { figure: JSON.stringify(props.kit) },
			)}
			rel="nofollow"
		>
			Ajouter au kit{which}
		</a>
	) : null;
	const files = props.counted
		? extractForms
				.filter(({ slides }) => slides || !props.ownFiles)
				.map(({ extension, label }) => (
					<a key={extension} href={extractPath(extension, here, props.id)} rel="nofollow" download>
						{label}
						{which}
					</a>
				))
		: [];
	if (!props.drawn)
		return (
			<p class="sources figure-menu">
				{[quote, ...files, kit].map((link, index) => (index > 0 && link ? [" ", link] : link))}
			</p>
		);
	return (
		<details class="figure-menu">
			<summary>
				{files.length > 0 ? "Image, fichiers, citation" : "Image, citation"}
				{which}
			</summary>
			<ul>
				{pictureForms.map((form) => (
					<li key={form}>
						<a href={picturePath(form, here, props.id)} rel="nofollow" download>
							Image ({form.toUpperCase()}){which}
						</a>
					</li>
				))}
				{files.map((link) => (
					<li key={link.key}>{link}</li>
				))}
				<li>{quote}</li>
				{kit ? <li>{kit}</li> : null}
			</ul>
		</details>
	);
}
