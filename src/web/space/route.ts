import type { Readable } from "node:stream";
import type { Region } from "../../../catalogue/model.ts";
import type { Access, Action, Origin, Person, Provider, Visitor } from "../../access/index.ts";
import type { Connection } from "../../connectors/index.ts";
import type { Desk, Uploads } from "../../deliveries/index.ts";
import type { Figures } from "../../figures/model.ts";
import type { DefError } from "../../platform/errors.ts";
import type { Diffusions } from "../../publication/index.ts";
import type { Studies } from "../../studies/index.ts";
import type { Page } from "../page.ts";
import type { ReceivedFile } from "./upload.ts";

/** What a page behind the sign-in may read. */
export interface SpaceContext {
	readonly access: Access;
	readonly provider: Provider | undefined;
	/** The import desk. */
	readonly desk: Desk;
	readonly uploads: Uploads;
	/** What leads outside; absent where nothing may be fetched on demand. */
	readonly connection: Connection | undefined;
	readonly region: Region;
	/** The release being served, as the public sees it: `for` gives what this person may read. */
	readonly figures: () => Figures;
	readonly diffusions: Diffusions;
	/** Studies that were published. */
	readonly studies: Studies;
	/** A public page as anybody reads it, by its address; undefined when there is none. */
	readonly publicPage: (address: string) => Promise<{ readonly html: string } | undefined>;
	/** Opens a release that is not published, for who may read it before everybody. */
	readonly openCandidate: (release: string) => Promise<Figures>;
	readonly params: Readonly<Record<string, string>>;
	readonly query: Readonly<Record<string, string>>;
	/** Fields of the form that was sent. */
	readonly form: Readonly<Record<string, string>>;
	readonly address: string;
	readonly cookies: Readonly<Record<string, string | undefined>>;
	readonly visitor: Visitor | undefined;
	readonly origin: Origin;
	/** File sent with the form of a route that declares `upload`; read it with `receivedFile`. */
	readonly file?: ReceivedFile | undefined;
	readonly fileFault?: DefError | undefined;
}

/** Context of an action that needs somebody: the door has checked. */
export interface SignedInContext extends SpaceContext {
	readonly visitor: Visitor;
	readonly person: Person;
}

/** `session`: token of a new session; null ends the one there is. */
export interface GoTo {
	readonly kind: "go-to";
	readonly to: string;
	readonly session?: string | null;
	/** State of a sign-in elsewhere, for the way back. */
	readonly state?: string;
}

export interface Download {
	readonly kind: "download";
	/** As the person will find it; any text. */
	readonly name: string;
	readonly type: string;
	readonly body: string | Buffer | Readable;
}

/** For a script of ours that asks. */
export interface Data {
	readonly kind: "data";
	readonly status?: number;
	readonly value: object;
}

export type SpaceAnswer = Page | GoTo | Download | Data;

export function goTo(to: string, more: Pick<GoTo, "session" | "state"> = {}): GoTo {
	return { kind: "go-to", to, ...more };
}

interface Common {
	readonly method: "GET" | "POST";
	readonly pattern: string;
	/** Bytes of the largest form, when it is larger than that of the other pages. */
	readonly bodyLimit?: number;
	/** The form (multipart) may carry one file. */
	readonly upload?: { readonly maxBytes: number };
	/** Fields that hold more than a line: name → most characters. Any other is cut at 400. */
	readonly longFields?: Readonly<Record<string, number>>;
}

/** An open action may still know its visitor; any other is handed one. */
export type SpaceRoute = Common &
	(
		| { readonly action: "session.open"; readonly handle: (context: SpaceContext) => Promise<SpaceAnswer> }
		| {
				readonly action: Exclude<Action, "session.open" | "pages.read">;
				readonly handle: (context: SignedInContext) => Promise<SpaceAnswer>;
		  }
	);
