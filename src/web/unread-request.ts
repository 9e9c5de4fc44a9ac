import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyServerOptions } from "fastify";
import { securityHeaders } from "./headers.ts";
import type { Page } from "./page.ts";
import { badRequestPage, tooLongPage } from "./pages/errors.tsx";

/** Room for an address that names the communes of a whole département. */
export const longestHead = 64 * 1024;

const overflow = "HPE_HEADER_OVERFLOW";

/** Answers what cannot even be read as a request (an address too long, a broken one) as a page, where Node would send a bare line. */
export function answerUnread(
	html: (page: Page) => string,
): NonNullable<FastifyServerOptions["clientErrorHandler"]> {
	return (error, socket: Socket) => {
		if (error.code !== "ECONNRESET" && socket.writable) {
			const page = error.code === overflow ? tooLongPage() : badRequestPage();
			const body = html(page);
			const head = [
				`HTTP/1.1 ${page.status} ${STATUS_CODES[page.status] ?? ""}`,
				...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
				"content-type: text/html; charset=utf-8",
				`content-length: ${Buffer.byteLength(body)}`,
				"connection: close",
			];
			socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
		}
		socket.destroySoon();
	};
}
