import { cpus, totalmem } from "node:os";

/** A figure without its machine means nothing. */
export function describeMachine(): readonly string[] {
	const models = [...new Set(cpus().map((cpu) => cpu.model.trim()))].join(", ");
	return [
		`Machine      ${cpus().length} processeur(s) ${models}, ${Math.round(totalmem() / 2 ** 30)} Gio de mémoire`,
		`Node         ${process.version}, ${process.platform}-${process.arch}`,
	];
}
