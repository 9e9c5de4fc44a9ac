import { connectorRoutes } from "./collection-connectors.tsx";
import { keyRoutes } from "./collection-keys.tsx";
import { collectionRoutes } from "./collection-page.tsx";
import { deliveryActions } from "./delivery-actions.ts";
import { depositRoutes } from "./delivery-deposit.tsx";
import { gridRoutes } from "./delivery-grid.tsx";
import { deliveryListRoutes } from "./delivery-list.tsx";
import type { SpaceRoute } from "./route.ts";

/** The pages of the import desk. */
export const deliveryRoutes: readonly SpaceRoute[] = [
	...collectionRoutes,
	...keyRoutes,
	...connectorRoutes,
	...deliveryListRoutes,
	...depositRoutes,
	...deliveryActions,
	...gridRoutes,
];
