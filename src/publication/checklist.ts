import { indicators } from "../../catalogue/indicators/index.ts";
import type { Indicator, Source } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { type CharterRule, rulesOf } from "../charters/index.ts";
import { counted, enumerate, formatDate, formatTime } from "../platform/french.ts";
import type { Query } from "../platform/records/records.ts";
import { governedSources, type Manifest, openRelease, protectionFindings } from "../release/index.ts";
import { type CheckItem, type CheckLine, checkItems, type Draft } from "./model.ts";

type Finding = Omit<CheckLine, "item">;

/**
 * The checklist of a draft as it stands now. What the data tell is read from the release and from the charters; what they do
 * not tell is ticked by a named person, for this release and these texts only. Throws `diffusion-abimee`.
 */
export async function checklistOf(
	dataDir: string,
	query: Query,
	draft: Draft,
	now: Date,
): Promise<readonly CheckLine[]> {
	const { manifest } = openRelease(dataDir, draft.release);
	const rules = await rulesOf(query);
	const ticks = await query<{ item: string; person_name: string; at: Date }>(
		"select item, person_name, at from publication_tick where draft_id = $1 and content_hash = $2",
		[draft.id, draft.contentHash],
	);
	const human = (item: CheckItem, asked: string): Finding => {
		const tick = ticks.find((one) => one.item === item);
		return {
			by: "humain",
			done: tick !== undefined,
			detail: tick
				? `${tick.person_name}, le ${formatDate(tick.at, "short")} à ${formatTime(tick.at)}`
				: asked,
		};
	};
	const found: Readonly<Record<CheckItem, Finding>> = {
		controles: controlsOf(manifest),
		secret: secrecyOf(manifest, (asked) => human("secret", asked)),
		chartes: chartersOf(manifest, rules, now),
		metadonnees: metadataOf(manifest),
		textes: human("textes", "Relire le titre, la note et les changements."),
		accessibilite: human("accessibilite", "Relire les pages touchées au clavier, à 320 px et sans image."),
	};
	return checkItems.map((item) => ({ item, ...found[item] }));
}

/** What a build let through: no blocking finding but those set aside when a delivery was accepted, with its justification. */
function controlsOf({ batches }: Manifest): Finding {
	const toConfirm = batches.flatMap(({ findings }) =>
		findings.filter(({ severity }) => severity === "to-confirm"),
	);
	const held = batches.reduce((sum, batch) => sum + batch.held, 0);
	const stopped = batches.filter(
		({ findings, delivery }) =>
			delivery.origin !== "deposit" && findings.some(({ severity }) => severity === "blocking"),
	);
	if (stopped.length > 0)
		return {
			by: "auto",
			done: false,
			detail: `Défauts bloquants : ${enumerate(stopped.map(({ source }) => titleOf(source)))}.`,
		};
	return {
		by: "auto",
		done: true,
		detail: `${counted(batches.length, "jeu contrôlé", "jeux contrôlés")}, ${counted(toConfirm.length, "remarque")} à confirmer, ${counted(held, "ligne mise", "lignes mises")} à l’écart.`,
	};
}

/**
 * The proofs that the release keeps: refused when one says anything but that nothing is found again. What earlier publications tell
 * for ever (C-41) is for a person to know and tick, as is a cube that was released before proofs were kept. Never a figure that is
 * hidden, nor how many are secret by themselves.
 */
function secrecyOf(manifest: Manifest, human: (asked: string) => Finding): Finding {
	const governed = governedSources(manifest);
	const own = manifest.protection ?? {};
	const concerned = manifest.cubes
		.filter(
			({ cube, tables }) =>
				own[cube] !== undefined || tables.some((table) => table.sources.some((id) => governed.has(id))),
		)
		.map(({ cube }) => cube);
	if (concerned.length === 0)
		return { by: "auto", done: true, detail: "Aucune donnée reçue sous charte : rien à protéger." };
	const proven = concerned.flatMap((cube) => own[cube] ?? []);
	// Read from a file: its verdict may be any text.
	if (proven.some(({ verdict }) => String(verdict) !== "sur"))
		return {
			by: "auto",
			done: false,
			detail: "Une preuve du secret n’est pas concluante : refaire la diffusion.",
		};
	if (proven.length < concerned.length) return human("Relire le secret des données reçues sous charte.");
	const total = (of: "cells" | "hidden"): number => proven.reduce((sum, one) => sum + one[of], 0);
	const figures = `${counted(concerned.length, "cube protégé et prouvé", "cubes protégés et prouvés")} : ${counted(total("cells"), "chiffre")}, ${counted(total("hidden"), "masqué")}, aucun ne se retrouve.`;
	const findings = protectionFindings(manifest);
	if (findings.length > 0)
		return human([figures, ...findings.map(({ rule, message }) => `${rule} : ${message}`)].join(" "));
	return { by: "auto", done: true, detail: figures };
}

/** Each delivery of a partner stands under a clause that allows its publication now. */
function chartersOf(manifest: Manifest, rules: readonly CharterRule[], now: Date): Finding {
	const ids = governedSources(manifest);
	const governed = manifest.batches.filter(({ source }) => ids.has(source));
	if (governed.length === 0)
		return { by: "auto", done: true, detail: "Aucune donnée sous charte dans cette diffusion." };
	const bare = governed.filter(
		({ source, delivery }) =>
			!rules.some(
				({ clause, organisation, from, until }) =>
					clause.source === source &&
					clause.use === "diffusion" &&
					organisation.id === delivery.organisation &&
					Date.parse(from) <= now.getTime() &&
					now.getTime() < Date.parse(until),
			),
	);
	if (bare.length > 0)
		return {
			by: "auto",
			done: false,
			detail: `Sans clause de diffusion en vigueur : ${enumerate(bare.map(({ source }) => titleOf(source)))}.`,
		};
	return {
		by: "auto",
		done: true,
		detail: `${counted(governed.length, "jeu", "jeux")} sous charte en vigueur.`,
	};
}

/** Everything that a page must say of a figure is declared, for each indicator and each source of the release. */
function metadataOf({ batches, cubes }: Manifest): Finding {
	const published = new Set(cubes.map(({ cube }) => cube));
	const bareIndicators = indicators.filter((one) => published.has(one.cube) && !isDescribed(one));
	const ids = new Set(batches.map(({ source }) => source));
	const bareSources = sources.filter((one) => ids.has(one.id) && !isIdentified(one));
	const lacking = [...bareIndicators.map(({ label }) => label), ...bareSources.map(({ title }) => title)];
	if (lacking.length > 0)
		return { by: "auto", done: false, detail: `Fiche incomplète : ${enumerate(lacking)}.` };
	const described = indicators.filter((one) => published.has(one.cube)).length;
	return {
		by: "auto",
		done: true,
		detail: `${counted(described, "indicateur")} et ${counted(ids.size, "jeu", "jeux")} de données entièrement décrits.`,
	};
}

/** A level or an index has no unit: that one may be empty. */
function isDescribed(one: Indicator): boolean {
	const texts = [one.label, one.short, one.definition, one.formulaText, one.universe, one.method];
	return texts.every((text) => text.trim() !== "");
}

function isIdentified(one: Source): boolean {
	return [one.title, one.producer, one.vintage, one.licence, one.cadence, one.address].every(
		(text) => text.trim() !== "",
	);
}

const titleOf = (id: string): string => `« ${sources.find((one) => one.id === id)?.title ?? id} »`;
