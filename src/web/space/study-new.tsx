import { baseOf, createEdition, editionPath, type PublishedStudy } from "../../studies/index.ts";
import { withQuery } from "../address.ts";
import { type Page, page } from "../page.ts";
import { ErrorSummary, type FormFault, faultOf } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";
import { StudyForm, typedOf } from "./study-form.tsx";
import { isClosedStudy } from "./study-page.tsx";
import { newStudyPath, studiesPath, studyCrumbs } from "./study-view.ts";

const reuse =
	"Citez les auteurs, le titre, la date et l’adresse. Les données gardent la licence de leur producteur, donnée avec les sources.";

/** `/espace/publications/nouvelle?version=…&etude=…`: from a frozen kit version, a study or the next edition of one. */
export async function newStudy(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor, studies, region, form } = context;
	const { version, etude } = askedOf(context);
	const { document, place } = await baseOf(access, context.figures(), person, version);
	const open = studies.list().filter(({ withdrawn }) => !withdrawn);
	const next = open.find(({ id }) => id === etude);
	const fresh = {
		auteurs: person.memberships.find(({ role }) => role !== "public")?.organisation.name ?? region.operator,
		reutilisation: reuse,
	};
	const typed = fault ? form : next ? { ...typedOf(next.editions[0].content), changements: "" } : fresh;
	const title = next ? `Nouvelle édition de « ${next.editions[0].content.title} »` : "Nouvelle publication";
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${title}` : title,
		crumbs: [...studyCrumbs, { label: "Nouvelle" }],
		sample: document.sample,
		body: (
			<>
				<SpaceMenu person={person} current={studiesPath} />
				<h1>{title}</h1>
				<p class="lead">
					Autour du kit figé « {document.title} », {place}. Ses figures ne changeront plus.
				</p>
				<ErrorSummary fault={fault} />
				{next || open.length === 0 ? null : <Others version={version} studies={open} />}
				<StudyForm
					action={newStudyPath}
					csrf={visitor.csrf}
					document={document}
					typed={typed}
					fault={fault}
					next={next !== undefined}
					hidden={{ version, ...(next ? { etude: next.id } : {}) }}
				/>
			</>
		),
	});
}

function Others(props: { readonly version: string; readonly studies: readonly PublishedStudy[] }) {
	return (
		<details>
			<summary>C’est la nouvelle édition d’une étude déjà publiée</summary>
			<ul>
				{props.studies.map(({ id, editions: [last] }) => (
					<li key={id}>
						<a href={withQuery(newStudyPath, { version: props.version, etude: id })}>
							Nouvelle édition de « {last.content.title} »
						</a>
					</li>
				))}
			</ul>
		</details>
	);
}

/** Of the address, then of the form that it led to. */
function askedOf({ query, form }: SignedInContext): { readonly version: string; readonly etude: string } {
	return { version: form.version ?? query.version ?? "", etude: form.etude ?? query.etude ?? "" };
}

export async function createStudy(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, form } = context;
	const { version, etude } = askedOf(context);
	try {
		const id = await createEdition(
			access,
			context.figures(),
			{ person, origin },
			{ kit: version, study: etude === "" ? undefined : etude },
			form,
		);
		return goTo(editionPath(id));
	} catch (error) {
		if (isClosedStudy(error)) throw error;
		return await newStudy(context, faultOf(error));
	}
}
