import type { TerritoryType } from "../../catalogue/model.ts";
import { territoryKind } from "../../catalogue/nomenclatures/index.ts";
import type { Person, Role } from "../access/index.ts";
import type { CharterRule, Reader, Ruling, Use } from "./model.ts";
import { endText, levelName, startText, useLabels } from "./wording.ts";

/**
 * Does showing `level` say more than showing `than`? Two zonings of the same depth (employment zone, bassin…) overlap without
 * nesting: crossing them gives pieces smaller than either, so each is finer than the other.
 */
export function isFiner(level: TerritoryType, than: TerritoryType): boolean {
	const [one, other] = [territoryKind(level).depth, territoryKind(than).depth];
	return level !== than && one >= other;
}

/** Roles of the operator's own people, when held over the whole observatory. */
const operating: readonly Role[] = ["charge-etudes", "responsable-publication", "administrateur"];

/** Who this person is for the charters. Suspended or unknown: nobody. */
export function readerOf(person: Person | undefined): Reader {
	if (!person || person.suspended) return { organisations: [], operator: false };
	const organisations = new Map(
		person.memberships.map(({ organisation: { id, kind } }) => [id, { id, kind }] as const),
	);
	const operator = person.memberships.some(
		({ role, perimeter }) => perimeter.kind === "tout" && operating.includes(role),
	);
	return { organisations: [...organisations.values()], operator };
}

/** From the first instant included to the second excluded. Unreadable dates hold at no time. */
function inForce(rule: CharterRule, at: Date): boolean {
	return Date.parse(rule.from) <= at.getTime() && at.getTime() < Date.parse(rule.until);
}

function reaches(rule: CharterRule, reader: Reader): boolean {
	return rule.clause.recipients.some((recipient) => {
		if (recipient === "public") return true;
		if (recipient === "parties")
			return reader.operator || reader.organisations.some(({ id }) => id === rule.organisation.id);
		return reader.organisations.some(({ kind }) => kind === recipient);
	});
}

/** Why no rule of these is in force: the next to start or, failing that, the last to have ended. */
function outOfTime(rules: readonly CharterRule[], at: Date): string {
	const past = rules.filter((rule) => Date.parse(rule.until) <= at.getTime());
	const last = past.toSorted((a, b) => Date.parse(b.until) - Date.parse(a.until))[0];
	const coming = rules.filter((rule) => Date.parse(rule.from) > at.getTime());
	const next = coming.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))[0];
	const told = [
		...(last ? [`La charte « ${last.charter.title} » a pris fin ${endText(last.until)}.`] : []),
		...(next ? [`La charte « ${next.charter.title} » n’entre en vigueur que ${startText(next.from)}.`] : []),
	];
	return told.join(" ") || "Les dates de la charte sont illisibles.";
}

/**
 * May a figure of this source be shown at this level, for this use, to this reader, at this instant? Of several clauses that
 * apply the first that allows wins; when none does, the refusal told is the one that came closest to a yes.
 */
export function ruling(
	rules: readonly CharterRule[],
	asked: {
		readonly source: string;
		readonly level: TerritoryType;
		readonly use: Use;
		readonly reader: Reader;
		readonly at: Date;
	},
): Ruling {
	const ofSource = rules.filter((rule) => rule.clause.source === asked.source);
	if (ofSource.length === 0)
		return refused(`Aucune charte signée ne couvre ces données (« ${asked.source} »).`);
	const current = ofSource.filter((rule) => inForce(rule, asked.at));
	if (current.length === 0) return refused(outOfTime(ofSource, asked.at));
	const ofUse = current.filter((rule) => rule.clause.use === asked.use);
	if (ofUse.length === 0) {
		const titles = [
			...new Set(current.map(({ charter }) => `« ${charter.title} », version ${charter.version}`)),
		];
		return refused(`La charte ${titles.join(", ")}, ne prévoit pas cet usage : ${useLabels[asked.use]}.`);
	}
	const coarseEnough = ofUse.filter((rule) => !isFiner(asked.level, rule.clause.finest));
	const allowing = coarseEnough.find((rule) => reaches(rule, asked.reader));
	if (allowing) return { allowed: true, rule: allowing };
	const [unread] = coarseEnough;
	if (unread) return refused(`Vous n’êtes pas parmi les destinataires prévus. « ${unread.text} »`);
	const [finest] = ofUse.toSorted(
		(a, b) => territoryKind(b.clause.finest).depth - territoryKind(a.clause.finest).depth,
	);
	return refused(
		`La charte ne va pas jusqu’à ce niveau : ${levelName(asked.level)}. « ${finest?.text ?? ""} »`,
	);
}

/** May this organisation hand over this source now? Any clause of a charter that it signed and that is in force will do. */
export function rulingOfDeposit(
	rules: readonly CharterRule[],
	asked: { readonly source: string; readonly organisation: string; readonly at: Date },
): Ruling {
	const ofSource = rules.filter((rule) => rule.clause.source === asked.source);
	const own = ofSource.filter((rule) => rule.organisation.id === asked.organisation);
	if (own.length === 0)
		return refused(
			`Aucune charte signée par cette organisation ne couvre ces données (« ${asked.source} »).`,
		);
	const allowing = own.find((rule) => inForce(rule, asked.at));
	return allowing ? { allowed: true, rule: allowing } : refused(outOfTime(own, asked.at));
}

function refused(reason: string): Ruling {
	return { allowed: false, reason };
}
