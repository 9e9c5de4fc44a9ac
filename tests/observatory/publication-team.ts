import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Access, accessMigrations, openSeal, type Person, type Role } from "../../src/access/index.ts";
import { chartersMigrations } from "../../src/charters/index.ts";
import { mailMigrations } from "../../src/platform/mail/letter.ts";
import { openReady } from "../../src/platform/records/ready.ts";
import {
	approveDraft,
	createDraft,
	type Doer,
	editTexts,
	publicationMigrations,
	submitDraft,
	tick,
} from "../../src/publication/index.ts";
import { publish, setCandidate } from "../../src/release/index.ts";
import { type SmallRelease, smallRelease } from "./small-release.ts";

const origin = { address: "127.0.0.1", agent: "essai" } as const;

/** People of the operator on real records, one release served, and a clock that the test sets. */
export interface Team {
	readonly access: Access;
	readonly fresh: () => Promise<void>;
	readonly author: Doer;
	readonly approver: Doer;
	/** May do both, on any draft but those that they wrote. */
	readonly administrator: Doer;
	/** No role: only named. */
	readonly reader: Doer;
	readonly set: (instant: string) => void;
	/** A release that waits, with one cell more or less than the one served. */
	readonly wait: (id: string, cells?: SmallRelease["cells"], more?: Partial<SmallRelease>) => Promise<void>;
	/** A draft with its texts and its checklist done. */
	readonly complete: (title?: string) => Promise<string>;
	/** The same, approved by the approver. */
	readonly approved: (title?: string) => Promise<string>;
	readonly letters: (to: string) => Promise<readonly string[]>;
	readonly close: () => Promise<void>;
}

export const served: SmallRelease["cells"] = [
	{ territory: "14", value: 100 },
	{ territory: "27", value: 50 },
];

/** One server for a file of tests: `fresh` empties it before each. */
export async function openTeam(): Promise<Team> {
	const folder = mkdtempSync(join(tmpdir(), "def-publication-"));
	let dataDir = folder;
	const migrations = [
		...accessMigrations,
		...mailMigrations,
		...chartersMigrations,
		...publicationMigrations,
	];
	const records = await openReady({ dataDir: folder, migrations });
	const start = "2026-03-02T08:00:00Z";
	let instant = new Date(start);
	const access: Access = {
		records,
		seal: openSeal(folder),
		get dataDir() {
			return dataDir;
		},
		publicUrl: "http://localhost",
		now: () => instant,
	};
	const [operator] = await records.query<{ id: string }>(
		"insert into organisation (name, kind) values ('Exploitant', 'Carif-Oref') returning id",
	);
	const person = async (name: string, role?: Role): Promise<Doer> => {
		const email = `${name.toLowerCase()}@exemple.fr`;
		const [made] = await records.query<{ id: string }>(
			"insert into person (email, name) values ($1, $2) returning id",
			[email, name],
		);
		const id = made?.id ?? "";
		const organisation = { id: operator?.id ?? "", name: "Exploitant", kind: "Carif-Oref" };
		if (role)
			await records.query(
				"insert into membership (person_id, role, organisation_id, perimeter_kind) values ($1, $2, $3, 'tout')",
				[id, role, organisation.id],
			);
		const whole: Person = {
			id,
			email,
			name,
			suspended: false,
			hasPassword: true,
			secondFactor: false,
			memberships: role ? [{ id, role, organisation, perimeter: { kind: "tout", value: "" } }] : [],
		};
		return { person: whole, origin };
	};
	const [author, approver, administrator, reader] = [
		await person("Auteur", "charge-etudes"),
		await person("Responsable", "responsable-publication"),
		await person("Administration", "administrateur"),
		await person("Lecture"),
	];
	const fresh = async (): Promise<void> => {
		instant = new Date(start);
		dataDir = mkdtempSync(join(folder, "donnees-"));
		await records.transaction(async (query) => {
			// The tables refuse to forget: their guards are off for this transaction alone.
			await query("set local session_replication_role = replica");
			await query("truncate publication_draft, publication_withdrawal, letter, audit cascade");
		});
		await smallRelease(dataDir, { id: "servie", cells: served });
		publish(dataDir, 0, {
			version: "1.0.0",
			release: "servie",
			published: instant.toISOString(),
			kind: "ordinaire",
			title: "Première diffusion",
			note: "Première",
			channel: "operateur",
			changes: { added: 2, removed: 0, revised: 0 },
		});
	};
	const complete = async (title = "Marché du travail"): Promise<string> => {
		const id = await createDraft(access, author, { title });
		await editTexts(access, author, id, { title, note: "Une valeur est révisée.", erratum: "" });
		for (const item of ["secret", "textes", "accessibilite"])
			await tick(access, author, id, { item, done: true });
		return id;
	};
	return {
		access,
		fresh,
		author,
		approver,
		administrator,
		reader,
		set(text) {
			instant = new Date(text);
		},
		async wait(id, cells = [...served, { territory: "50", value: 7 }], more = {}) {
			await smallRelease(dataDir, { id, cells, ...more });
			setCandidate(dataDir, id);
		},
		complete,
		async approved(title) {
			const id = await complete(title);
			await submitDraft(access, author, id);
			await approveDraft(access, approver, id);
			return id;
		},
		letters: async (to) =>
			(
				await records.query<{ subject: string; body: string }>(
					"select subject, body from letter where recipient = $1 order by queued_at, id",
					[to],
				)
			).map(({ subject, body }) => `${subject}\n${body}`),
		async close() {
			await records.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
