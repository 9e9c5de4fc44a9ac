import { describe, expect, it } from "vitest";
import { activitySections, employerSectorsOf, employerSectorsOfActivities } from "../nomenclatures/index.ts";
import { deploymentOf, deploymentStates, rolloutLabel, rolloutOf } from "./index.ts";

describe("the roll-out of the observatory by filière", () => {
	it("begins with agriculture, tried then validated by the Crefop, and plans all the others", () => {
		const deployment = deploymentOf("28");
		if (!deployment) throw new Error("no deployment");
		const [first, ...others] = deployment.rollouts;
		expect(first && rolloutLabel(first)).toBe("Agriculture");
		expect(first?.steps.map(({ state }) => state)).toEqual(deploymentStates.map(({ id }) => id));
		expect(first?.steps[0].period).toBe("2022-2023");
		expect(others.every(({ steps }) => steps.every(({ planned }) => planned))).toBe(true);
	});

	it("tells of every section of the NAF, each by one rollout", () => {
		const deployment = deploymentOf("28");
		if (!deployment) throw new Error("no deployment");
		const found = activitySections.map(({ code }) => rolloutOf(deployment, code));
		expect(found.filter((one) => one?.filiere === "agriculture")).toHaveLength(1);
		expect(found).not.toContain(undefined);
	});

	it("says nothing of a region that has not declared any", () => {
		expect(deploymentOf("53")).toBeUndefined();
	});
});

describe("sectors of employers", () => {
	it("stand under one section each", () => {
		const all = activitySections.flatMap(({ code }) => employerSectorsOf(code));
		expect(new Set(all).size).toBe(all.length);
		expect(all).toHaveLength(36);
		expect(employerSectorsOf("U")).toEqual([]);
		expect(employerSectorsOfActivities(["18.12Z", "18.13Z"])).toEqual([
			"Travail du bois, industries du papier et imprimerie",
		]);
		expect(employerSectorsOfActivities(["88.10A", "56.10A"])).toEqual([
			"Hébergement médico-social et social et action sociale sans hébergement",
			"Hébergement et restauration",
		]);
		// Coking and refining are a sector that the Portraits do not name.
		expect(employerSectorsOfActivities(["19.20Z", "99.00Z"])).toEqual([]);
	});
});
