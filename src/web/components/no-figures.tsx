import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { theNameOf } from "../region-name.ts";
import { Absent } from "./absent.tsx";

/** A region of which the release knows nothing: sample data are made for one region, the others only have their places. */
export function NoFigures(props: {
	readonly region: Pick<Region, "code" | "name">;
	readonly release: Pick<ReleaseCard, "sample">;
}): VNode {
	const { region, release } = props;
	return (
		<Absent>
			Cette diffusion n’a aucun des chiffres essentiels pour {theNameOf(region)}.{" "}
			{release.sample
				? "Ses données d’essai sont fabriquées pour une autre région ; les vôtres viendront d’un dossier de fichiers officiels. "
				: ""}
			Voir <a href="/donnees">ce qu’elle contient</a>.
		</Absent>
	);
}
