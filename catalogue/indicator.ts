export type Formula =
	/** Additive count; hidden parts give an interval (methods §3). */
	| { readonly kind: "sum"; readonly measure: string }
	/** Taken as the producer published it; never re-aggregated. */
	| {
			readonly kind: "published";
			readonly measure: string /** Blank here ⇒ the value was imputed by the producer. */;
			readonly imputedWhenNull?: string;
	  }
	/** 100·Σnum/Σden over rows where both are known (pairwise, methods §0.3). `num` may be a sum of measures. */
	| { readonly kind: "ratio"; readonly num: readonly string[]; readonly den: string; readonly scale: number }
	/** Plain mean of published rates of one row: taux de rotation. */
	| { readonly kind: "mean"; readonly measures: readonly string[] }
	/**
	 * Mean of `measure` weighted by `weight`, pairwise. Of a share in percent, `rest`: what the share leaves (100 − mean); `mass`: what it
	 * makes of the weights (Σ weight·measure ÷ 100).
	 */
	| {
			readonly kind: "weighted-mean";
			readonly measure: string;
			readonly weight: string;
			readonly give?: "rest" | "mass";
	  }
	/** Change of another indicator: `%` for levels, `pt` for rates. `years` = distance between the two periods. */
	| { readonly kind: "evolution"; readonly of: string; readonly years: number; readonly unit: "%" | "pt" }
	/** Location quotient of an occupation in a territory against France (methods §1.6). */
	| { readonly kind: "location-quotient"; readonly measure: string }
	/** Share of one category among its siblings of the same breakdown. */
	| { readonly kind: "share"; readonly measure: string; readonly over: string };

export type Theme =
	| "population"
	| "emploi"
	| "marche-du-travail"
	| "recrutement"
	| "tension"
	| "formation"
	| "insertion";

/**
 * May values be added along an axis? `yes`: they add up. `recomputed`: the value does not, but its terms do, so that the figure
 * of a group is computed from their sums. `stock` (time only): what is there at one date is counted again at the next. `no`
 * tells why, as a clause that follows « Ne s'additionne pas entre … : ».
 */
export type Adding = "yes" | "recomputed" | "stock" | { readonly no: string };

/** One answer for each axis of the cube. Members that overlap (a commune and its EPCI) never add, whatever is said here. */
export interface Additive {
	readonly territory: Adding;
	/** Codes of the other axis (occupations, courses…), within one level. */
	readonly about: Adding;
	/** By category axis: every one that the cube has. */
	readonly categories: Readonly<Record<string, Adding>>;
	readonly period: Adding;
}

export interface Thresholds {
	/** Denominator of a rate, or count, under which the figure is `ns` (20 for InserJeunes). */
	readonly minDenominator?: number;
	/** Count under which a location quotient is `ns`. */
	readonly minCount?: number;
}

/** Who answers for the definition: the producer whose figure is taken over, or the observatory that computes it. */
export type Owner = "producteur" | "observatoire";

export interface Indicator {
	/** Slug: `/indicateurs/{id}`. */
	readonly id: string;
	readonly label: string;
	/** Short label for tables and cards. */
	readonly short: string;
	/** Subject of its reading sentence, with its article: « le taux de chômage ». Absent: the label between quotes. */
	readonly subject?: string;
	readonly theme: Theme;
	/** One sentence. */
	readonly definition: string;
	/** Formula in words and signs, French. */
	readonly formulaText: string;
	/** What is divided by what, in words: both for a rate, a share or a quotient, none for a count. */
	readonly numerator?: string;
	readonly denominator?: string;
	/** Who is counted. Two figures add up only within one universe. */
	readonly universe: string;
	readonly unit: string;
	readonly decimals: number;
	/** Sense of "better", only where it is agreed. */
	readonly polarity: "up" | "down" | "neutral";
	readonly cube: string;
	readonly formula: Formula;
	/** Fixed categories that make this indicator out of the cube (`{ categorie: "A" }`). */
	readonly where?: Readonly<Record<string, string>>;
	/** Category dimension shown as the rows of its table (age bands, diplomas…). */
	readonly breakdown?: string;
	readonly thresholds: Thresholds;
	readonly additive: Additive;
	/** `wilson`: a proportion of people, told with the interval that a small group asks for (methods §0.6). */
	readonly precision?: "wilson";
	/** Members of a category axis that already hold the others (« Ensemble »): never added to them. */
	readonly totals?: Readonly<Record<string, readonly string[]>>;
	/** Data sets that feed it: ids of `catalogue/sources`. */
	readonly sources: readonly string[];
	readonly owner: Owner;
	/** Class labels of a 1–5 scale. */
	readonly classes?: readonly string[];
	/** Limits, breaks, « pourquoi ce chiffre diffère ». */
	readonly notes: readonly string[];
	/** Section of the methods document or the producer's note the formula follows. */
	readonly method: string;
}

/** The one strong hue of a region's site: text is written in it, and on it. `#rrggbb`. */
export interface Hue {
	readonly primary: string;
	readonly onPrimary: string;
}

export interface Region {
	readonly code: string;
	readonly name: string;
	/** « de Normandie », « de Bretagne »: for sentences. */
	readonly ofName: string;
	readonly departements: readonly string[];
	readonly siteName: string;
	readonly operator: string;
	/** Address that answers questions and reports of errors, when the operator has one: nothing is shown of it otherwise. */
	readonly contact?: string;
	/** Of its publications, when the operator has one. */
	readonly issn?: string;
	/** The house's own hue when absent. A test holds it to 4.5 to 1 on every ground, in both themes (WCAG 1.4.3). */
	readonly theme?: { readonly light: Hue; readonly dark: Hue };
}
