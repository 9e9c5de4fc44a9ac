import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { indicatorById } from "../declared.ts";
import { inNameOf } from "../region-name.ts";
import { latestBlock } from "./latest-block.tsx";

const counts = ["stagiaires-entres", "part-femmes-stagiaires", "taux-sorties-positives"];

/**
 * Trainees whom the Région and others pay for: told only for the whole domain of specialties of the course, or not at all, with
 * the reason.
 */
export async function traineesBlock(
	figures: Figures,
	region: Region,
	group: string | undefined,
): Promise<VNode | undefined> {
	const indicators = counts.flatMap((id) => indicatorById.get(id) ?? []);
	const place = { type: "region", code: region.code, label: region.name } as const;
	const code = group?.slice(0, 2);
	const label = code === undefined ? undefined : figures.label("nsf-17", code);
	const about = code === undefined || label === undefined ? undefined : ({ level: "nsf-17", code } as const);
	if (about && figures.coverage("stagiaires-entres").about.includes("nsf-17")) {
		const { block } = await latestBlock({
			figures,
			region,
			id: "stagiaires",
			caption: `Formation continue, tout le domaine « ${label} », ${region.name}`,
			subtitle: `Tout le domaine de spécialités « ${label} », et non cette seule formation. ${region.name}`,
			indicators,
			territory: place,
			narrowing: { about },
		});
		if (block) return block;
	}
	const { cells } = await figures.query({ indicator: "stagiaires-entres", territories: [place] });
	return (
		<Absent>
			Formations financées par la Région et les autres financeurs : donnée non disponible (nd){" "}
			{inNameOf(region)} à ce niveau de détail. {cells[0]?.value === null ? cells[0].reason : ""}{" "}
			{indicators.map(({ id, label: name }, index) => (
				<span key={id}>
					{index > 0 ? ", " : "Voir : "}
					<a href={indicatorPath(id)}>{name}</a>
				</span>
			))}
			.
		</Absent>
	);
}
