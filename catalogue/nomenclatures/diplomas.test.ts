import { describe, expect, it } from "vitest";
import { diplomaOf } from "./diplomas.ts";

describe("the kind of diploma of a code formation-diplôme", () => {
	it("is read from its first signs, with its level on the scale of 2019", () => {
		expect(diplomaOf("50022139")).toMatchObject({ id: "500", label: "CAP", level: 3 });
		expect(diplomaOf("40034304")).toMatchObject({ label: "Baccalauréat professionnel", level: 4 });
		expect(diplomaOf("32031212")).toMatchObject({ label: "BTS", level: 5 });
		expect(diplomaOf("56T22702")).toMatchObject({ label: "Titre professionnel", level: 3 });
	});

	it("says only the level of what has no name, whoever delivers it, and nothing that the code does not tell", () => {
		expect(diplomaOf("36X25001")).toEqual(diplomaOf("36C31401"));
		expect(diplomaOf("36X25001")).toMatchObject({ label: "Autre certification de niveau 5", level: 5 });
		expect(diplomaOf("01022001").level).toBeUndefined();
	});
});
