/** The import desk: deliveries, their checks and what was decided of them. */
export { type Obstacles, obstaclesOf, shortestJustification } from "./acceptance.ts";
export { cancelCheck, restartCheck } from "./checking.ts";
export { accept, refuse } from "./decision.ts";
export { type Deposit, deposit } from "./deposit.ts";
export type { Desk } from "./desk.ts";
export { publishIntake } from "./intake.ts";
export { deliveriesMigrations } from "./migrations.ts";
export {
	type Basis,
	type Channel,
	type CheckReport,
	channels,
	type DeliveryRecord,
	type DeliveryState,
	deliveryStates,
	type KeptCorrection,
} from "./model.ts";
export { listDeliveries, seeDelivery } from "./reading.ts";
export type { DeliveryFilter } from "./store.ts";
export { isPossible, type Move, stateLabels } from "./transitions.ts";
export { policies } from "./works.ts";
