import { accessMigrations } from "../access/index.ts";
import { chartersMigrations } from "../charters/index.ts";
import { connectorsMigrations } from "../connectors/index.ts";
import { deliveriesMigrations } from "../deliveries/index.ts";
import { kitsMigrations } from "../kits/index.ts";
import type { Migration } from "../platform/index.ts";
import { mailMigrations } from "../platform/mail/letter.ts";
import { proposalsMigrations } from "../proposals/index.ts";
import { publicationMigrations } from "../publication/index.ts";
import { studiesMigrations } from "../studies/index.ts";

/** Steps of every room that keeps records, in the order in which they may lean on one another. */
export const migrations: readonly Migration[] = [
	...accessMigrations,
	...mailMigrations,
	...chartersMigrations,
	...deliveriesMigrations,
	...connectorsMigrations,
	...publicationMigrations,
	...proposalsMigrations,
	...kitsMigrations,
	...studiesMigrations,
];
