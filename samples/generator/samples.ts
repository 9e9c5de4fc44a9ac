import { recruitmentProjects } from "./bmo.ts";
import { agreementsOfActivities, operatorsOfBranches } from "./branches.ts";
import { btsOffer } from "./bts.ts";
import { certificationRegister } from "./certif-info.ts";
import { departementUnemployment, regionUnemployment, zoneUnemployment } from "./chomage.ts";
import { fixedTerm, movementsOfLabour, partTime, reasonsOfExit } from "./contrats.ts";
import { monthlyJobseekers } from "./demandeurs.ts";
import {
	ageOfJobseekers,
	jobseekersByOccupation,
	regionalCategoriesAbc,
	regionalCategoryA,
} from "./demandeurs-metiers.ts";
import { capacities, headCounts } from "./ecole.ts";
import {
	ageOfEmployed,
	diplomaOfEmployed,
	employees,
	employmentLevels,
	unusualHours,
	wagesOfEmployees,
} from "./emploi.ts";
import { establishments } from "./etablissements-effectifs.ts";
import type { SampleFile } from "./file.ts";
import { centreInsertion, regionalInsertion } from "./inserjeunes.ts";
import { diplomas, modules } from "./nomenclatures.ts";
import { jobOffers } from "./offres-emploi.ts";
import { alternationContracts, faultyAlternationContracts } from "./opco-contrats.ts";
import { populations } from "./population.ts";
import { knowledgeRegister, mentionsOfOccupations, movesBetweenOccupations } from "./rome-savoirs.ts";
import { employingSectors } from "./secteurs.ts";
import { trainees } from "./stagiaires.ts";
import { romeTensions } from "./tension-rome.ts";
import { pastTensions, tensions } from "./tensions.ts";

/** Every file of `samples/donnees`. To add a data set: write its noun beside these, and one line here. */
const makers: readonly (() => SampleFile)[] = [
	populations,
	zoneUnemployment,
	departementUnemployment,
	regionUnemployment,
	monthlyJobseekers,
	jobseekersByOccupation,
	regionalCategoryA,
	regionalCategoriesAbc,
	ageOfJobseekers,
	recruitmentProjects,
	tensions,
	pastTensions,
	romeTensions,
	employmentLevels,
	ageOfEmployed,
	diplomaOfEmployed,
	wagesOfEmployees,
	employees,
	unusualHours,
	employingSectors,
	fixedTerm,
	partTime,
	movementsOfLabour,
	reasonsOfExit,
	regionalInsertion,
	centreInsertion,
	capacities,
	headCounts,
	btsOffer,
	diplomas,
	modules,
	certificationRegister,
	knowledgeRegister,
	mentionsOfOccupations,
	movesBetweenOccupations,
	operatorsOfBranches,
	agreementsOfActivities,
];

export function samples(): SampleFile[] {
	return makers.map((make) => make());
}

/** Every file of `samples/partenaires`: what a partner would hand over. The build never reads them by itself. */
const partnerMakers: readonly (() => SampleFile)[] = [
	alternationContracts,
	faultyAlternationContracts,
	trainees,
	establishments,
	jobOffers,
];

export function partnerSamples(): SampleFile[] {
	return partnerMakers.map((make) => make());
}
