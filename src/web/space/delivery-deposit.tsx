import type { VNode } from "preact";
import type { Organisation } from "../../access/index.ts";
import { type Depositable, type DepositChoice, deposit, depositable } from "../../deliveries/index.ts";
import { DefError } from "../../platform/errors.ts";
import { compareFrench, formatNumber } from "../../platform/french.ts";
import { page } from "../page.ts";
import { deliveryPath } from "./delivery-view.ts";
import { sizeText } from "./delivery-words.ts";
import { ErrorSummary, FileField, type FormFault, faultOf, PostForm } from "./form.tsx";
import { largestFile, ownerOf, piecesPath } from "./pieces.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";
import { receivedFile } from "./upload.ts";

const path = "/espace/collecte/deposer";

async function depositPage(context: SignedInContext, fault?: FormFault): Promise<SpaceAnswer> {
	const { desk, person, query, form, visitor, uploads } = context;
	const choice = await depositable(desk, person);
	const sent = await uploads.list(ownerOf(person));
	const whole = fault
		? sent.find(({ id, received, bytes }) => id === form.envoi && received === bytes)
		: undefined;
	const halfway = sent.filter(({ received, bytes }) => received < bytes);
	const chosen = fault ? form : query;
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Déposer un fichier" : "Déposer un fichier",
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Collecte", path: "/espace/collecte" },
			{ label: "Déposer un fichier" },
		],
		scripts: ["deposit"],
		body: (
			<>
				<CollectionMenu person={person} current={path} />
				<h1>Déposer un fichier</h1>
				<ErrorSummary fault={fault} />
				{choice.open.length === 0 ? (
					<p class="notice">
						Aucun jeu de données ne vous est ouvert au dépôt aujourd’hui. Demandez à la personne de
						l’observatoire qui suit votre charte.
					</p>
				) : (
					<PostForm action={path} csrf={visitor.csrf} upload>
						<Sources choice={choice} value={chosen.source} fault={fault} />
						<Organisations choice={choice} value={chosen.organisation} fault={fault} />
						{whole ? (
							<p>
								<input type="hidden" name="envoi" value={whole.id} />
								Fichier déjà envoyé : <code>{whole.name}</code>, {sizeText(whole.bytes)}. Vous n’avez pas à le
								renvoyer.
							</p>
						) : (
							<div
								class="drop"
								data-drop
								data-pieces={piecesPath}
								data-csrf={visitor.csrf}
								data-largest={String(largestFile)}
							>
								<FileField
									name="fichier"
									label="Fichier"
									hint={`CSV, XLSX, XLS, ODS, JSON, XML, Parquet ou ZIP, tel que vous l’avez, ${formatNumber(largestFile / 1024 ** 3)} Go au plus`}
									fault={fault}
								/>
								<p data-drop-words hidden>
									Vous pouvez aussi glisser le fichier dans ce cadre.
								</p>
								<div data-sending hidden>
									<progress max={100} value={0} aria-label="Envoi du fichier" />
									<p role="status" data-sending-words />
								</div>
							</div>
						)}
						{halfway.length > 0 ? (
							<div class="notice" data-halfway>
								<p>
									Envois interrompus : choisissez à nouveau le même fichier, l’envoi reprendra où il s’est
									arrêté.
								</p>
								<ul>
									{halfway.map(({ id, name, received, bytes }) => (
										<li key={id}>
											<code>{name}</code> : {sizeText(received)} reçus sur {sizeText(bytes)}
										</li>
									))}
								</ul>
							</div>
						) : null}
						<button type="submit" class="button">
							Déposer
						</button>
						<p class="hint">
							Le fichier est gardé tel quel. Son contrôle commence aussitôt : vous verrez chaque défaut avec
							sa ligne et sa colonne.
						</p>
					</PostForm>
				)}
				<Closed choice={choice} />
			</>
		),
	});
}

/** Two charters may open one data set, each for its partner: one line names both. */
function basesOf(open: readonly Depositable[]): ReadonlyMap<string, readonly Depositable[]> {
	return Map.groupBy(open, ({ source }) => source.id);
}

function Sources(props: {
	readonly choice: DepositChoice;
	readonly value: string | undefined;
	readonly fault: FormFault | undefined;
}): VNode {
	const groups = [
		{ label: "Sous charte", charter: true },
		{ label: "Sous licence ouverte", charter: false },
	];
	const bySource = [...basesOf(props.choice.open).values()].sort((a, b) =>
		compareFrench(a[0]?.source.title ?? "", b[0]?.source.title ?? ""),
	);
	return (
		<div class={props.fault?.field === "source" ? "field wrong" : "field"}>
			<label for="source">Jeu de données</label>
			<p class="hint" id="source-aide">
				Avec la charte ou la licence qui permet de le déposer
			</p>
			<select id="source" name="source" aria-describedby="source-aide">
				{groups.map(({ label, charter }) => {
					const inside = bySource.filter(([first]) => (first?.source.sharing === "charter") === charter);
					return inside.length === 0 ? null : (
						<optgroup key={label} label={label}>
							{inside.map((openings) => {
								const [first] = openings;
								if (!first) return null;
								const { id, title } = first.source;
								return (
									<option key={id} value={id} selected={id === props.value}>
										{title} ({openings.map(({ basis }) => basis).join(" ; ")})
									</option>
								);
							})}
						</optgroup>
					);
				})}
			</select>
		</div>
	);
}

function Organisations(props: {
	readonly choice: DepositChoice;
	readonly value: string | undefined;
	readonly fault: FormFault | undefined;
}): VNode {
	const all = new Map<string, Organisation>(
		props.choice.open.flatMap(({ organisations }) => organisations.map((one) => [one.id, one] as const)),
	);
	const sorted = [...all.values()].sort((a, b) => compareFrench(a.name, b.name));
	const [only, other] = sorted;
	if (only && !other) {
		return (
			<p>
				<input type="hidden" name="organisation" value={only.id} />
				Pour {only.name}.
			</p>
		);
	}
	return (
		<div class={props.fault?.field === "organisation" ? "field wrong" : "field"}>
			<label for="organisation">Organisation qui fournit le fichier</label>
			<select id="organisation" name="organisation">
				{sorted.map(({ id, name }) => (
					<option key={id} value={id} selected={id === props.value}>
						{name}
					</option>
				))}
			</select>
		</div>
	);
}

function Closed({ choice }: { readonly choice: DepositChoice }): VNode | null {
	if (choice.closed.length === 0) return null;
	return (
		<details open={choice.open.length === 0}>
			<summary>Jeux de données que vous ne pouvez pas déposer aujourd’hui</summary>
			<ul>
				{choice.closed.map(({ source, reason }) => (
					<li key={source.id}>
						{source.title} : {reason}
					</li>
				))}
			</ul>
			<p>Une charte signée et en vigueur ouvre le dépôt : voyez avec l’observatoire.</p>
		</details>
	);
}

async function doDeposit(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, form, origin, uploads } = context;
	const { source = "", organisation = "", envoi } = form;
	try {
		const file = envoi ? await uploads.finished(ownerOf(person), envoi) : receivedFile(context);
		const { name, path: received } = file;
		const given = { source, organisation, name, path: received, channel: "page" } as const;
		const made = await deposit(desk, person, given, origin);
		if (envoi) uploads.forget(ownerOf(person), envoi);
		return goTo(`${deliveryPath(made.id)}?fait=${made.again ? "deja-recu" : "recu"}`);
	} catch (error) {
		if (!(error instanceof DefError) || error.code === "acces-refuse") throw error;
		return await depositPage(context, faultOf(error));
	}
}

const action = "deliveries.deposit";

export const depositRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action, handle: (context) => depositPage(context) },
	{ method: "POST", pattern: path, action, upload: { maxBytes: largestFile }, handle: doDeposit },
];
