import type { Source } from "../../catalogue/model.ts";
import { DefError, enumerate } from "../platform/index.ts";
import {
	compareReleases,
	currentId,
	currentNumber,
	type Manifest,
	openRelease,
	publications,
	publish,
	setCandidate,
	versionAfter,
	withdrawalOfRelease,
} from "../release/index.ts";

/** Who asks for a build. */
export type Asker = "operator" | "desk";

/**
 * `published`: served from now on. `current`: it was already served. `candidate`: it waits to be composed and approved.
 * `withdrawn`: it was withdrawn, and only people publish it again.
 */
export type Settlement = "published" | "current" | "candidate" | "withdrawn";

interface Request {
	readonly dataDir: string;
	readonly sources: readonly Source[];
	readonly by?: Asker;
	readonly now?: () => Date;
}

/**
 * What becomes of a release that was built. The operator's command line publishes what only the operator's own inputs changed
 * (files, declarations, code) and the first release; deposits that are not in the published release, and all that the import
 * desk asked for, wait for two people (docs/adr/0038).
 */
export async function settle(request: Request, built: Manifest): Promise<Settlement> {
	const { dataDir, by = "operator" } = request;
	for (let attempt = 0; ; attempt++) {
		const served = currentId(dataDir);
		const number = currentNumber(dataDir);
		if (served === built.id && number > 0) {
			setCandidate(dataDir, undefined);
			return "current";
		}
		if (withdrawalOfRelease(publications(dataDir), built.id)) {
			setCandidate(dataDir, undefined);
			return "withdrawn";
		}
		const before = served === undefined ? undefined : readable(dataDir, served);
		if (before && (by === "desk" || newDeposits(before, built).length > 0)) {
			setCandidate(dataDir, built.id);
			return "candidate";
		}
		try {
			await publishAsOperator(request, before, built, number);
			setCandidate(dataDir, undefined);
			return "published";
		} catch (error) {
			// Somebody published in between: look again at what that changes.
			if (!(error instanceof DefError) || error.code !== "diffusion-depassee" || attempt > 2) throw error;
		}
	}
}

export function settlementText(id: string, settlement: Settlement): string {
	switch (settlement) {
		case "published":
			return `Diffusion ${id} publiée.`;
		case "current":
			return `Diffusion ${id} : déjà publiée.`;
		case "candidate":
			return `Diffusion ${id} construite, non publiée : elle attend d'être composée et approuvée (Mon espace › Diffusions).`;
		case "withdrawn":
			return `Diffusion ${id} : elle a été retirée et n'est pas republiée d'office.`;
	}
}

/** A release damaged on disk is no base to compare with, and is replaced like a missing one. */
function readable(dataDir: string, id: string): Manifest | undefined {
	try {
		return openRelease(dataDir, id).manifest;
	} catch (error) {
		if (error instanceof DefError) return undefined;
		throw error;
	}
}

/** Labels of the deposits that are in the second and not in the first. */
function newDeposits(before: Manifest, after: Manifest): readonly string[] {
	const deposits = ({ batches }: Manifest): ReadonlyMap<string, string> =>
		new Map(
			batches.flatMap(({ source, delivery: { origin, label = "", sha256 } }) =>
				origin === "deposit" ? [[`${source} ${label} ${sha256}`, label]] : [],
			),
		);
	const known = deposits(before);
	return [...deposits(after)].flatMap(([key, label]) => (known.has(key) ? [] : [label]));
}

async function publishAsOperator(
	{ dataDir, sources, now = () => new Date() }: Request,
	before: Manifest | undefined,
	built: Manifest,
	number: number,
): Promise<void> {
	const [last] = publications(dataDir);
	const { summary, report } = await compareReleases(dataDir, before?.id, built.id);
	publish(dataDir, number, {
		version: versionAfter(last?.version, summary),
		release: built.id,
		published: now().toISOString(),
		kind: "ordinaire",
		title: before === undefined ? "Première diffusion" : "Mise à jour par l’exploitant",
		note: noteOf(before, built, new Map(sources.map(({ id, title }) => [id, title]))),
		channel: "operateur",
		changes: summary,
		...(before === undefined ? {} : { report }),
	});
}

function noteOf(before: Manifest | undefined, built: Manifest, titles: ReadonlyMap<string, string>): string {
	if (before === undefined)
		return "Première publication de l’observatoire, construite depuis la ligne de commande de l’exploitant.";
	const old = new Map(before.batches.map((batch) => [batch.source, batch.delivery.sha256]));
	const title = (id: string): string => `« ${titles.get(id) ?? id} »`;
	const fresh = built.batches.filter(({ source, delivery }) => old.get(source) !== delivery.sha256);
	const kept = new Set(built.batches.map(({ source }) => source));
	const gone = before.batches.filter(({ source }) => !kept.has(source));
	return [
		"Mise à jour construite et publiée depuis la ligne de commande de l’exploitant.",
		...(fresh.length === 0
			? []
			: [`Fichiers nouveaux ou modifiés : ${enumerate(fresh.map(({ source }) => title(source)))}.`]),
		...(gone.length === 0
			? []
			: [
					`Jeux de données qui n’en font plus partie : ${enumerate(gone.map(({ source }) => title(source)))}.`,
				]),
		...(fresh.length + gone.length === 0
			? ["Les fichiers sont les mêmes : seuls le logiciel ou les déclarations ont changé."]
			: []),
	].join("\n\n");
}
