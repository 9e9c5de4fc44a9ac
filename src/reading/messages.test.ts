import { expect, it } from "vitest";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { FigureCell } from "../figures/index.ts";
import { highestMessage } from "./messages.ts";

const cell: FigureCell = {
	territory: { type: "departement", code: "976", label: "Mayotte" },
	categories: {},
	period: "2024",
	value: 6243,
	status: "ok",
	permalink: "",
};

it("says that a place is the highest only beside others", () => {
	const projects = indicatorById.get("projets-recrutement");
	if (!projects) throw new Error("no such indicator");
	expect(highestMessage(projects, cell, 5)).toContain("Mayotte au plus haut, 6");
	expect(highestMessage(projects, cell, 1)).toMatch(/Mayotte, 6/);
});
