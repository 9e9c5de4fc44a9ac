import type { Source } from "../../catalogue/model.ts";
import { counted, DefError } from "../platform/index.ts";

import type { Finding } from "./model.ts";

/** A file whose content may not be used. Carries every finding, so that the sender gets the whole list at once. */
export class BlockedFile extends DefError {
	readonly findings: readonly Finding[];

	constructor(source: Pick<Source, "title">, file: string, findings: readonly Finding[]) {
		const blocking = findings.filter((f) => f.severity === "blocking");
		const others = blocking.length - 1;
		const rest =
			others > 0 ? ` (et ${counted(others, "autre sorte de défaut", "autres sortes de défauts")})` : "";
		super("controle-bloquant", {
			file,
			source: source.title,
			count: blocking.length,
			first: `${blocking[0]?.message ?? ""}${rest}`,
		});
		this.findings = findings;
	}
}
