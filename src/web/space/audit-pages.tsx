import { type AuditLine, brokenLine, record, searchAudit } from "../../access/index.ts";
import { csvText } from "../../exports/index.ts";
import { counted } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { Field } from "./form.tsx";
import type { SignedInContext, SpaceAnswer, SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const path = "/espace/journal";
const perPage = 50;
const exportLimit = 100_000;

async function auditPage({ person, access, query }: SignedInContext): Promise<SpaceAnswer> {
	const text = query.q ?? "";
	const number = Math.max(1, Math.min(10_000, Number.parseInt(query.page ?? "1", 10) || 1));
	const found = await searchAudit(access.records.query, {
		text,
		limit: perPage + 1,
		offset: (number - 1) * perPage,
	});
	const lines = found.slice(0, perPage);
	const broken = await brokenLine(access.records.query);
	const search = text === "" ? "" : `q=${encodeURIComponent(text)}`;
	const at = (n: number): string => `${path}?${[search, n > 1 ? `page=${n}` : ""].filter(Boolean).join("&")}`;
	return page({
		title: "Journal",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Journal" }],
		body: (
			<>
				<SpaceMenu person={person} current={path} />
				<h1>Journal des accès et des changements</h1>
				<p>
					{broken === undefined
						? "Chaque ligne porte l’empreinte de la précédente ; la chaîne entière vient d’être vérifiée et se tient."
						: `La chaîne des empreintes est rompue à la ligne ${broken} : le journal a été modifié hors de l’observatoire.`}
				</p>
				<search aria-label="Recherche dans le journal">
					<form class="stack-form" action={path} method="get">
						<Field name="q" type="search" label="Chercher" hint="Nom, adresse, action, droit…" value={text} />
						<button type="submit" class="button">
							Chercher
						</button>
					</form>
				</search>
				<p>
					<a href={`${path}.csv${search ? `?${search}` : ""}`}>Télécharger ces lignes (CSV)</a>
				</p>
				<Table
					id="journal"
					caption={text ? `Lignes contenant « ${text} »` : "Dernières lignes"}
					detail={`${counted(lines.length, "ligne")}, page ${number}`}
					columns={[
						{ header: "N°" },
						{ header: "Quand" },
						{ header: "Qui", long: true },
						{ header: "Action" },
						{ header: "Issue" },
						{ header: "Quoi", long: true },
						{ header: "D’où" },
					]}
					rows={lines.map((line) => ({
						key: String(line.seq),
						header: String(line.seq),
						cells: [instant(line.at), line.who, line.action, line.outcome, line.object, line.address],
					}))}
				/>
				<nav aria-label="Pages du journal">
					<ul class="links">
						{number > 1 ? (
							<li>
								<a href={at(number - 1)}>Plus récentes</a>
							</li>
						) : null}
						{found.length > perPage ? (
							<li>
								<a href={at(number + 1)}>Plus anciennes</a>
							</li>
						) : null}
					</ul>
				</nav>
			</>
		),
	});
}

async function auditCsv({ access, person, query, origin }: SignedInContext): Promise<SpaceAnswer> {
	const text = query.q ?? "";
	const object = text ? `journal filtré par « ${text} »` : "journal entier";
	// Told before it is given: the export is itself in the trail, and in the file.
	await record(access.records.query, { person, action: "export", outcome: "fait", object, origin });
	const lines = await searchAudit(access.records.query, { text, limit: exportLimit, offset: 0 });
	return { kind: "download", name: "journal.csv", type: "text/csv; charset=utf-8", body: csvOf(lines) };
}

export function csvOf(lines: readonly AuditLine[]): string {
	const rows = lines.map((line) => [
		String(line.seq),
		line.at.toISOString(),
		line.who,
		line.action,
		line.outcome,
		line.object,
		line.address,
		line.hash,
	]);
	const head = ["numero", "instant", "qui", "action", "issue", "quoi", "adresse", "empreinte"];
	return csvText([head, ...rows]);
}

const action = "audit.read";

export const auditRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action, handle: auditPage },
	{ method: "GET", pattern: `${path}.csv`, action, handle: auditCsv },
];
