import type { Finding } from "./model.ts";

/**
 * Rules whose blocking defects lie in rows that can be told from the others: a code, a number, a duplicate, a bound. Those
 * rows may be set aside. Every other blocking defect is that of the file itself (columns, encoding, size, personal data,
 * licence): what it would hold without them is not what the partner sent.
 */
const rowRules: ReadonlySet<string> = new Set(["C-03", "C-05", "C-10", "C-11", "C-13", "C-15"]);

/** Can this blocking defect never be set aside? */
export function wholeFileDefect({ rule }: Pick<Finding, "rule">): boolean {
	return !rowRules.has(rule);
}
