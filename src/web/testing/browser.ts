import type { FastifyInstance, HTTPMethods, LightMyRequestResponse } from "fastify";

/** Keeps cookies and form tokens as a browser without script does. */
export class Browser {
	readonly cookies = new Map<string, string>();
	readonly #server: FastifyInstance;

	constructor(server: FastifyInstance) {
		this.#server = server;
	}

	#headers(): Record<string, string> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		return { host: "localhost", "user-agent": "essai", ...(cookie ? { cookie } : {}) };
	}

	#keep(answer: LightMyRequestResponse): LightMyRequestResponse {
		for (const { name, value } of answer.cookies) {
			if (value === "") this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		return answer;
	}

	async get(url: string): Promise<LightMyRequestResponse> {
		return this.#keep(await this.#server.inject({ url, headers: this.#headers() }));
	}

	async post(
		url: string,
		fields: Readonly<Record<string, string>>,
		headers: Readonly<Record<string, string>> = { origin: "http://localhost" },
	): Promise<LightMyRequestResponse> {
		return this.#keep(
			await this.#server.inject({
				method: "POST",
				url,
				headers: { ...this.#headers(), "content-type": "application/x-www-form-urlencoded", ...headers },
				payload: new URLSearchParams(fields).toString(),
			}),
		);
	}

	/** Any other method, as a script of a page sends it. */
	async send(
		method: string,
		url: string,
		headers: Readonly<Record<string, string>> = {},
		payload?: string | Buffer,
	): Promise<LightMyRequestResponse> {
		return this.#keep(
			await this.#server.inject({
				method: method as HTTPMethods,
				url,
				headers: { ...this.#headers(), ...headers },
				...(payload === undefined ? {} : { payload }),
			}),
		);
	}

	/** Sends a multipart form: the fields, then the file. */
	async upload(
		url: string,
		fields: Readonly<Record<string, string>>,
		file: {
			readonly field: string;
			readonly name: string;
			readonly content: string | Uint8Array<ArrayBuffer>;
		},
	): Promise<LightMyRequestResponse> {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		form.set(file.field, new File([file.content], file.name));
		const sent = new Response(form);
		return this.#keep(
			await this.#server.inject({
				method: "POST",
				url,
				headers: {
					...this.#headers(),
					"content-type": sent.headers.get("content-type") ?? "",
					origin: "http://localhost",
				},
				payload: Buffer.from(await sent.arrayBuffer()),
			}),
		);
	}

	/** Token of the forms of a page. */
	async token(page: string): Promise<string> {
		const [, csrf = ""] = /name="csrf" value="([^"]+)"/.exec((await this.get(page)).body) ?? [];
		return csrf;
	}

	/** Sends a form of this page with the token that the page holds. */
	async submit(
		page: string,
		url: string,
		fields: Readonly<Record<string, string>> = {},
	): Promise<LightMyRequestResponse> {
		return await this.post(url, { ...fields, csrf: await this.token(page) });
	}
}
