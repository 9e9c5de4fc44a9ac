import { Fragment, type VNode } from "preact";
import { studyForms, studyPath } from "../../studies/index.ts";

/** `v2.pdf` */
export const fileSegment = (n: number, form: string): string => `v${n}.${form}`;

/** What can be taken from an edition: the whole of it on paper, and the data of its charts. */
export function StudyFiles(props: { readonly address: string; readonly n: number }): VNode {
	return (
		<p class="actions">
			{studyForms.map(({ id }) => (
				<Fragment key={id}>
					<a class="button plain" href={`${studyPath(props.address)}/${fileSegment(props.n, id)}`}>
						{id === "pdf" ? "Télécharger (PDF)" : `Données des graphiques (${id.toUpperCase()})`}
					</a>{" "}
				</Fragment>
			))}
		</p>
	);
}
