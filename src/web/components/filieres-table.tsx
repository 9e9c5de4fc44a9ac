import type { VNode } from "preact";
import type { CodeRef } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { enumerate } from "../../platform/french.ts";
import { withQuery } from "../address.ts";
import { activitySections, type Filiere, filieres, specialitiesOf } from "../declared.ts";
import { sectorPath } from "../sectors.ts";
import { Table } from "./table.tsx";

/** By what each declared filière is read: employers, occupations, trainings. */
export function FilieresTable({ figures }: { readonly figures: Figures }): VNode {
	const named = (codes: readonly CodeRef[]): string =>
		enumerate(codes.map(({ level, code }) => `${figures.label(level, code) ?? code} (${code})`));
	return (
		<Table
			id="filieres-lues"
			caption="Par quoi chaque filière se lit"
			detail="Une filière n’a pas de code officiel : l’observatoire déclare ces correspondances, et chaque kit de filière les rappelle."
			columns={[
				{ header: "Filière" },
				{ header: "Employeurs (NAF)", long: true },
				{ header: "Métiers (domaines FAP)", long: true },
				{ header: "Formations (NSF)", long: true },
				{ header: "Comité" },
			]}
			rows={filieres.map((filiere) => ({
				key: filiere.id,
				header: filiere.label,
				cells: [
					<SectionLinks key="naf" filiere={filiere} />,
					named(filiere.domains.map((code) => ({ level: "fap2021-22", code }))),
					named(specialitiesOf(filiere)),
					<a
						key="kit"
						href={withQuery("/espace/kits", { modele: "filiere", filiere: `filiere:${filiere.id}` })}
					>
						Kit<span class="visually-hidden"> de la filière {filiere.label}</span>
					</a>,
				],
			}))}
		/>
	);
}

function SectionLinks({ filiere }: { readonly filiere: Filiere }): VNode {
	const own = activitySections.filter(({ code }) => filiere.sections.includes(code));
	return (
		<>
			{own.map((section, at) => (
				<span key={section.code}>
					{at > 0 ? ", " : ""}
					<a href={sectorPath(section)}>{section.label}</a> ({section.code})
				</span>
			))}
		</>
	);
}
