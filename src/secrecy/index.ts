export type * from "./model.ts";
export {
	type Facts,
	type Protection,
	type ProtectionWay,
	primaryOf,
	protectionOf,
	type Secrecy,
	strictest,
} from "./primary.ts";
