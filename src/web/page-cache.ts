import type { Rendition } from "./rendition.ts";

/**
 * Least-recently-used store of rendered pages, bounded in bytes. A page is a pure function of release and address, so
 * nothing ever expires; a new release simply stops asking for the old keys.
 */
export class PageCache {
	readonly #limit: number;
	readonly #pages = new Map<string, Rendition>();
	#bytes = 0;

	constructor(limitBytes: number) {
		this.#limit = limitBytes;
	}

	get(key: string): Rendition | undefined {
		const found = this.#pages.get(key);
		if (found) {
			this.#pages.delete(key);
			this.#pages.set(key, found);
		}
		return found;
	}

	set(key: string, rendered: Rendition): void {
		const previous = this.#pages.get(key);
		if (previous) {
			this.#pages.delete(key);
			this.#bytes -= previous.bytes;
		}
		if (rendered.bytes > this.#limit) return;
		this.#pages.set(key, rendered);
		this.#bytes += rendered.bytes;
		for (const [oldest, value] of this.#pages) {
			if (this.#bytes <= this.#limit) break;
			this.#pages.delete(oldest);
			this.#bytes -= value.bytes;
		}
	}

	get bytes(): number {
		return this.#bytes;
	}
}
