import { DefError } from "../../platform/errors.ts";

export function refused(why: string, cause?: unknown): DefError {
	return new DefError("modele-refuse", { why }, cause);
}
