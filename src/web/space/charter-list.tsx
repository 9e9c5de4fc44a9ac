import type { VNode } from "preact";
import { may, mayIn } from "../../access/index.ts";
import {
	type Alert,
	alertsOf,
	type Charter,
	endText,
	inForceUntil,
	listCertificates,
	listCharters,
	stageOf,
	type Version,
} from "../../charters/index.ts";
import { counted } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { StageBadge } from "./charter-badge.tsx";
import { chartersPath, pathOf } from "./charter-view.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** The version that tells best where a charter stands: the one in force, else the newest. */
function mainVersion({ versions }: Charter, now: Date): Version | undefined {
	const living = versions.find((version) => ["en-vigueur", "expire-bientot"].includes(stageOf(version, now)));
	return living ?? versions[0];
}

function alertText(alerts: readonly Alert[], versions: readonly Version[]): string {
	const own = alerts.find(({ version }) => versions.some(({ id }) => id === version));
	return own ? `${counted(own.days, "jour")} avant la fin, le ${instant(own.at)}` : "aucune";
}

export async function charterList({ access, person }: SignedInContext): Promise<SpaceAnswer> {
	const now = access.now();
	const charters = await listCharters(access, person);
	const alerts = await alertsOf(
		access,
		charters.flatMap(({ versions }) => versions),
	);
	const certificates = await listCertificates(access, person);
	const rows = charters.flatMap((charter) => {
		const version = mainVersion(charter, now);
		const [newest] = charter.versions;
		if (!version || !newest) return [];
		const stage = stageOf(version, now);
		const next = newest === version ? null : stageOf(newest, now);
		return [
			{
				key: charter.id,
				header: <a href={pathOf(charter)}>{version.title}</a>,
				cells: [
					charter.partner.name,
					<>
						<StageBadge stage={stage} />
						{next ? (
							<>
								{" "}
								<small>
									version {newest.number} : <StageBadge stage={next} />
								</small>
							</>
						) : null}
					</>,
					endText(inForceUntil(version)).replace(/^le /, ""),
					alertText(alerts, charter.versions),
				],
			},
		];
	});
	return page({
		title: "Chartes de partage de données",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Chartes" }],
		body: (
			<>
				<SpaceMenu person={person} current={chartersPath} />
				<h1>Chartes de partage de données</h1>
				<p>
					Une charte dit quelles données un partenaire partage, pour quel usage, avec quelle finesse et avec
					qui. Sans charte en vigueur, rien n’est reçu ni montré.
				</p>
				{may(person, "charters.manage") ? (
					<p>
						<a class="button" href={`${chartersPath}/nouvelle`}>
							Préparer une charte
						</a>
					</p>
				) : null}
				{rows.length === 0 ? (
					<p class="absent">Aucune charte ne vous concerne pour l’instant.</p>
				) : (
					<Table
						id="chartes"
						caption="Chartes"
						detail={counted(rows.length, "charte")}
						columns={[
							{ header: "Charte" },
							{ header: "Partenaire" },
							{ header: "État" },
							{ header: "Jusqu’au" },
							{ header: "Dernière alerte" },
						]}
						rows={rows}
					/>
				)}
				{mayIn(person, "charters.read") ? <Documents certificates={certificates.length} /> : null}
			</>
		),
	});
}

function Documents({ certificates }: { readonly certificates: number }): VNode {
	return (
		<>
			<h2>Registre et certificats</h2>
			<ul class="links">
				<li>
					<a href={`${chartersPath}/registre.xlsx`}>Registre des traitements (Excel)</a>
				</li>
				<li>
					<a href={`${chartersPath}/registre.csv`}>Registre des traitements (CSV)</a>
				</li>
				<li>
					<a href={`${chartersPath}/certificats`}>Certificats de suppression</a>{" "}
					<small>{counted(certificates, "certificat")}</small>
				</li>
			</ul>
		</>
	);
}
