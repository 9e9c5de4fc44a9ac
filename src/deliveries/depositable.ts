import type { Source } from "../../catalogue/model.ts";
import { everyOrganisation, type Organisation, type Person } from "../access/index.ts";
import { rulingOfDeposit } from "../charters/index.ts";
import { collects, rulesFor } from "./basis.ts";
import type { Desk } from "./desk.ts";
import { mayOn } from "./scope.ts";

/** A data set that a person may hand over now, for which organisations, and why these data may be here. */
export interface Depositable {
	readonly source: Source;
	readonly organisations: readonly Organisation[];
	/** « Charte OPCO EP, version 2, clause 1 », « Licence Ouverte 2.0 ». */
	readonly basis: string;
}

/** What the form of deposit offers, and the data sets that no charter opens today, with the reason. */
export interface DepositChoice {
	readonly open: readonly Depositable[];
	readonly closed: readonly { readonly source: Source; readonly reason: string }[];
}

/** What the person may deposit. The deposit itself asks again: a charter may end meanwhile. */
export async function depositable(desk: Desk, person: Person): Promise<DepositChoice> {
	const { access } = desk;
	const organisations = await everyOrganisation(access);
	const rules = await rulesFor(desk, access.records.query);
	const at = access.now();
	const open: Depositable[] = [];
	const closed: { source: Source; reason: string }[] = [];
	for (const source of desk.sources) {
		const mine = organisations.filter(({ id }) =>
			mayOn(person, "deliveries.deposit", { source: source.id, organisation: id }),
		);
		if (mine.length === 0) continue;
		if (source.sharing !== "charter") {
			if (person.memberships.some((membership) => collects(membership, source.id)))
				open.push({ source, organisations: mine, basis: source.licence });
			continue;
		}
		const rulings = mine.map((organisation) => ({
			organisation,
			ruling: rulingOfDeposit(rules, { source: source.id, organisation: organisation.id, at }),
		}));
		let refusal = "";
		let allowed = false;
		for (const { organisation, ruling } of rulings) {
			if (!ruling.allowed) {
				refusal ||= ruling.reason;
				continue;
			}
			allowed = true;
			const { charter, clause } = ruling.rule;
			open.push({
				source,
				organisations: [organisation],
				basis: `${charter.title}, version ${charter.version}, clause ${clause.number}`,
			});
		}
		if (!allowed) closed.push({ source, reason: refusal });
	}
	return { open, closed };
}
