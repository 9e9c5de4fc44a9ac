import { expect, test } from "vitest";
import { schoolYear } from "./school-year.ts";

test("l'année d'un cursus scolaire se lit en mots ; ce qui n'est pas codé ainsi reste tel quel", () => {
	expect(schoolYear("2cap2 maçon")).toBe("Maçon (CAP, 2ᵉ année sur 2)");
	expect(schoolYear("1CAP2 métier du pressing")).toBe("Métier du pressing (CAP, 1ʳᵉ année sur 2)");
	expect(schoolYear("1bts1 chimiste")).toBe("Chimiste (BTS en 1 an)");
	for (const other of ["Cap cuisine 2e année", "BPA5 ouvrier viticole", "3CAP2 erreur", "2cap2"])
		expect(schoolYear(other)).toBe(other);
});
