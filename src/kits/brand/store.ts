import type { Access, Person } from "../../access/index.ts";
import { demand, record } from "../../access/index.ts";
import { DefError } from "../../platform/index.ts";
import type { Query } from "../../platform/records/records.ts";
import type { KitSources } from "../compose/compose.ts";
import type { HouseStyle } from "../document.ts";
import type { Doer } from "../store.ts";

/** The style of the kits of an organisation. */
export interface KeptStyle {
	readonly organisation: string;
	readonly style: HouseStyle;
	/** Name of the file it was read from. */
	readonly file: string;
	readonly by: string;
	readonly changed: Date;
}

/** Undefined: the kits of this organisation look like those of the site. */
export async function styleOf(query: Query, organisation: string | null): Promise<KeptStyle | undefined> {
	const [row] = await query<KeptStyle>(
		`select o.name as organisation, s.style, s.file, p.name as by, s.changed_at as changed
		from kit_style s join organisation o on o.id = s.organisation_id join person p on p.id = s.changed_by
		where s.organisation_id = $1`,
		[organisation],
	);
	return row;
}

/** The same, for who composes. */
export async function lookOf(query: Query, organisation: string | null): Promise<Pick<KitSources, "house">> {
	const kept = await styleOf(query, organisation);
	return kept ? { house: { name: kept.organisation, ...kept.style } } : {};
}

/** The organisation whose kits a person makes. Throws `acces-refuse`. */
export function styledBy(person: Person): { readonly id: string; readonly name: string } {
	const organisation = person.memberships[0]?.organisation;
	if (!organisation) throw new DefError("acces-refuse");
	demand(person, "kits.publish", { organisation: organisation.id });
	return organisation;
}

/** From now on the kits of the organisation look so; without a style, like those of the site. Throws `acces-refuse`. */
export async function setStyle(
	{ records, now }: Access,
	{ person, origin }: Doer,
	given: { readonly style: HouseStyle; readonly file: string } | undefined,
): Promise<void> {
	const { id, name } = styledBy(person);
	await records.transaction(async (query) => {
		await query("delete from kit_style where organisation_id = $1", [id]);
		if (given)
			await query(
				"insert into kit_style (organisation_id, style, file, changed_by, changed_at) values ($1, $2, $3, $4, $5)",
				[id, JSON.stringify(given.style), given.file, person.id, now()],
			);
		await record(query, {
			person,
			action: "kit",
			outcome: "fait",
			object: `charte graphique des kits de ${name} : ${given ? `tirée de « ${given.file} »` : "retirée"}`,
			origin,
		});
	});
}
