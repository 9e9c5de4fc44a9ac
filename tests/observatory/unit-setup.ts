import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProducts } from "./kept-products.ts";

/** What the builds of the unit tests make is made once for all of them. */
export default function setup(): () => void {
	return openProducts(mkdtempSync(join(tmpdir(), "produits-")));
}
