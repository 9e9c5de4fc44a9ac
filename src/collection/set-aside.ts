/** A blocking defect of a row and of no other: with a written justification the row is set aside and the rest used. */
export interface RowRule {
	readonly rule: string;
	/** Beginning of the kinds of finding that are about one row; a rule may also have kinds that are about the file. */
	readonly kind: string;
	/** Why the other rows may be trusted, in French. */
	readonly reason: string;
}

/**
 * What partial acceptance may leave out. Everything else blocks the file: a missing column, two encodings, a decimal sign
 * that is not sure, persons, no row… and more than a fifth of the rows out of bounds (C-10, C-13), which tells of another
 * unit or of a shifted column, so that the rows that pass are no surer than those that do not.
 */
export const setAsideRules: readonly RowRule[] = [
	{
		rule: "C-02",
		kind: "wide",
		reason: "Un séparateur est dans une valeur de cette ligne : les autres sont bien découpées.",
	},
	{
		rule: "C-03",
		kind: "token:",
		reason: "Excel a changé ce nombre en date : seule cette cellule est perdue.",
	},
	{ rule: "C-03", kind: "lost:", reason: "Excel a abîmé ce code : seule cette cellule est perdue." },
	{
		rule: "C-03",
		kind: "required:",
		reason: "Une valeur obligatoire manque sur cette ligne : les autres sont complètes.",
	},
	{
		rule: "C-05",
		kind: "exact",
		reason: "La ligne est donnée deux fois : la première est gardée.",
	},
	{
		rule: "C-05",
		kind: "conflict",
		reason: "Une clé porte deux valeurs : toutes ses lignes sont écartées, les autres clés sont sûres.",
	},
	{
		rule: "C-11",
		kind: "token:",
		reason: "Le signe de cette cellule n'a pas de sens déclaré : les autres cellules en ont un.",
	},
	{
		rule: "C-15",
		kind: "code:",
		reason: "Ce code est inconnu : la ligne ne peut être rangée nulle part, les autres le peuvent.",
	},
	{
		rule: "",
		kind: "control:",
		reason: "L'arithmétique de cette ligne est fausse : celle des autres est juste.",
	},
];

/** Whether a finding of this rule and kind is about rows that can be set aside one by one. */
export function isOfRows(rule: string, kind: string): boolean {
	return setAsideRules.some((r) => (r.rule === "" || r.rule === rule) && kind.startsWith(r.kind));
}
