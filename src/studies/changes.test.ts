import { expect, it } from "vitest";
import type { PrintedDocument, Section } from "../kits/index.ts";
import { changesSection } from "./changes.ts";

const cell = (value?: number) =>
	value === undefined ? { text: "s", spoken: "secret statistique" } : { text: `${value} %`, value };

function figure(n: number, indicator: string, values: Readonly<Record<string, number | undefined>>): Section {
	return {
		id: `bloc-${n}`,
		title: `Message ${indicator}`,
		subtitle: `Figure ${n}. ${indicator}`,
		table: {
			caption: indicator,
			columns: [
				{ header: "Territoire", number: false },
				{ header: "Taux", number: true },
			],
			rows: Object.entries(values).map(([header, value]) => ({ header, cells: [cell(value)] })),
		},
		notes: [],
		definitions: [{ label: indicator, lines: [] }],
	};
}

function edition(...sections: readonly Section[]): PrintedDocument {
	return {
		title: "Étude",
		subtitle: "Caen",
		brand: { site: "Site", operator: "Essai" },
		date: "2026-01-01",
		facts: [],
		sample: true,
		address: "",
		summary: [],
		parts: [{ sections }],
		sources: [],
		signs: [],
		glossary: [],
		layout: "article",
	};
}

it("compares the values of the same figure wherever it stands, and tells none that is hidden on one side", () => {
	const before = edition(
		figure(1, "Chômage", { Caen: 7, Lisieux: 8, Vire: 12 }),
		figure(2, "Disparu", { Caen: 1 }),
	);
	const now = [
		figure(1, "Nouveau", { Caen: 3 }),
		figure(2, "Chômage", { Caen: 6, Lisieux: 8, Vire: undefined, Falaise: 5 }),
	];
	const section = changesSection(before, now);
	expect(section?.table?.rows.map(({ header, cells }) => [header, ...cells.map(({ text }) => text)])).toEqual(
		[["Figure 2", "Caen", "Taux", "7 %", "6 %"]],
	);
	expect(section?.notes.join(" ")).toContain("Figure 1");
	expect(section?.notes.join(" ")).toContain("Message Disparu");
	expect(JSON.stringify(section)).not.toContain("12");
});

it("nothing is compared when no figure is the same, and the comparison of an edition is no figure of the next", () => {
	const first = edition(figure(1, "Chômage", { Caen: 7 }));
	expect(changesSection(first, [figure(1, "Autre", { Caen: 7 })])).toBeUndefined();
	const compared = changesSection(first, [figure(1, "Chômage", { Caen: 6 })]);
	if (!compared) throw new Error("no comparison");
	const second = edition(figure(1, "Chômage", { Caen: 6 }), compared);
	const third = changesSection(second, [figure(1, "Chômage", { Caen: 6 })]);
	expect(third?.table).toBeUndefined();
	expect(third?.notes.join(" ")).not.toContain("N'est plus");
});
