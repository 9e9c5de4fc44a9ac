import type { Source } from "../../../catalogue/model.ts";
import { may } from "../../access/index.ts";
import {
	type Alert,
	alertsOf,
	type Charter,
	type CharterStage,
	contentOf,
	type HistoryLine,
	historyOf,
	mayAnswer,
	maySign,
	seeCharter,
	stageOf,
	type Version,
} from "../../charters/index.ts";
import { DefError } from "../../platform/errors.ts";
import { sha256 } from "../../platform/hash.ts";
import type { FormFault } from "./form.tsx";
import type { SignedInContext } from "./route.ts";

export const chartersPath = "/espace/chartes";

export function pathOf({ slug }: Pick<Charter, "slug">): string {
	return `${chartersPath}/${slug}`;
}

export const charterParts = ["resume", "texte", "annexe", "historique", "complet"] as const;
export type CharterPart = (typeof charterParts)[number];

/** All that the page of a charter shows, read once. */
export interface CharterView {
	readonly charter: Charter;
	/** The version that is shown: the newest, or the one that the address asks for. */
	readonly version: Version;
	readonly newest: boolean;
	readonly stage: CharterStage;
	readonly part: CharterPart;
	readonly path: string;
	readonly csrf: string;
	readonly now: Date;
	/** May write it: the operator. */
	readonly writes: boolean;
	/** May answer for the partner. */
	readonly answers: boolean;
	readonly signs: boolean;
	/** The partner approved or proposed this very text. */
	readonly agreed: boolean;
	readonly contentSha256: string;
	readonly history: readonly HistoryLine[];
	readonly alerts: readonly Alert[];
	readonly sources: readonly Source[];
	/** Clause that the address opens. */
	readonly opened: number | undefined;
	readonly fault: FormFault | undefined;
	readonly typed: Readonly<Record<string, string>>;
}

/** Data sets that are shared under charter. */
export function charterSources(sources: readonly Source[]): readonly Source[] {
	return sources.filter(({ sharing }) => sharing === "charter");
}

export function nameIn(sources: readonly Source[]): (id: string) => string {
	return (id) => sources.find((source) => source.id === id)?.title.replaceAll("'", "’") ?? id;
}

/** Throws `charte-inconnue`, also for a charter or a version that this person may not read. */
export async function charterViewOf(
	context: SignedInContext,
	more: { readonly fault?: FormFault; readonly part?: CharterPart; readonly opened?: number } = {},
): Promise<CharterView> {
	const { access, person, params, query, desk } = context;
	const charter = await seeCharter(access, person, params.charter ?? "");
	const wanted = query.version === undefined ? charter.versions[0]?.number : Number(query.version);
	const version = charter.versions.find(({ number }) => number === wanted);
	if (!version) throw new DefError("charte-inconnue", { charter: charter.slug });
	const now = access.now();
	const contentSha256 = sha256(contentOf(charter, version));
	const opened = Number.parseInt(query.clause ?? "", 10);
	return {
		charter,
		version,
		newest: version === charter.versions[0],
		stage: stageOf(version, now),
		part: more.part ?? charterParts.find((part) => part === query.partie) ?? "resume",
		path: pathOf(charter),
		csrf: context.visitor.csrf,
		now,
		writes: may(person, "charters.manage"),
		answers: mayAnswer(person, charter),
		signs: maySign(person, charter, version),
		agreed: version.agreedSha256 === contentSha256,
		contentSha256,
		history: await historyOf(access, charter),
		alerts: await alertsOf(access, charter.versions),
		sources: desk.sources,
		opened: more.opened ?? (Number.isNaN(opened) ? undefined : opened),
		fault: more.fault,
		typed: context.form,
	};
}
