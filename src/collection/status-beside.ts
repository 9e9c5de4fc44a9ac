import type { InnerStatus, Source } from "../../catalogue/model.ts";
import { foldHeader } from "./fold.ts";

/** Statuses that go with a value instead of replacing it. */
const besideValue: ReadonlySet<InnerStatus> = new Set(["P", "E", "R"]);

/** What a sign set beside a value says of it, « p » of « 7,2 (p) », when the producer's signs are known to hold it. */
export function statusBeside(statuses: Source["statuses"], sign: string): InnerStatus | undefined {
	const wanted = foldHeader(sign);
	const [, status] = Object.entries(statuses).find(([token]) => foldHeader(token) === wanted) ?? [];
	return status !== undefined && besideValue.has(status) ? status : undefined;
}

/** It cannot stand where a value is expected. */
export function standsBeside(status: InnerStatus): boolean {
	return besideValue.has(status);
}
