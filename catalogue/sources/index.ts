import type { Source } from "../model.ts";
import { bcnCfd, bcnMef, bcnNsf } from "./bcn.ts";
import { bmo } from "./bmo.ts";
import { btsParcoursup } from "./bts-parcoursup.ts";
import { certifInfo, rncpCodesDiplomes, rncpFiches, rncpNsf, rncpRome } from "./certifications.ts";
import { contoursDepartements, contoursNormandie, contoursRegions } from "./contours.ts";
import { daresApeIdcc } from "./dares-ape-idcc.ts";
import { daresTensions } from "./dares-tensions.ts";
import { daresTensionsSeries } from "./dares-tensions-series.ts";
import {
	daresDemandeursRegionA,
	daresDemandeursRegionAbc,
	daresDemandeursSerie,
	ftDemandeursTerritoires,
} from "./demandeurs.ts";
import { etablissementsEffectifs } from "./etablissements-effectifs.ts";
import {
	faitsCompositions,
	faitsMonographie,
	faitsNomenclatures,
	faitsPacte,
	faitsPassages,
} from "./faits.ts";
import { ftTensionRomeBassin } from "./ft-tension-rome-bassin.ts";
import {
	inseeChomageDepartements,
	inseeChomagePartiesZones,
	inseeChomageRegions,
	inseeChomageZones,
} from "./insee-chomage.ts";
import { inserjeunesCfa, inserjeunesRegion } from "./inserjeunes.ts";
import { insersup } from "./insersup.ts";
import {
	daresFap2009,
	daresFap2021,
	daresFapPcs,
	daresFapRome,
	inseeNaf2,
	rome3Fiches,
	rome4Fiches,
	romeIsco,
} from "./occupations.ts";
import { capacitesVoeux2022, constatRentree } from "./offre-scolaire.ts";
import { offresEmploi } from "./offres-emploi.ts";
import { opcoContrats } from "./opco-contrats.ts";
import { opcoIdcc } from "./opco-idcc.ts";
import { psmEmploi } from "./psm-emploi.ts";
import { psmHoraires } from "./psm-horaires.ts";
import { psmAgeDemandeurs, psmMouvements, psmSorties } from "./psm-mouvements.ts";
import {
	psmAge,
	psmCdd,
	psmDiplome,
	psmSalaires,
	psmSalaries,
	psmSecteurs,
	psmTempsPartiel,
} from "./psm-structure.ts";
import { rome3Liens } from "./rome3-liens.ts";
import { rome3Mobilites } from "./rome3-mobilites.ts";
import { rome3Savoirs } from "./rome3-savoirs.ts";
import { stagiaires } from "./stagiaires.ts";
import { ftBassins, ftClpe, inseePopulations, inseeZonesEmploi } from "./territories.ts";
import { zrr2022 } from "./zrr.ts";

/**
 * Every data set the observatory knows. The order counts where several sources name one item: the first readable label wins,
 * so Certif'Info (accents) stands before the directory that lost them, and official files before the shipped forms.
 */
export const sources: readonly Source[] = [
	// Zonings and nomenclatures
	inseeZonesEmploi,
	ftBassins,
	ftClpe,
	zrr2022,
	daresFap2021,
	daresFap2009,
	rome3Fiches,
	rome4Fiches,
	romeIsco,
	daresFapRome,
	daresFapPcs,
	inseeNaf2,
	rome3Savoirs,
	rome3Liens,
	rome3Mobilites,
	opcoIdcc,
	daresApeIdcc,
	certifInfo,
	rncpCodesDiplomes,
	rncpFiches,
	rncpRome,
	rncpNsf,
	bcnMef,
	bcnCfd,
	bcnNsf,
	// Labour market
	...bmo,
	daresTensions,
	daresTensionsSeries,
	ftTensionRomeBassin,
	inseeChomageZones,
	inseeChomagePartiesZones,
	inseeChomageDepartements,
	inseeChomageRegions,
	daresDemandeursSerie,
	daresDemandeursRegionA,
	daresDemandeursRegionAbc,
	ftDemandeursTerritoires,
	inseePopulations,
	// Portraits statistiques des métiers
	psmEmploi,
	psmAge,
	psmDiplome,
	psmSalaires,
	psmCdd,
	psmTempsPartiel,
	psmSecteurs,
	psmSalaries,
	psmHoraires,
	psmMouvements,
	psmSorties,
	psmAgeDemandeurs,
	// Training and what follows
	inserjeunesRegion,
	inserjeunesCfa,
	insersup,
	capacitesVoeux2022,
	constatRentree,
	btsParcoursup,
	// Shared under a charter: they enter by the import desk alone
	opcoContrats,
	stagiaires,
	etablissementsEffectifs,
	offresEmploi,
	// Maps
	contoursNormandie,
	contoursDepartements,
	contoursRegions,
	// Shipped with the package
	faitsNomenclatures,
	faitsPassages,
	faitsCompositions,
	faitsMonographie,
	faitsPacte,
];

const byId = new Map(sources.map((s) => [s.id, s]));

export function sourceById(id: string): Source | undefined {
	return byId.get(id);
}
