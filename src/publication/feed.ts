import { Feed } from "feed";
import { createEvents } from "ics";
import { counted, enumerate, formatDate, formatTime } from "../platform/french.ts";
import { type Publication, withdrawalOf } from "../release/index.ts";
import type { Announcement } from "./model.ts";

interface Site {
	readonly name: string;
	/** Address without final slash. */
	readonly url: string;
}

const shown = 50;

/** The last publications as an Atom feed (RFC 4287). */
export function diffusionFeed(site: Site, history: readonly Publication[]): string {
	const feed = new Feed({
		id: `${site.url}/diffusions`,
		title: `Diffusions – ${site.name}`,
		description: "Ce qui est publié, corrigé et retiré.",
		link: `${site.url}/diffusions`,
		feedLinks: { atom: `${site.url}/diffusions.xml` },
		language: "fr",
		generator: false,
		author: { name: site.name },
		updated: new Date(history[0]?.published ?? 0),
	});
	for (const one of history.slice(0, shown)) {
		const link = `${site.url}/diffusions/${one.version}`;
		feed.addItem({
			id: link,
			title: asHtml(`${one.version} – ${one.title}`),
			link,
			date: new Date(one.published),
			published: new Date(one.published),
			description: feedSummary(one, history),
			...(one.approver === undefined ? {} : { author: [{ name: one.approver }] }),
		});
	}
	return feed.atom1();
}

function feedSummary(one: Publication, history: readonly Publication[]): string {
	const withdrawal = withdrawalOf(history, one.n);
	return [
		...(withdrawal ? [`Retirée : ${withdrawal.reason ?? ""}`] : []),
		...(one.erratum === undefined ? [] : [`Erratum : ${one.erratum}`]),
		changesText(one.changes),
		one.note,
	]
		.map((text) => `<p>${asHtml(text)}</p>`)
		.join("\n");
}

/** The library says that its texts are HTML: what people typed is none. */
function asHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function changesText({ added, removed, revised }: Publication["changes"]): string {
	if (added + removed + revised === 0) return "Aucun chiffre ne change.";
	const parts = [
		...(added > 0 ? [counted(added, "case ajoutée", "cases ajoutées")] : []),
		...(removed > 0 ? [counted(removed, "case retirée", "cases retirées")] : []),
		...(revised > 0 ? [counted(revised, "case révisée", "cases révisées")] : []),
	];
	return `${enumerate(parts)}.`;
}

/** Why an announced date is lifted: « Reportée : elle était annoncée pour le 14 janvier 2026 à 9 h. Motif : … ». */
export function liftedText({ from, reason, abandoned }: NonNullable<Announcement["lifted"]>): string {
	const was = `${abandoned ? "Annulée" : "Reportée"} : elle était annoncée pour le ${formatDate(from)} à ${formatTime(from)}.`;
	const why =
		reason === "" ? (abandoned ? "" : "Son contenu est repris avant de paraître.") : `Motif : ${reason}`;
	return [was, why].filter(Boolean).join(" ");
}

/** Announced and past publications as an iCalendar text (RFC 5545), times in UTC. */
export function diffusionCalendar(
	site: Site,
	upcoming: readonly Announcement[],
	history: readonly Publication[],
): string {
	const { host } = new URL(site.url);
	const common = {
		duration: { minutes: 15 },
		startInputType: "utc",
		startOutputType: "utc",
		busyStatus: "FREE",
		transp: "TRANSPARENT",
	} as const;
	const { error, value } = createEvents(
		[
			...upcoming.map((one) => ({
				...common,
				// The same event once it is published: an agenda moves it, and does not double it.
				uid: `diffusion-${one.id}@${host}`,
				title: `Diffusion : ${one.title}`,
				...(one.lifted ? { description: liftedText(one.lifted) } : {}),
				start: utc(one.at ?? one.lifted?.from ?? new Date(0)),
				sequence: one.moves,
				status: one.at === null ? ("CANCELLED" as const) : ("TENTATIVE" as const),
				url: `${site.url}/calendrier`,
			})),
			...history.slice(0, shown).map((one) => ({
				...common,
				uid: `diffusion-${one.act ?? one.n}@${host}`,
				title: `Diffusion ${one.version} : ${one.title}`,
				description: changesText(one.changes),
				start: utc(new Date(one.published)),
				// Newer than any date that was announced for it.
				sequence: 1_000,
				status: "CONFIRMED" as const,
				url: `${site.url}/diffusions/${one.version}`,
			})),
		],
		{ productId: "data-emploi-formation", method: "PUBLISH", calName: `Diffusions – ${site.name}` },
	);
	// Without any event the library gives an empty text, which no agenda reads.
	if (!value) {
		if (error) throw error;
		return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:data-emploi-formation\r\nEND:VCALENDAR\r\n";
	}
	return value;
}

function utc(at: Date): [number, number, number, number, number] {
	return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}
