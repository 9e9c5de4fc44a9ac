import { keepCharters } from "../charters/index.ts";
import { type Connection, runDueConnectors } from "../connectors/index.ts";
import {
	type Desk,
	deliveriesUnder,
	governIntake,
	openDrops,
	remindLate,
	removeDelivery,
	type Uploads,
} from "../deliveries/index.ts";
import { forgetFrozen } from "../frozen/index.ts";
import { counted, type Settings } from "../platform/index.ts";
import { openPostman } from "../platform/mail/postman.ts";
import type { Care } from "./clock.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What the observatory does by itself while it is served. Each part is safe to cut at any instant and to do again. */
export function caresOf(
	desk: Desk,
	uploads: Uploads,
	connection: Connection,
	settings: Settings,
): readonly Care[] {
	const { access } = desk;
	const { dataDir, publicUrl, mailFrom, smtpUrl, dropDir } = settings;
	const postman = openPostman({
		records: access.records,
		dataDir,
		publicUrl,
		from: mailFrom,
		now: access.now,
		...(smtpUrl === undefined ? {} : { smtpUrl }),
	});
	const drops = openDrops(desk, dropDir);
	return [
		{
			name: "Courrier",
			every: 15 * second,
			first: 5 * second,
			async round() {
				const { sent, failed } = await postman.deliver();
				if (failed > 0) return `${counted(failed, "message")} en échec, à réessayer`;
				return sent > 0 ? counted(sent, "message envoyé", "messages envoyés") : undefined;
			},
		},
		{
			name: "Dossier surveillé",
			every: 20 * second,
			first: 10 * second,
			async round() {
				const { received, refused, troubles } = await drops.care();
				const [trouble] = troubles;
				if (trouble !== undefined) throw new Error(trouble);
				if (received + refused === 0) return undefined;
				return `${counted(received, "fichier reçu", "fichiers reçus")}, ${counted(refused, "refusé")}`;
			},
		},
		{
			name: "Rappels",
			every: hour,
			first: minute,
			async round() {
				const queued = await remindLate(desk);
				return queued > 0 ? counted(queued, "rappel") : undefined;
			},
		},
		charterCare(desk),
		{
			name: "Connecteurs",
			every: 15 * minute,
			first: 5 * minute,
			async round() {
				const results = await runDueConnectors(desk, connection);
				const told = results.filter(({ outcome }) => outcome !== "inchange");
				return told.length > 0
					? told.map(({ source, detail }) => `${source}, ${detail}`).join(" ")
					: undefined;
			},
		},
		{
			name: "Envois abandonnés",
			every: 6 * hour,
			first: 10 * minute,
			async round() {
				const swept = uploads.sweep();
				return swept > 0 ? `${counted(swept, "envoi effacé", "envois effacés")}` : undefined;
			},
		},
	];
}

const endOfRetention =
	"Ces chiffres venaient d’un fichier partagé sous charte : ils ont été supprimés avec lui, au terme de sa conservation.";

/** An alert, an end or a deletion is never more than an hour late. */
export function charterCare(desk: Desk): Care {
	return {
		name: "Chartes",
		every: hour,
		first: 2 * minute,
		async round() {
			const { alerts, ended, certificates } = await keepCharters(desk.access, {
				deliveriesUnder: (rule) => deliveriesUnder(desk, rule),
				async remove({ id, source, organisation }) {
					await removeDelivery(desk, id);
					const { dataDir, now } = desk.access;
					forgetFrozen(dataDir, { source, organisation: organisation.id }, now(), endOfRetention);
				},
			});
			await governIntake(desk);
			if (alerts + ended + certificates === 0) return undefined;
			return `${counted(alerts, "alerte")}, ${counted(ended, "fin")}, ${counted(certificates, "certificat")} de suppression`;
		},
	};
}
