import type { Indicator } from "../../catalogue/model.ts";
import { type Method, methodById, methodsOf } from "./declared.ts";

export const methodPath = (id: string): string => `/methodes/${id}`;

/** Pages that say how a figure is made, the most particular first. */
export function methodPagesOf(indicator: Indicator): readonly Method[] {
	return methodsOf(indicator).flatMap((id) => methodById.get(id) ?? []);
}
