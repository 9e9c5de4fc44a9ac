import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
	agree,
	askCode,
	chartersMigrations,
	createCharter,
	endCharter,
	listCertificates,
	sendToReview,
	sendToSignature,
	signWithCode,
} from "../charters/index.ts";
import { contrats, contratsFile } from "../deliveries/fixture/contrats.ts";
import { ownDesk } from "../deliveries/fixture/own-desk.ts";
import { deposit, seeDelivery } from "../deliveries/index.ts";
import { charterCare } from "./cares.ts";

it("a month after the end of its charter, the file of a partner is gone and its certificate is there", async () => {
	const own = await ownDesk(undefined, chartersMigrations);
	try {
		const { access } = own.desk;
		const operator = { person: own.analyst, origin: own.origin };
		const partner = { person: own.partner, origin: own.origin };
		const clause = {
			source: contrats.id,
			use: "diffusion",
			finest: "departement",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 1,
		};
		const text = "Essai";
		const slug = await createCharter(access, operator, {
			partner: own.opco,
			terms: {
				title: "Contrats",
				purpose: text,
				categories: text,
				legalBasis: text,
				security: text,
				text,
				signatoryName: own.partner.name,
				signatoryEmail: own.partner.email,
				starts: "2020-01-01",
				ends: "2099-12-31",
			},
			clauses: [clause],
			sources: [contrats.id],
		});
		await sendToReview(access, operator, slug);
		await agree(access, partner, slug);
		await sendToSignature(access, operator, slug);
		await askCode(access, partner, slug);
		const [letter] = await access.records.query<{ body: string }>(
			"select body from letter where subject like 'Code de signature%'",
		);
		await signWithCode(access, partner, slug, /: (\d{6})$/m.exec(letter?.body ?? "")?.[1] ?? "");

		const given = await deposit(
			own.desk,
			own.partner,
			{
				source: contrats.id,
				organisation: own.opco,
				name: "c.csv",
				path: own.file("c.csv", contratsFile(1)),
				channel: "page",
			},
			own.origin,
		);
		const bytes = join(own.dataDir, "deliveries", given.sha256);
		await endCharter(access, operator, slug, "Essai");
		const { round } = charterCare(own.desk);
		await round();
		expect(existsSync(bytes)).toBe(true);

		own.later(32 * 24 * 3600_000);
		await round();
		expect(existsSync(bytes)).toBe(false);
		expect(await listCertificates(access, own.partner)).toMatchObject([
			{ delivery: given.id, sha256: given.sha256, name: "c.csv", clause: 1 },
		]);
		expect((await seeDelivery(own.desk, own.partner, given.id)).removedAt).toBeInstanceOf(Date);
	} finally {
		await own.close();
	}
});
