import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readyRecords } from "../../src/platform/records/ready.ts";
import { openProducts } from "./kept-products.ts";

/** What the builds of the unit tests make is made once for all of them, and so is an empty database. */
export default async function setup(): Promise<() => void> {
	const closings = [openProducts(mkdtempSync(join(tmpdir(), "produits-"))), await readyRecords()];
	return () => {
		for (const close of closings) close();
	};
}
