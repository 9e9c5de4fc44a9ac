import { certifications } from "./certif-info.ts";
import { type Cell, csv } from "./csv.ts";
import { siret } from "./enterprise.ts";
import type { SampleFile } from "./file.ts";
import { placesOf } from "./places.ts";
import { randomOf } from "./random.ts";

const year = "2025";
const style = { encoding: "utf-8", delimiter: ";", newline: "\r\n" } as const;
const header = [
	"annee",
	"siret",
	"commune",
	"code_naf",
	"idcc",
	"code_rncp",
	"type_contrat",
	"contrats",
	"ruptures",
] as const;

/** True sub-classes of activity and collective agreements, with the certifications that such employers train for. */
const trades: readonly { readonly naf: string; readonly idcc: string; readonly labels: readonly string[] }[] =
	[
		{ naf: "96.02A", idcc: "2596", labels: ["BP coiffure", "BTS métiers de la coiffure"] },
		{ naf: "96.02B", idcc: "3032", labels: ["CAP esthétique cosmétique parfumerie"] },
		{ naf: "10.71C", idcc: "0843", labels: ["CAP boulanger", "BP boulanger", "CAP pâtissier"] },
		{ naf: "47.22Z", idcc: "0992", labels: ["CAP boucher"] },
		{
			naf: "56.10A",
			idcc: "1979",
			labels: [
				"CAP cuisine",
				"BP arts de la cuisine",
				"CAP commercialisation et services en hôtel-café-restaurant",
			],
		},
		{
			naf: "45.20A",
			idcc: "1090",
			labels: ["BTS maintenance des véhicules option A : voitures particulières"],
		},
		{ naf: "43.99C", idcc: "1596", labels: ["CAP maçon", "BP maçon", "CAP couvreur"] },
		{ naf: "43.21A", idcc: "1596", labels: ["CAP électricien", "BP électricien", "BTS électrotechnique"] },
		{
			naf: "43.32A",
			idcc: "1596",
			labels: [
				"CAP menuisier fabricant",
				"CAP menuisier installateur",
				"CAP peintre applicateur de revêtements",
			],
		},
		{
			naf: "42.11Z",
			idcc: "1597",
			labels: ["BTS travaux publics", "BTS management économique de la construction"],
		},
		{ naf: "47.11F", idcc: "2216", labels: ["BTS management commercial opérationnel"] },
		{ naf: "69.20Z", idcc: "0787", labels: ["BTS comptabilité et gestion", "BTS gestion de la PME"] },
		{
			naf: "66.22Z",
			idcc: "2247",
			labels: ["BTS assurance", "BTS négociation et digitalisation de la relation client"],
		},
		{ naf: "64.19Z", idcc: "2120", labels: ["BTS banque"] },
		{
			naf: "49.41A",
			idcc: "0016",
			labels: ["CAP conducteur routier marchandises", "BTS gestion des transports et logistique associée"],
		},
		{ naf: "52.10B", idcc: "0016", labels: ["CAP opérateur/opératrice logistique"] },
		{ naf: "25.11Z", idcc: "3248", labels: ["BTS conception et réalisation en chaudronnerie industrielle"] },
		{ naf: "88.91A", idcc: "1261", labels: ["CAP accompagnant éducatif petite enfance"] },
		{ naf: "81.30Z", idcc: "7018", labels: ["CAP agricole jardinier paysagiste"] },
	];

const rncpOf = new Map(certifications.map((certification) => [certification.label, certification.rncp]));

/** Employers of neighbouring départements who train people of the region: their communes begin with a zero. */
const neighbours: readonly string[] = ["02691", "08105", "01053"];

interface Contracts {
	readonly siret: string;
	readonly commune: string;
	readonly naf: string;
	readonly idcc: string;
	readonly rncp: string;
	readonly kind: "apprentissage" | "professionnalisation";
	readonly count: number;
	readonly broken: number;
}

function drawn(): readonly Contracts[] {
	const random = randomOf("opco-contrats");
	const places = [...placesOf(random)(900), ...neighbours];
	return places.flatMap((commune, rank) => {
		const trade = random.pick(trades);
		// One establishment in thirty trains many: it weighs on its territory.
		const size = random.chance(1 / 30) ? 12 : 1;
		const labels = random.shuffle(trade.labels).slice(0, random.whole(1, trade.labels.length));
		return labels.flatMap((label) =>
			(["apprentissage", "professionnalisation"] as const)
				.filter((kind) => kind === "apprentissage" || random.chance(0.14))
				.map((kind) => {
					const count = Math.max(1, Math.round(random.skewed() * 1.6 * size));
					const broken = Array.from({ length: count }, () => random.chance(0.21)).filter(Boolean).length;
					return {
						siret: siret(rank),
						commune,
						naf: trade.naf,
						idcc: trade.idcc,
						rncp: rncpOf.get(label) ?? "",
						kind,
						count,
						broken,
					};
				}),
		);
	});
}

const rowOf = (c: Contracts): Cell[] => [
	year,
	c.siret,
	c.commune,
	c.naf,
	c.idcc,
	c.rncp,
	c.kind,
	c.count,
	c.broken,
];

/** What an OPCO hands over under its charter, without a defect. */
export function alternationContracts(): SampleFile {
	return { name: "opco-contrats-2025.csv", bytes: csv(header, drawn().map(rowOf), style) };
}

/** The same file as a partner may send it first: each kind of planted fault has one rule that must find it. */
export function faultyAlternationContracts(): SampleFile {
	const rows = drawn().map(rowOf);
	const column = (name: (typeof header)[number]): number => header.indexOf(name);
	const set = (line: number, name: (typeof header)[number], value: Cell): void => {
		const row = rows[line];
		if (row) row[column(name)] = value;
	};
	// A dozen SIRET with one wrong figure: the control key no longer holds.
	for (let i = 0; i < 12; i++) {
		const line = 20 + i * 61;
		const right = String(rows[line]?.[column("siret")] ?? "");
		const figure = (Number(right[7]) + 1) % 10;
		set(line, "siret", `${right.slice(0, 7)}${figure}${right.slice(8)}`);
	}
	// Excel took the communes for numbers.
	for (const [line, row] of rows.entries()) {
		const code = String(row[column("commune")]);
		if (code.startsWith("0")) set(line, "commune", code.slice(1));
	}
	set(45, "code_rncp", "RNCP99999");
	set(133, "contrats", -3);
	set(133, "ruptures", 0);
	set(214, "ruptures", Number(rows[214]?.[column("contrats")] ?? 0) + 4);
	set(305, "contrats", "confidentiel");
	const twin = rows[402];
	const other = rows[517];
	if (twin) rows.push([...twin]);
	if (other) rows.push(other.map((cell, i) => (i === column("contrats") ? Number(cell) + 5 : cell)));
	return {
		name: "opco-contrats-2025-a-corriger.csv",
		bytes: csv(
			header.map((name) => (name === "code_naf" ? "APE" : name)),
			rows,
			style,
		),
	};
}
