import { certifications } from "./certif-info.ts";
import { type Cell, csv } from "./csv.ts";
import { siret } from "./enterprise.ts";
import type { SampleFile } from "./file.ts";
import { placesOf } from "./places.ts";
import { type Random, randomOf } from "./random.ts";

const year = "2025";
const header = [
	"annee",
	"pseudonyme_stagiaire",
	"siret_organisme",
	"session",
	"commune",
	"code_rncp",
	"code_nsf",
	"niveau",
	"sexe",
	"tranche_age",
	"financeur",
	"date_entree",
	"issue",
] as const;

/** Enterprises numbered apart from those of the other files. */
const firstBody = 2000;
const bodies = 150;
const sessions = 820;
/** Sessions entered after this month are not over: nobody knows yet what became of the trainees. */
const lastFinished = 8;

interface Site {
	readonly siret: string;
	readonly commune: string;
	/** Domains of training (NSF) in which the body works: few, so that one of them is often alone in its place. */
	readonly domains: ReadonlySet<string>;
	readonly weight: number;
}

/** Training bodies: most have one site, a few have many and hold most of the trainees. */
function sitesOf(random: Random): Site[] {
	const draw = placesOf(random);
	const domains = [...new Set(certifications.map(({ nsf }) => nsf.slice(0, 2)))].sort();
	return Array.from({ length: bodies }, (_, body) => {
		const large = body < 6;
		const own = new Set(random.shuffle(domains).slice(0, large ? 6 : random.whole(1, 3)));
		const weight = large ? 2 : random.skewed();
		return draw(large ? 14 : random.whole(1, 3)).map((commune, site) => ({
			siret: siret(firstBody + body, site + 1),
			commune,
			domains: own,
			weight,
		}));
	}).flat();
}

function pickByWeight(random: Random, sites: readonly Site[]): Site {
	let at = random.next() * sites.reduce((sum, { weight }) => sum + weight, 0);
	for (const site of sites) {
		at -= site.weight;
		if (at < 0) return site;
	}
	return random.pick(sites);
}

const funders = [
	"Région",
	"Région",
	"Région",
	"Région",
	"France Travail",
	"France Travail",
	"OPCO",
	"Transitions Pro",
];
const issues = ["emploi", "emploi", "emploi", "emploi", "formation", "recherche", "recherche", "autre"];

function pseudonym(random: Random): string {
	return `P${Array.from({ length: 12 }, () => random.whole(0, 15).toString(16).toUpperCase()).join("")}`;
}

/** Share of women among the trainees of a domain, so that some cells hold one woman, or all of them but one. */
const shareOfWomen: Readonly<Record<string, number>> = {
	"21": 0.35,
	"22": 0.45,
	"23": 0.12,
	"25": 0.1,
	"31": 0.5,
	"32": 0.62,
	"33": 0.78,
};

/**
 * Entries in training of one year, as a funder would hand them over: no name, no number of a person, a made-up pseudonym.
 * One trainee in fourteen comes back for another session.
 */
export function trainees(): SampleFile {
	const random = randomOf("stagiaires");
	const sites = sitesOf(random);
	const rows: Cell[][] = [];
	let former: { readonly who: string; readonly sex: string; readonly age: string }[] = [];
	for (let number = 1; number <= sessions; number++) {
		const site = pickByWeight(random, sites);
		const certification = random.pick(certifications.filter(({ nsf }) => site.domains.has(nsf.slice(0, 2))));
		const month = random.whole(1, 12);
		const entered = `${year}-${String(month).padStart(2, "0")}-${String(random.whole(1, 28)).padStart(2, "0")}`;
		const funder = random.chance(0.03) ? "Autre" : random.pick(funders);
		const count = Math.max(1, Math.round(random.skewed() * 3.7));
		const women = shareOfWomen[certification.nsf.slice(0, 2)] ?? 0.5;
		const here: typeof former = [];
		for (let i = 0; i < count; i++) {
			const again = random.chance(1 / 14) ? former.pop() : undefined;
			const trainee = again ?? {
				who: pseudonym(random),
				sex: random.chance(women) ? "F" : "H",
				age: random.pick(["moins de 26 ans", "26 à 44 ans", "26 à 44 ans", "45 ans et plus"]),
			};
			here.push(trainee);
			const ended = month <= lastFinished && !random.chance(0.06);
			const issue = random.chance(0.08) ? "abandon" : random.pick(issues);
			rows.push([
				year,
				trainee.who,
				site.siret,
				`S25-${String(number).padStart(4, "0")}`,
				site.commune,
				certification.rncp,
				certification.nsf,
				certification.level,
				trainee.sex,
				trainee.age,
				funder,
				entered,
				ended ? issue : null,
			]);
		}
		former = [...former, ...here].slice(-60);
	}
	return {
		name: "stagiaires-2025.csv",
		bytes: csv(header, rows, { encoding: "utf-8", delimiter: ";", newline: "\r\n" }),
	};
}
