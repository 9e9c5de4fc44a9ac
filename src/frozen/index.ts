export { codeOf, type FrozenRequest, isCode } from "./code.ts";
export {
	type FrozenCard,
	type FrozenSource,
	forgetFrozen,
	freeze,
	readCard,
	readFrozen,
	sweepFrozen,
} from "./store.ts";
