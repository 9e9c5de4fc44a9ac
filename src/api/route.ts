import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Action, KeyHolder, KeyScope, Origin } from "../access/index.ts";
import type { Desk, Uploads } from "../deliveries/index.ts";

/** What a handler reads. The key and its scope have been checked; the data itself is asked about by the rooms. */
export interface Call {
	readonly desk: Desk;
	readonly uploads: Uploads;
	readonly holder: KeyHolder;
	readonly origin: Origin;
	readonly request: FastifyRequest;
	readonly reply: FastifyReply;
	readonly params: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: object | string;
}

/** A route as it is served and described. */
export interface ApiRoute {
	readonly method: "GET" | "POST" | "HEAD" | "PATCH" | "DELETE" | "OPTIONS";
	/** Below `/api/v1`; `:name` for a parameter. */
	readonly path: string;
	readonly action: Action;
	readonly scope: KeyScope;
	readonly summary: string;
	readonly query?: z.ZodObject;
	/** The body is a file: raw, or in a form. */
	readonly file?: boolean;
	readonly answers: Readonly<
		Record<number, { readonly text: string; readonly shape?: z.ZodType; readonly type?: string }>
	>;
	readonly handle: (call: Call) => Promise<ApiAnswer>;
}
