import type { VNode } from "preact";
import type { Source } from "../../../catalogue/model.ts";
import type { Organisation } from "../../access/index.ts";
import { compareFrench } from "../../platform/french.ts";
import { upperFirst } from "../../reading/index.ts";
import { Choice, Field, type FormFault, PostForm } from "./form.tsx";

/** What a partner promises, by when, and whom to remind. */
export function ExpectedForm(props: {
	readonly action: string;
	readonly csrf: string;
	readonly sources: readonly Source[];
	readonly organisations: readonly Organisation[];
	readonly recurrences: readonly string[];
	readonly form: Readonly<Record<string, string>>;
	readonly fault: FormFault | undefined;
}): VNode {
	const { form, fault } = props;
	return (
		<PostForm action={props.action} csrf={props.csrf}>
			<Choice
				name="organisation"
				label="Producteur"
				value={form.organisation}
				fault={fault}
				options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<Choice
				name="source"
				label="Jeu de données"
				value={form.source}
				fault={fault}
				options={props.sources
					.map(({ id, title }) => ({ value: id, label: title }))
					.sort((a, b) => compareFrench(a.label, b.label))}
			/>
			<Field
				name="period"
				label="Période"
				hint="Par exemple 2026, 2026-T3 ou 2026-11"
				value={form.period}
				fault={fault}
			/>
			<Field name="due" type="date" label="Attendu le" value={form.due} fault={fault} />
			<Choice
				name="recurrence"
				label="Rythme"
				value={form.recurrence}
				fault={fault}
				options={props.recurrences.map((one) => ({ value: one, label: upperFirst(one) }))}
			/>
			<Field
				name="contact"
				type="email"
				label="Adresse électronique de la personne à relancer"
				value={form.contact}
				fault={fault}
			/>
			<button type="submit" class="button">
				Ajouter au calendrier
			</button>
		</PostForm>
	);
}
