/** What kind of diploma a code formation-diplôme (CFD) stands for, read from its first three signs. */
export interface Diploma {
	/** Courses are compared within one of them, never across. */
	readonly id: string;
	readonly label: string;
	/** Plural, inside a sentence. */
	readonly plural: string;
	/** Scale of 2019, 1 to 8; absent where the code does not tell. */
	readonly level?: number;
}

const named: Readonly<Record<string, readonly [label: string, plural: string]>> = {
	"010": ["Mention complémentaire", "mentions complémentaires"],
	"320": ["BTS", "BTS"],
	"323": ["BTS agricole", "BTS agricoles"],
	"350": ["DUT", "DUT"],
	"400": ["Baccalauréat professionnel", "baccalauréats professionnels"],
	"401": ["Brevet des métiers d'art", "brevets des métiers d'art"],
	"403": ["Baccalauréat professionnel agricole", "baccalauréats professionnels agricoles"],
	"446": ["BP JEPS", "BP JEPS"],
	"450": ["Brevet professionnel", "brevets professionnels"],
	"453": ["Brevet professionnel agricole", "brevets professionnels agricoles"],
	"500": ["CAP", "CAP"],
	"503": ["CAP agricole", "CAP agricoles"],
};

/** Old levels V, IV, III, II, I, as the first figure of the code, on the scale of 2019. */
const levels: Readonly<Record<string, number>> = { "5": 3, "4": 4, "3": 5, "2": 6, "1": 7 };

export function diplomaOf(cfd: string): Diploma {
	const id = cfd.slice(0, 3);
	const level = levels[cfd.charAt(0)];
	const known = named[id];
	const at = level === undefined ? {} : { level };
	if (known) return { id, label: known[0], plural: known[1], ...at };
	if (id.endsWith("T")) return { id, label: "Titre professionnel", plural: "titres professionnels", ...at };
	// Their codes part them by who delivers them, which is no kind of diploma: they are told by level.
	const rest = level === undefined ? "" : ` de niveau ${level}`;
	return {
		id: `autre-${level ?? "sans-niveau"}`,
		label: `Autre certification${rest}`,
		plural: `autres certifications${rest}`,
		...at,
	};
}
