import type { VNode } from "preact";
import { type Certificate, listCertificates, seeCertificate } from "../../charters/index.ts";
import { counted } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { chartersPath, nameIn } from "./charter-view.ts";
import { sizeText } from "./delivery-words.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

const path = `${chartersPath}/certificats`;
const trail = [
	{ label: "Mon espace", path: "/espace" },
	{ label: "Chartes", path: chartersPath },
] as const;

export function CertificateTable(props: { readonly certificates: readonly Certificate[] }): VNode {
	return (
		<Table
			id="certificats"
			caption="Fichiers supprimés au terme de leur conservation"
			detail={counted(props.certificates.length, "certificat")}
			columns={[
				{ header: "Certificat" },
				{ header: "Fichier", long: true },
				{ header: "Organisation" },
				{ header: "Reçu" },
				{ header: "Supprimé" },
			]}
			rows={props.certificates.map((one) => ({
				key: String(one.number),
				header: <a href={`${path}/${one.number}`}>N° {one.number}</a>,
				cells: [one.name, one.organisation, instant(one.receivedAt), instant(one.deletedAt)],
			}))}
		/>
	);
}

export async function certificateList({ access, person }: SignedInContext): Promise<SpaceAnswer> {
	const certificates = await listCertificates(access, person);
	return page({
		title: "Certificats de suppression",
		crumbs: [...trail, { label: "Certificats" }],
		body: (
			<>
				<SpaceMenu person={person} current={chartersPath} />
				<h1>Certificats de suppression</h1>
				{certificates.length === 0 ? (
					<p class="absent">Aucun fichier n’a encore atteint la fin de sa conservation.</p>
				) : (
					<CertificateTable certificates={certificates} />
				)}
			</>
		),
	});
}

export async function certificatePage({
	access,
	person,
	params,
	desk,
}: SignedInContext): Promise<SpaceAnswer> {
	const one = await seeCertificate(access, person, params.number ?? "");
	return page({
		title: `Certificat de suppression n° ${one.number}`,
		crumbs: [...trail, { label: "Certificats", path }, { label: `N° ${one.number}` }],
		body: (
			<>
				<SpaceMenu person={person} current={chartersPath} />
				<h1>Certificat de suppression n° {one.number}</h1>
				<p>L’observatoire atteste que ce fichier et les données qui en venaient ont été supprimés.</p>
				<dl class="facts">
					<dt>Fichier</dt>
					<dd>
						<code>{one.name}</code>, {sizeText(one.bytes)}
					</dd>
					<dt>Empreinte SHA-256</dt>
					<dd>
						<code>{one.sha256}</code>
					</dd>
					<dt>Jeu de données</dt>
					<dd>{nameIn(desk.sources)(one.source)}</dd>
					<dt>Remis par</dt>
					<dd>{one.organisation}</dd>
					<dt>Reçu</dt>
					<dd>le {instant(one.receivedAt)}</dd>
					<dt>Supprimé</dt>
					<dd>le {instant(one.deletedAt)}</dd>
					<dt>Règle</dt>
					<dd>{one.rule}</dd>
					<dt>Clause</dt>
					<dd>« {one.clauseText} »</dd>
				</dl>
			</>
		),
	});
}
