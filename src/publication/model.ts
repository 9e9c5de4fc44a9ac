/** Life of a release between its construction and its publication: who wrote what, who approved, when it goes out. */

export const draftStates = [
	"brouillon",
	"prete",
	"approuvee",
	"programmee",
	"publiee",
	"abandonnee",
] as const;
export type DraftState = (typeof draftStates)[number];

export const stateLabels: Readonly<Record<DraftState, string>> = {
	brouillon: "En préparation",
	prete: "En relecture",
	approuvee: "Approuvée",
	programmee: "Programmée",
	publiee: "Publiée",
	abandonnee: "Abandonnée",
};

/** Points of the checklist, in its order. */
export const checkItems = [
	"controles",
	"secret",
	"chartes",
	"metadonnees",
	"textes",
	"accessibilite",
] as const;
export type CheckItem = (typeof checkItems)[number];

export const checkLabels: Readonly<Record<CheckItem, string>> = {
	controles: "Contrôles",
	secret: "Secret",
	chartes: "Chartes",
	metadonnees: "Métadonnées complètes",
	textes: "Textes relus",
	accessibilite: "Accessibilité des blocs",
};

/** `auto`: the data tell. `humain`: a named person says so, and says it again when the text or the release changes. */
export interface CheckLine {
	readonly item: CheckItem;
	readonly by: "auto" | "humain";
	readonly done: boolean;
	/** What was found, or who ticked it. */
	readonly detail: string;
}

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** A release being composed, with what its page shows. */
export interface Draft {
	readonly id: string;
	readonly state: DraftState;
	/** Folder of the release that would be published. */
	readonly release: string;
	/** Number of the publication it was compared with: another one since then, and it is compared and approved again. */
	readonly baseNumber: number;
	readonly kind: "ordinaire" | "erratum";
	/** Publication that an erratum corrects. */
	readonly corrects: number | null;
	readonly title: string;
	readonly note: string;
	readonly erratum: string;
	readonly author: Named;
	readonly approver: Named | null;
	readonly approvedAt: Date | null;
	readonly scheduledAt: Date | null;
	readonly publishedNumber: number | null;
	readonly publishedAt: Date | null;
	readonly createdAt: Date;
	/** Hash of release, base and texts, kept by the database: what an approval and a tick are bound to. */
	readonly contentHash: string;
	readonly previewers: readonly Named[];
	/** People who wrote in it: none of them may approve it. */
	readonly hands: readonly string[];
}

export interface DraftEvent {
	readonly at: Date;
	readonly who: string;
	readonly what: string;
	readonly note: string;
}

/** Hours before publication from which the named people may read. */
export const previewHours = 24;

/** A release announced for a day: what the public calendar tells. */
export interface Announcement {
	readonly id: string;
	readonly title: string;
	/** Null: the date was lifted, and there is no other yet. */
	readonly at: Date | null;
	/** Times that a date was lifted. */
	readonly moves: number;
	/** The last date that was lifted, and why; without a reason, its texts or its figures are taken up again. */
	readonly lifted?: { readonly from: Date; readonly reason: string; readonly abandoned: boolean };
}
