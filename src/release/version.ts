import type { ChangeSummary } from "./changes.ts";

/**
 * Number of a publication from what changed since the one before: a cell that is gone breaks who relied on it (major), a new
 * one breaks nobody (minor), another value or another text is a correction (patch). The first is 1.0.0.
 */
export function versionAfter(previous: string | undefined, changes: ChangeSummary): string {
	const [major = 0, minor = 0, patch = 0] = (previous ?? "0.0.0").split(".").map(Number);
	if (previous === undefined) return "1.0.0";
	if (changes.removed > 0) return `${major + 1}.0.0`;
	if (changes.added > 0) return `${major}.${minor + 1}.0`;
	return `${major}.${minor}.${patch + 1}`;
}
