import type { VNode } from "preact";
import { addressOf } from "./address.ts";
import { filePath } from "./file.ts";
import type { TableAsked } from "./model.ts";

const forms = [
	["xlsx", "classeur Excel"],
	["csv-excel", "CSV pour Excel"],
	["csv", "CSV ouvert"],
] as const;

/** A table as files, and as a table that can be changed. */
export function TableFiles(props: {
	readonly asked: TableAsked;
	/** Tells these links from the others of the page. */
	readonly subject: string;
}): VNode {
	const { asked, subject } = props;
	return (
		<>
			{forms.map(([form, label]) => (
				<span key={form}>
					<a href={addressOf(asked, filePath, { forme: form })} rel="nofollow" download>
						{label}
						<span class="visually-hidden"> : {subject}</span>
					</a>
					,{" "}
				</span>
			))}
			ou{" "}
			<a href={addressOf(asked)} rel="nofollow">
				ouvrir dans le constructeur de tableaux<span class="visually-hidden"> : {subject}</span>
			</a>
			.
		</>
	);
}
