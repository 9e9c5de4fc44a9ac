import type { ComponentChildren } from "preact";
import type { Region } from "../../catalogue/model.ts";
import type { Figures, ReleaseCard } from "../figures/model.ts";
import type { Diffusions } from "../publication/index.ts";
import type { Studies } from "../studies/index.ts";
import type { ScriptName } from "./scripts.ts";

/** What a page may read: one release, one region, the state carried by its address. Nothing else. */
export interface PageContext {
	readonly figures: Figures;
	readonly region: Region;
	/** What was published, and what is announced. */
	readonly diffusions: Diffusions;
	/** Studies that were published. */
	readonly studies: Studies;
	/** Decoded path parameters. */
	readonly params: Readonly<Record<string, string>>;
	/** Only the keys that the route declares; unknown ones never reach a page. */
	readonly query: Readonly<Record<string, string>>;
	/** Address of the site without final slash, as it is written in what leaves it; empty when the site does not know its own. */
	readonly site: string;
	/** Path and query as received, for pages whose whole address is the key of a figure. */
	readonly address: string;
}

export interface Crumb {
	readonly label: string;
	readonly path?: string;
}

export type Section =
	| "territoires"
	| "metiers"
	| "secteurs"
	| "formations"
	| "indicateurs"
	| "publications"
	| "donnees";

export interface Page {
	readonly kind: "page";
	readonly status: number;
	/** Title of the document; the site's name is added. */
	readonly title: string;
	readonly description?: string;
	readonly section?: Section;
	/** From the home page (left out) to this page (without path). */
	readonly crumbs: readonly Crumb[];
	readonly body: ComponentChildren;
	/** True when any figure shown is cut from made-up data. */
	readonly sample: boolean;
	/** Text to put back in the search field. */
	readonly searched?: string;
	/** What makes the page better where scripts run; it works without. Only such a page lets scripts run. */
	readonly scripts?: readonly ScriptName[];
	/** Page of a release that is not published: its links stay under `base`, its foot names `release`. */
	readonly preview?: {
		readonly base: string;
		readonly release: ReleaseCard;
		/** Where the page will be once it is published: what is taken from it says so. */
		readonly address: string;
	};
	/** Seconds after which a browser without scripts asks for the page again, while something is under way. */
	readonly refresh?: number;
}

export interface Redirect {
	readonly kind: "redirect";
	readonly to: string;
}

export type Outcome = Page | Redirect;

export function page(
	content: Omit<Page, "kind" | "status" | "sample"> & Partial<Pick<Page, "status" | "sample">>,
): Page {
	return { status: 200, sample: false, ...content, kind: "page" };
}

export function redirect(to: string): Redirect {
	return { kind: "redirect", to };
}

export interface Route {
	/** Fastify pattern. */
	readonly pattern: string;
	/** Query keys that change the page; sorted they make the cache key. */
	readonly keys: readonly string[];
	/** Those of `keys` that a form may repeat: their values are joined by commas. */
	readonly lists?: readonly string[];
	/** Characters that one value may hold. Default 400. */
	readonly longest?: number;
	/** Kept in the cache of rendered pages: not for pages whose addresses are without number. */
	readonly kept: boolean;
	readonly handle: (context: PageContext) => Promise<Outcome> | Outcome;
}
