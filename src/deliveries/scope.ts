import { type Action, type Membership, may, type Person, type Role } from "../access/index.ts";
import { DefError } from "../platform/errors.ts";

/** What a delivery is, for the rights. */
export interface Target {
	readonly source: string;
	readonly organisation: string;
}

/** Deliveries of an organisation, of a source, or of both. */
type Area = Partial<Target>;

/** A partner's right on a source is on what their own organisation sends of it, never on what others send. */
const partners: readonly Role[] = ["partenaire", "contributeur"];

/** Where a person may do something at the desk: everywhere, or in some areas. One place for the list and for each delivery. */
export function areasOf(person: Person | undefined, action: Action): "everywhere" | readonly Area[] {
	if (!person || person.suspended) return [];
	const areas: Area[] = [];
	for (const membership of person.memberships) {
		const alone: Person = { ...person, memberships: [membership] };
		if (may(alone, action)) return "everywhere";
		const area = areaOf(membership);
		// To decide is the operator's: nobody accepts what their own organisation sent because they administer it.
		if (action === "deliveries.decide" && membership.perimeter.kind === "organisation") continue;
		if (area && may(alone, action, area)) areas.push(area);
	}
	return areas;
}

function areaOf({ role, organisation, perimeter }: Membership): Area | undefined {
	if (perimeter.kind === "organisation") return { organisation: organisation.id };
	if (perimeter.kind !== "source") return undefined;
	return {
		source: perimeter.value,
		...(partners.includes(role) ? { organisation: organisation.id } : {}),
	};
}

export function mayOn(person: Person | undefined, action: Action, target: Target): boolean {
	const areas = areasOf(person, action);
	return (
		areas === "everywhere" ||
		areas.some(
			({ source = target.source, organisation = target.organisation }) =>
				source === target.source && organisation === target.organisation,
		)
	);
}

/** Throws `acces-refuse`. */
export function demandOn(person: Person | undefined, action: Action, target: Target): void {
	if (!mayOn(person, action, target)) throw new DefError("acces-refuse");
}
