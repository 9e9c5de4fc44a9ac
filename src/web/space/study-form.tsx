import type { VNode } from "preact";
import type { PrintedDocument } from "../../kits/index.ts";
import {
	type GivenStudy,
	longestSentence,
	longestStudyText,
	longestStudyTitle,
	mostSentences,
	type StudyContent,
	studyKindLabels,
	studyKinds,
} from "../../studies/index.ts";
import { themes } from "../themes.ts";
import { Choice, Field, type FormFault, LongField, PostForm } from "./form.tsx";

/** A content under the names of its fields. */
export function typedOf(content: StudyContent): GivenStudy {
	return {
		titre: content.title,
		type: content.kind,
		theme: content.theme,
		question: content.question,
		...Object.fromEntries(content.sentences.map((sentence, at) => [`phrase-${at + 1}`, sentence])),
		...Object.fromEntries(
			content.parts.flatMap(({ at, title, text }) => [
				[`partie-${at}`, title],
				[`texte-${at}`, text],
			]),
		),
		methode: content.method,
		limites: content.limits,
		auteurs: content.authors,
		reutilisation: content.reuse,
		changements: content.changes,
	};
}

/** Every text of a study, beside the blocks of the kit that it is written around. */
export function StudyForm(props: {
	readonly action: string;
	readonly csrf: string;
	readonly document: PrintedDocument;
	readonly typed: GivenStudy;
	readonly fault: FormFault | undefined;
	/** The next edition of a study that is out. */
	readonly next: boolean;
	/** What the address of the form carries. */
	readonly hidden?: Readonly<Record<string, string>>;
}): VNode {
	const { action, csrf, document, typed, fault, next, hidden = {} } = props;
	const markdown = "Markdown : paragraphes, **gras**, *italique*, listes, liens.";
	return (
		<PostForm action={action} csrf={csrf}>
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Field
				name="titre"
				label="Titre"
				hint={`${longestStudyTitle} caractères au plus. Il reste lu quand les chiffres ne peuvent plus l’être : n’y mettez pas de chiffre.`}
				value={typed.titre}
				fault={fault}
			/>
			<Choice
				name="type"
				label="Type"
				value={typed.type}
				fault={fault}
				options={studyKinds.map((kind) => ({ value: kind, label: studyKindLabels[kind] }))}
			/>
			<Choice
				name="theme"
				label="Thème"
				value={typed.theme}
				fault={fault}
				options={themes.map(({ id, title }) => ({ value: id, label: title }))}
			/>
			<LongField
				name="question"
				label="Question à laquelle elle répond (facultatif)"
				rows={2}
				most={longestSentence}
				value={typed.question}
				fault={fault}
			/>
			<fieldset>
				<legend>Que faut-il retenir ? Cinq phrases, trois au moins</legend>
				{Array.from({ length: mostSentences }, (_, at) => (
					<LongField
						key={String(at)}
						name={`phrase-${at + 1}`}
						label={`Phrase ${at + 1}`}
						rows={2}
						most={longestSentence}
						value={typed[`phrase-${at + 1}`]}
						fault={fault}
					/>
				))}
			</fieldset>
			<fieldset>
				<legend>Parties</legend>
				<p class="hint">
					Une partie commence avant la figure que vous choisissez. Le titre et le commentaire d’une figure se
					changent dans le kit.
				</p>
				{document.parts
					.flatMap(({ sections }) => sections)
					.map(({ id, title }, at) => (
						<details key={id} open={Boolean(typed[`partie-${at}`]) || fault?.field === `partie-${at}`}>
							<summary>Avant « {title} »</summary>
							<Field
								name={`partie-${at}`}
								label={`Titre de la partie qui commence à la figure ${at + 1}`}
								hint="Vide : aucune partie ne commence ici."
								value={typed[`partie-${at}`]}
								fault={fault}
							/>
							<LongField
								name={`texte-${at}`}
								label={`Texte de cette partie (figure ${at + 1})`}
								hint={markdown}
								most={longestStudyText}
								value={typed[`texte-${at}`]}
								fault={fault}
							/>
						</details>
					))}
			</fieldset>
			{next ? (
				<LongField
					name="changements"
					label="Ce qui change depuis l’édition précédente"
					hint={`Les valeurs changées seront comparées d’elles-mêmes. ${markdown}`}
					most={longestStudyText}
					value={typed.changements}
					fault={fault}
				/>
			) : null}
			{[
				["methode", "Méthode", "Comment les chiffres ont été obtenus et lus."],
				["limites", "Limites", "Ce que les chiffres ne disent pas."],
			].map(([name = "", label = "", hint]) => (
				<LongField
					key={name}
					name={name}
					label={label}
					hint={`${hint} ${markdown}`}
					most={longestStudyText}
					value={typed[name]}
					fault={fault}
				/>
			))}
			<Field
				name="auteurs"
				label="Auteurs"
				hint="Par défaut, votre organisation."
				value={typed.auteurs}
				fault={fault}
			/>
			<LongField
				name="reutilisation"
				label="Réutilisation"
				hint="Licence, et comment citer."
				rows={3}
				most={longestStudyText}
				value={typed.reutilisation}
				fault={fault}
			/>
			<button type="submit" class="button">
				Enregistrer le brouillon
			</button>
		</PostForm>
	);
}
