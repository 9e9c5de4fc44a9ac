import type { CodeRef, LevelId } from "../model.ts";
import { levels } from "./levels.ts";

/** Whether a code holds another of the same scheme, or is it: by the prefixes of which schemes are built; the total of an axis holds all. */
export function holds(wide: CodeRef, narrow: CodeRef): boolean {
	if (wide.level === "all") return true;
	let level: LevelId | undefined = narrow.level;
	let code = narrow.code;
	while (level !== undefined && level !== wide.level) {
		const { parentLevel, parentPrefix }: { parentLevel?: LevelId; parentPrefix?: number } = levels[level];
		code = parentPrefix === undefined ? code : code.slice(0, parentPrefix);
		level = parentPrefix === undefined ? undefined : parentLevel;
	}
	return level === wide.level && code === wide.code;
}
