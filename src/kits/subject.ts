import { filiereById, filieres } from "../../catalogue/filieres/index.ts";
import type { CodeRef, LevelId } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";
import type { Template, TemplateSubject } from "./templates.ts";

/** What a template asks for, in words. */
export const subjectLabels = {
	metier: "un métier ou une famille de métiers",
	filiere: "une filière",
} as const;

const occupationLevels: readonly LevelId[] = ["fap2021-228", "fap2021-86"];

/**
 * What `filiere:agriculture` or `fap2021-228:V0X60` names, for this template; an empty subject when it asks for none. Undefined when it
 * asks for something and the text names nothing of that kind in this release.
 */
export function subjectIn(
	{ subject }: Pick<Template, "subject">,
	text: string,
	figures: Pick<Figures, "label">,
): TemplateSubject | undefined {
	if (subject === undefined) return {};
	const at = text.indexOf(":");
	const [kind, name] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
	if (subject === "filiere") {
		const filiere = kind === "filiere" ? filiereById(name) : undefined;
		return filiere && { filiere };
	}
	const level = occupationLevels.find((one) => one === kind);
	return level && figures.label(level, name) !== undefined ? { about: { level, code: name } } : undefined;
}

/** « Aides-soignants », « Agriculture »; undefined for a template without subject. */
export function subjectName(
	{ about, filiere }: TemplateSubject,
	figures: Pick<Figures, "label">,
): string | undefined {
	return filiere?.label ?? (about && figures.label(about.level, about.code));
}

export interface SubjectChoice {
	readonly value: string;
	readonly label: string;
	readonly group?: string;
}

/** Everything that a template may be asked about in this release, as `subjectIn` reads it. */
export function subjectChoices(
	kind: keyof typeof subjectLabels,
	figures: Pick<Figures, "codes">,
): readonly SubjectChoice[] {
	if (kind === "filiere") return filieres.map(({ id, label }) => ({ value: `filiere:${id}`, label }));
	const occupations = figures.codes("fap2021-228");
	const value = (level: LevelId, code: CodeRef["code"]): string => `${level}:${code}`;
	return figures.codes("fap2021-86").flatMap((family) => [
		{
			value: value("fap2021-86", family.code),
			label: `Toute la famille : ${family.label}`,
			group: family.label,
		},
		...occupations
			.filter(({ code }) => code.startsWith(family.code))
			.map(({ code, label }) => ({ value: value("fap2021-228", code), label, group: family.label })),
	]);
}
