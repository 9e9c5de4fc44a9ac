import { DefError } from "../platform/errors.ts";
import type { System } from "./system.ts";

/** What must stay printed tells this node, whatever else is hidden. */
export function impossible(system: System, node: number): DefError {
	return new DefError("secret-impossible", { quantity: system.members[node]?.[0]?.id ?? "" });
}
