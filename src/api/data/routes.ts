import { catalogueRoutes } from "./catalogue-routes.ts";
import { placeRoutes } from "./place-routes.ts";
import { queryRoutes } from "./query-routes.ts";
import { releaseRoutes } from "./release-routes.ts";
import type { DataRoute } from "./route.ts";

/** Every open route, in the order of the description. */
export const dataRoutes: readonly DataRoute[] = [
	...catalogueRoutes,
	...queryRoutes,
	...placeRoutes,
	...releaseRoutes,
];
