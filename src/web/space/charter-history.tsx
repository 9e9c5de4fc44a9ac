import type { VNode } from "preact";
import {
	type Clause,
	endText,
	type HistoryLine,
	historyLabels,
	inForceFrom,
	inForceUntil,
	isSigned,
	levelName,
	recipientsText,
	retentionText,
	secrecyText,
	stageOf,
	startText,
	useLabels,
} from "../../charters/index.ts";
import { counted } from "../../platform/french.ts";
import { upperFirst } from "../../reading/index.ts";
import { Table } from "../components/table.tsx";
import { instant } from "./account-pages.tsx";
import { StageBadge } from "./charter-badge.tsx";
import { type CharterView, nameIn } from "./charter-view.ts";

/** Versions, then everything that happened, clause by clause, newest first. */
export function History({ view }: { readonly view: CharterView }): VNode {
	const { charter, path, now, history } = view;
	const nameOf = nameIn(view.sources);
	return (
		<>
			<Table
				id="versions"
				caption="Versions"
				columns={[
					{ header: "Version" },
					{ header: "État" },
					{ header: "Du" },
					{ header: "Au" },
					{ header: "Fin" },
				]}
				rows={charter.versions.map((version) => ({
					key: version.id,
					header: <a href={`${path}?version=${version.number}`}>Version {version.number}</a>,
					cells: [
						<StageBadge key="etat" stage={stageOf(version, now)} />,
						startText(isSigned(version) ? inForceFrom(version) : version.startsAt).replace(/^le /, ""),
						endText(isSigned(version) ? inForceUntil(version) : version.endsAt).replace(/^le /, ""),
						version.endReason ?? "",
					],
				}))}
			/>
			<Table
				id="historique"
				caption="Historique"
				detail={counted(history.length, "ligne")}
				columns={[
					{ header: "Quand" },
					{ header: "Qui" },
					{ header: "Version" },
					{ header: "Quoi" },
					{ header: "Détail", long: true },
				]}
				rows={history.map((line, index) => ({
					key: String(index),
					header: instant(line.at),
					cells: [line.who, String(line.version), historyLabels[line.what], detailOf(line, nameOf)],
				}))}
			/>
		</>
	);
}

/** What the partner answered since the version was last sent to them; nothing when they did not send it back. */
export function PartnerAnswer({ view }: { readonly view: CharterView }): VNode | null {
	const own = view.history.filter(({ version }) => version === view.version.number);
	const sent = own.findIndex(({ what }) => what === "relecture");
	const since = own.slice(0, sent === -1 ? 0 : sent);
	const back = since.find(({ what }) => what === "renvoi");
	if (!back) return null;
	const nameOf = nameIn(view.sources);
	const adjusted = since.filter(({ what }) => what === "ajustement").toReversed();
	return (
		<div class="notice">
			<p>
				{back.who} a renvoyé la charte le {instant(back.at)} : « {back.note} »
			</p>
			{adjusted.length > 0 ? (
				<ul>
					{adjusted.map((line, index) => (
						<li key={String(index)}>{upperFirst(detailOf(line, nameOf))}</li>
					))}
				</ul>
			) : null}
		</div>
	);
}

function detailOf({ clause, before, after, note }: HistoryLine, nameOf: (source: string) => string): string {
	const parts: string[] = [];
	if (clause !== null) {
		if (before && after) parts.push(`clause ${clause} : ${changes(before, after, nameOf)}`);
		else if (after) parts.push(`clause ${clause} ajoutée : ${describe(after, nameOf)}`);
		else if (before) parts.push(`clause ${clause} retirée : ${describe(before, nameOf)}`);
	}
	if (note !== "") parts.push(note);
	return parts.join(". ");
}

function termsOfClause(
	clause: Clause,
	nameOf: (source: string) => string,
): readonly (readonly [string, string])[] {
	return [
		["donnée", nameOf(clause.source)],
		["usage", useLabels[clause.use]],
		["finesse", levelName(clause.finest)],
		["diffusion", recipientsText(clause.recipients)],
		["secret", secrecyText(clause)],
		["conservation", retentionText(clause.retentionMonths)],
	];
}

function describe(clause: Clause, nameOf: (source: string) => string): string {
	return termsOfClause(clause, nameOf)
		.map(([, text]) => text)
		.join(", ");
}

/** « finesse : la zone d’emploi → le département ». */
function changes(before: Clause, after: Clause, nameOf: (source: string) => string): string {
	const old = termsOfClause(before, nameOf);
	return termsOfClause(after, nameOf)
		.flatMap(([name, text], index) => {
			const was = old[index]?.[1] ?? "";
			return was === text ? [] : [`${name} : ${was} → ${text}`];
		})
		.join(" ; ");
}
