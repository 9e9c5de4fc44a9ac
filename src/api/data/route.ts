import type { z } from "zod";
import type { ExportFile, FormId } from "../../exports/index.ts";
import type { Figures, Reading, Shelf } from "../../figures/index.ts";
import type { Flaw } from "../problem.ts";

/** What a handler reads: one release, seen by whoever asks, and a request that fits its shapes. */
export interface DataCall<Query = unknown, Body = unknown> {
	readonly shelf: Shelf;
	readonly reading: Reading;
	/** The release as whoever asks may see data of these sources: the public, or a key for its use. */
	readonly view: (sources: readonly string[]) => Figures;
	readonly params: Readonly<Record<string, string>>;
	readonly query: Query;
	readonly body: Body;
	/** Form chosen by the parameter, the extension or the `Accept` header. */
	readonly form: FormId;
	/** Public address of the site, without a final slash. */
	readonly site: string;
}

/** A request that fits in part: what did not fit is left out. */
export interface PartialCall<Query, Body> {
	readonly reading: Reading;
	readonly params: Readonly<Record<string, string>>;
	readonly query: Partial<Query>;
	readonly body: Partial<Body>;
}

export interface DataAnswer {
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: object | ExportFile;
}

/** A request that must be refused, and how: a promise of the description that a test holds. */
export interface ErrorCase {
	readonly status: number;
	readonly code: string;
	/** Below `/api/v1`. */
	readonly path: string;
	readonly body?: unknown;
	/** Sent as it is, instead of `body`. */
	readonly text?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Declared<Query extends z.ZodObject, Body extends z.ZodObject> {
	readonly method: "GET" | "POST";
	/** Below `/api/v1`; `:name` for a parameter. */
	readonly path: string;
	readonly tag: string;
	readonly summary: string;
	readonly description?: string;
	/** Meaning of each parameter of the path. */
	readonly params?: Readonly<Record<string, string>>;
	readonly query: Query;
	readonly body?: Body;
	readonly answer: z.ZodType;
	/** Also given as files, by `?format=`, an extension or `Accept`. */
	readonly files?: boolean;
	/** The answer also depends on which other releases are published. */
	readonly acrossReleases?: boolean;
	/** A request that works on any release, for the description: a test sends it. */
	readonly example: { readonly path: string; readonly body?: unknown };
	readonly errors: readonly ErrorCase[];
	/** What is wrong with it beyond its shape. Told with the rest when the shape is wrong too. */
	readonly check?: (call: PartialCall<z.output<Query>, z.output<Body>>) => readonly Flaw[];
	readonly handle: (call: DataCall<z.output<Query>, z.output<Body>>) => Promise<DataAnswer>;
}

/** A route as it is served and described, whatever its query is. */
export interface DataRoute extends Omit<Declared<z.ZodObject, z.ZodObject>, "check" | "handle"> {
	readonly check: (call: PartialCall<unknown, unknown>) => readonly Flaw[];
	readonly handle: (call: DataCall) => Promise<DataAnswer>;
}

/** The door has read the query and the body by the very shapes that are declared here. */
export function dataRoute<Query extends z.ZodObject, Body extends z.ZodObject>(
	declared: Declared<Query, Body>,
): DataRoute {
	const { check, handle, ...rest } = declared;
	return {
		...rest,
		check: (call) => check?.(call as PartialCall<z.output<Query>, z.output<Body>>) ?? [],
		handle: async (call) => await handle(call as DataCall<z.output<Query>, z.output<Body>>),
	};
}
