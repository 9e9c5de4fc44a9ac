import type { VNode } from "preact";
import type { Source } from "../../../catalogue/model.ts";
import type { DeliveryRecord } from "../../deliveries/index.ts";
import { Table } from "../components/table.tsx";
import { instant } from "./account-pages.tsx";
import { deliveryPath } from "./delivery-view.ts";
import { titleOf } from "./delivery-words.ts";
import { StateBadge } from "./state-badge.tsx";

export function DeliveryTable(props: {
	readonly id: string;
	readonly caption: string;
	readonly detail?: string;
	readonly deliveries: readonly DeliveryRecord[];
	readonly sources: readonly Source[];
}): VNode {
	return (
		<Table
			id={props.id}
			caption={props.caption}
			detail={props.detail}
			columns={[
				{ header: "Lot" },
				{ header: "État" },
				{ header: "Jeu de données", long: true },
				{ header: "Organisation", long: true },
				{ header: "Reçu" },
			]}
			rows={props.deliveries.map((one) => ({
				key: one.id,
				header: <a href={deliveryPath(one.id)}>{one.label}</a>,
				cells: [
					<StateBadge key="state" delivery={one} />,
					titleOf(props.sources, one.source),
					one.organisation.name,
					instant(one.receivedAt),
				],
			}))}
		/>
	);
}
