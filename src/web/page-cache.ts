import type { Rendition } from "./rendition.ts";

/**
 * Least-recently-used store of rendered pages, bounded in bytes. A page is a pure function of release and address, so
 * nothing ever expires; a new release simply stops asking for the old keys.
 */
export class PageCache {
	readonly #limit: number;
	readonly #pages = new Map<string, { readonly page: Rendition; counted: number }>();
	#bytes = 0;

	constructor(limitBytes: number) {
		this.#limit = limitBytes;
	}

	get(key: string): Rendition | undefined {
		const found = this.#pages.get(key);
		if (!found) return undefined;
		this.#pages.delete(key);
		this.#pages.set(key, found);
		return found.page;
	}

	set(key: string, page: Rendition): void {
		this.#drop(key);
		if (page.weight > this.#limit) return;
		this.#pages.set(key, { page, counted: page.weight });
		this.#bytes += page.weight;
		if (this.#bytes <= this.#limit) return;
		this.#weighAgain();
		for (const oldest of this.#pages.keys()) {
			if (this.#bytes <= this.#limit) break;
			this.#drop(oldest);
		}
	}

	get bytes(): number {
		return this.#bytes;
	}

	/** A page weighs less once it was compressed, and more in two codings. */
	#weighAgain(): void {
		this.#bytes = 0;
		for (const one of this.#pages.values()) {
			one.counted = one.page.weight;
			this.#bytes += one.counted;
		}
	}

	#drop(key: string): void {
		this.#bytes -= this.#pages.get(key)?.counted ?? 0;
		this.#pages.delete(key);
	}
}
