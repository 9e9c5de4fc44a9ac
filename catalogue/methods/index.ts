import { comparisonMethods } from "./comparison.ts";
import { figureMethods } from "./figures.ts";
import type { Method } from "./model.ts";
import { needsMethods } from "./needs.ts";
import { protectionMethods } from "./protection.ts";
import { publicationMethods } from "./publication.ts";

export { type Method, methodGroups } from "./model.ts";
export { methodsOf } from "./of-indicator.ts";

/** Every method that the observatory applies. */
export const methods: readonly Method[] = [
	...figureMethods,
	...protectionMethods,
	...comparisonMethods,
	...needsMethods,
	...publicationMethods,
];

export const methodById: ReadonlyMap<string, Method> = new Map(methods.map((method) => [method.id, method]));
