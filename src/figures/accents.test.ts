import { describe, expect, it } from "vitest";
import { accentsFrom } from "./accents.ts";

const read = accentsFrom([
	"Métiers de la santé",
	"Réalisation de systèmes",
	"Des électriciens",
	"Electriciens",
	"à l’étroit, à côté",
]);

describe("labels printed in capitals", () => {
	it("are read with the accents of words met elsewhere, brackets and acronyms left", () => {
		expect(read("REALISATION DE SYSTEMES (BTS)")).toBe("Réalisation de systèmes (BTS)");
		expect(read("METIERS DE LA PME (MC NIVEAU IV)")).toBe("Métiers de la PME (MC NIVEAU IV)");
		expect(read("SOUDURE")).toBe("Soudure");
		expect(read("ELECTRICIEN")).toBe("Électricien");
	});

	it("take the form met most often, and a label in small letters is left but for its first", () => {
		expect(read("A COTE")).toBe("À côté");
		expect(read("metiers de la sante")).toBe("Metiers de la sante");
		expect(read("metiers de la sante", true)).toBe("Métiers de la santé");
	});
});
