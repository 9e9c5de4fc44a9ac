import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import type { Person } from "../access/index.ts";
import { type CharterRule, type Clause, publicReader, type Reader, uses } from "./model.ts";
import { isFiner, readerOf, ruling, rulingOfDeposit } from "./rules.ts";
import { clauseText } from "./wording.ts";

const levels = territoryTypes.map(({ id }) => id);
const kinds = ["OPCO", "Région", "Service de l’État"];
const partners = ["opco", "arml"];

const clauseOf = (given: Partial<Clause> = {}): Clause => ({
	number: 3,
	source: "contrats",
	use: "diffusion",
	finest: "zone-emploi",
	recipients: ["public"],
	minUnits: 5,
	maxShare: 85,
	retentionMonths: 12,
	...given,
});

function ruleOf(given: Partial<CharterRule> = {}): CharterRule {
	const charter = { id: "1", title: "Contrats", version: 2 };
	const clause = given.clause ?? clauseOf();
	return {
		charter,
		organisation: { id: "opco", name: "OPCO d’essai" },
		clause,
		text: clauseText(charter, clause),
		from: "2025-12-31T23:00:00.000Z",
		until: "2027-12-31T23:00:00.000Z",
		...given,
	};
}

const instants = fc.integer({ min: 0, max: 40 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)));
const anyRule: fc.Arbitrary<CharterRule> = fc
	.record({
		source: fc.constantFrom("contrats", "parcours"),
		use: fc.constantFrom(...uses),
		finest: fc.constantFrom(...levels),
		recipients: fc.subarray(["public", "parties", ...kinds]),
		organisation: fc.constantFrom(...partners),
		from: instants,
		until: instants,
	})
	.map(({ organisation, from, until, ...clause }) =>
		ruleOf({
			clause: clauseOf(clause),
			organisation: { id: organisation, name: organisation },
			from: from.toISOString(),
			until: until.toISOString(),
		}),
	);
const anyReader: fc.Arbitrary<Reader> = fc.record({
	organisations: fc.array(
		fc.record({ id: fc.constantFrom(...partners, "autre"), kind: fc.constantFrom(...kinds) }),
		{
			maxLength: 2,
		},
	),
	operator: fc.boolean(),
});
const anyQuestion = fc.record({
	source: fc.constantFrom("contrats", "parcours", "inconnue"),
	level: fc.constantFrom(...levels),
	use: fc.constantFrom(...uses),
	reader: anyReader,
	at: instants,
});
const anyRules = fc.array(anyRule, { maxLength: 6 });

describe("a charter binds", () => {
	it("never before its first instant nor from its last one on", () => {
		fc.assert(
			fc.property(anyRules, anyQuestion, (rules, asked) => {
				const told = ruling(rules, asked);
				if (!told.allowed) return;
				expect(asked.at.getTime()).toBeGreaterThanOrEqual(Date.parse(told.rule.from));
				expect(asked.at.getTime()).toBeLessThan(Date.parse(told.rule.until));
			}),
		);
	});

	it("never shows finer than the clause that allows, for another source or another use", () => {
		fc.assert(
			fc.property(anyRules, anyQuestion, (rules, asked) => {
				const told = ruling(rules, asked);
				if (!told.allowed) return;
				expect(isFiner(asked.level, told.rule.clause.finest)).toBe(false);
				expect(told.rule.clause).toMatchObject({ source: asked.source, use: asked.use });
			}),
		);
	});

	it("never shows to a reader outside the recipients", () => {
		fc.assert(
			fc.property(anyRules, anyQuestion, (rules, asked) => {
				const told = ruling(rules, asked);
				if (!told.allowed) return;
				const { recipients } = told.rule.clause;
				const { reader } = asked;
				const known = [
					"public",
					...reader.organisations.map(({ kind }) => kind),
					...(reader.operator || reader.organisations.some(({ id }) => id === told.rule.organisation.id)
						? ["parties"]
						: []),
				];
				expect(recipients.some((recipient) => known.includes(recipient))).toBe(true);
			}),
		);
	});

	it("refuses only when no clause alone would allow, and always says why", () => {
		fc.assert(
			fc.property(anyRules, anyQuestion, (rules, asked) => {
				const told = ruling(rules, asked);
				expect(told.allowed).toBe(rules.some((rule) => ruling([rule], asked).allowed));
				if (!told.allowed) expect(told.reason).toMatch(/^[A-Z].+[.»]$/u);
			}),
		);
	});

	it("lets in a deposit only of the partner who signed, while the charter is in force", () => {
		fc.assert(
			fc.property(
				anyRules,
				anyQuestion,
				fc.constantFrom(...partners),
				(rules, { source, at }, organisation) => {
					const told = rulingOfDeposit(rules, { source, organisation, at });
					if (!told.allowed) return;
					expect(told.rule.organisation.id).toBe(organisation);
					expect(told.rule.clause.source).toBe(source);
					expect(
						Date.parse(told.rule.from) <= at.getTime() && at.getTime() < Date.parse(told.rule.until),
					).toBe(true);
				},
			),
		);
	});
});

describe("a refusal says which it is", () => {
	const asked = {
		source: "contrats",
		level: "zone-emploi",
		use: "diffusion",
		reader: publicReader,
		at: new Date("2026-11-25T12:00:00Z"),
	} as const;
	const why = (rules: readonly CharterRule[], more: Partial<Parameters<typeof ruling>[1]> = {}): string => {
		const told = ruling(rules, { ...asked, ...more });
		return told.allowed ? "permis" : told.reason;
	};
	const quoted =
		"« Charte “Contrats”, version 2, clause 3 : diffusion publique jusqu’à la zone d’emploi, pour tous, secret en dessous de 5 unités ou au-delà de 85 % pour un contributeur, conservation 12 mois après la fin de la charte. »";

	it.each([
		["no charter", () => why([]), "Aucune charte signée ne couvre ces données (« contrats »)."],
		[
			"not yet",
			() => why([ruleOf()], { at: new Date("2025-12-31T22:59:59Z") }),
			"La charte « Contrats » n’entre en vigueur que le 1ᵉʳ janvier 2026.",
		],
		[
			"ended at midnight",
			() => why([ruleOf()], { at: new Date("2027-12-31T23:00:00Z") }),
			"La charte « Contrats » a pris fin le 31 décembre 2027.",
		],
		[
			"ended early",
			() => why([ruleOf({ until: "2026-11-25T11:05:00Z" })]),
			"La charte « Contrats » a pris fin le 25 novembre 2026 à 12 h 05.",
		],
		[
			"finer",
			() => why([ruleOf()], { level: "commune" }),
			`La charte ne va pas jusqu’à ce niveau : la commune. ${quoted}`,
		],
		[
			"another use",
			() => why([ruleOf()], { use: "etude" }),
			"La charte « Contrats », version 2, ne prévoit pas cet usage : étude.",
		],
		[
			"outside the recipients",
			() => why([ruleOf({ clause: clauseOf({ recipients: ["parties", "OPCO"] }) })]),
			`Vous n’êtes pas parmi les destinataires prévus. ${quoted.replace("pour tous", "pour les parties et les organisations de catégorie OPCO")}`,
		],
	])("%s", (_name, told, expected) => {
		expect(told().replaceAll(/[\u00a0\u202f]/g, " ")).toBe(expected);
	});

	it("the closest refusal is told: a reader outside a clause that goes deep enough, rather than a coarser clause", () => {
		const coarse = ruleOf({ clause: clauseOf({ finest: "region" }) });
		const deep = ruleOf({ clause: clauseOf({ number: 4, recipients: ["parties"] }) });
		expect(why([coarse, deep])).toContain("clause 4");
	});
});

describe("levels", () => {
	it("no level is finer than itself, and one of two is always finer", () => {
		fc.assert(
			fc.property(fc.constantFrom(...levels), fc.constantFrom(...levels), (one, other) => {
				expect(isFiner(one, other) || isFiner(other, one)).toBe(one !== other);
			}),
		);
	});

	it("two zonings that overlap without nesting do not stand for each other", () => {
		expect(isFiner("bassin", "zone-emploi")).toBe(true);
		expect(isFiner("zone-emploi", "bassin")).toBe(true);
		expect(isFiner("departement", "zone-emploi")).toBe(false);
	});
});

it("a suspended person is nobody, and only the operator's people are a party everywhere", () => {
	const organisation = { id: "opco", name: "OPCO d’essai", kind: "OPCO" };
	const person: Person = {
		id: "1",
		email: "camille@exemple.fr",
		name: "Camille Essai",
		suspended: false,
		hasPassword: true,
		secondFactor: false,
		memberships: [
			{ id: "1", role: "partenaire", organisation, perimeter: { kind: "organisation", value: "" } },
			{ id: "2", role: "contributeur", organisation, perimeter: { kind: "organisation", value: "" } },
		],
	};
	expect(readerOf(person)).toEqual({ organisations: [{ id: "opco", kind: "OPCO" }], operator: false });
	expect(readerOf({ ...person, suspended: true })).toEqual(publicReader);
	expect(readerOf(undefined)).toEqual(publicReader);
	const manager = {
		id: "3",
		role: "charge-etudes",
		organisation,
		perimeter: { kind: "tout", value: "" },
	} as const;
	expect(readerOf({ ...person, memberships: [manager] }).operator).toBe(true);
});
