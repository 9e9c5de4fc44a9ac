/** Files fetched from the producers' own addresses, and deposited like anybody's. */
export type { FranceTravailAccount } from "./france-travail.ts";
export {
	type Connection,
	type ConnectorCard,
	type ConnectorOutcome,
	type ConnectorResult,
	connected,
	connectorsMigrations,
	listConnectors,
	openConnection,
	runConnector,
	runDueConnectors,
} from "./run.ts";
