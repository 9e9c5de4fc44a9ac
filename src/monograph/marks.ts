import type { PrintedFigure, PrintedRemark } from "../collection/index.ts";

/** Notes of one section, called by number beside what they are about. */
export class Marks {
	readonly #notes: PrintedRemark[] = [];

	/** « (1) (2) »: calls of the remarks of a figure on one of its sides; empty when there is none. */
	on(figure: PrintedFigure | undefined, side: PrintedRemark["on"]): string {
		const own = figure?.remarks.filter(({ on }) => on === side) ?? [];
		const ranks = own.map((remark) => this.#rank(remark)).sort((a, b) => a - b);
		return [...new Set(ranks)].map((rank) => `(${rank})`).join(" ");
	}

	get notes(): readonly string[] {
		return this.#notes.map(({ text }, at) => `(${at + 1}) ${text}`);
	}

	get errors(): number {
		return this.#notes.filter(({ level }) => level === "error").length;
	}

	#rank(remark: PrintedRemark): number {
		const known = this.#notes.findIndex(({ text }) => text === remark.text);
		return known === -1 ? this.#notes.push(remark) : known + 1;
	}
}
