import type { VNode } from "preact";
import type { Source } from "../../../catalogue/model.ts";
import { everyOrganisation, may } from "../../access/index.ts";
import {
	addExpected,
	expectedCalendar,
	expectedLabels,
	type LastBuild,
	lastBuild,
	listExpected,
	mayOn,
	recurrences,
	removeExpected,
	type SeenExpected,
	scorecards,
} from "../../deliveries/index.ts";
import { counted, formatDate, formatPeriod } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { ExpectedForm } from "./collection-form.tsx";
import { ScorecardTable } from "./collection-scorecards.tsx";
import { deliveryPath } from "./delivery-view.ts";
import { titleOf } from "./delivery-words.ts";
import { ErrorSummary, type FormFault, faultOf, PostForm } from "./form.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";

const path = "/espace/collecte";

/** P20: who must deliver what, and when. */
async function collectionPage(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, desk, person, visitor, form } = context;
	const expected = await listExpected(desk, person);
	const cards = await scorecards(desk, person);
	const manages = may(person, "collection.manage");
	const late = expected.filter(({ state }) => state === "en-retard").length;
	return page({
		status: fault ? 422 : 200,
		title: fault ? "Erreur – Collecte" : "Collecte : attendus",
		crumbs: [{ label: "Mon espace", path: "/espace" }, { label: "Collecte" }],
		body: (
			<>
				<CollectionMenu person={person} current={path} />
				<h1>Collecte</h1>
				<ErrorSummary fault={fault} />
				<section class="part" aria-labelledby="collecte-attendus">
					<h2 id="collecte-attendus">Attendus</h2>
					{expected.length === 0 ? (
						<p>Aucune livraison n’est attendue pour l’instant.</p>
					) : (
						<>
							<p>
								{counted(expected.length, "livraison attendue", "livraisons attendues")},{" "}
								{late === 0 ? "aucune" : late} en retard.{" "}
								<a href={`${path}/attendus.ics`}>Ajouter à mon agenda (ICS)</a>
							</p>
							<ExpectedTable context={context} expected={expected} manages={manages} />
						</>
					)}
				</section>
				{manages ? <Build build={await lastBuild(desk, person)} /> : null}
				{cards.length === 0 ? null : (
					<section class="part" aria-labelledby="collecte-partenaires">
						<h2 id="collecte-partenaires">Comment livrent les partenaires</h2>
						<ScorecardTable cards={cards} />
					</section>
				)}
				{manages ? (
					<section class="part" aria-labelledby="collecte-ajouter">
						<h2 id="collecte-ajouter">Ajouter une livraison attendue</h2>
						<details open={expected.length === 0 || fault !== undefined}>
							<summary>Remplir le calendrier</summary>
							<ExpectedForm
								action={`${path}/attendus`}
								csrf={visitor.csrf}
								sources={desk.sources}
								organisations={await everyOrganisation(access)}
								recurrences={recurrences}
								form={form}
								fault={fault}
							/>
						</details>
					</section>
				) : null}
			</>
		),
	});
}

/** What became of the deliveries accepted last: a refused build leaves the release that was there. */
function Build({ build }: { readonly build: LastBuild | undefined }): VNode | null {
	if (!build) return null;
	const { ended, refused, said } = build;
	return (
		<div class={refused ? "notice" : "notice done"}>
			<p>
				{refused
					? `La construction du ${instant(ended)} a été refusée : la diffusion précédente reste servie.`
					: `Les lots acceptés sont dans la diffusion construite le ${instant(ended)}.`}
			</p>
			<details>
				<summary>Ce que la construction a dit</summary>
				<pre>{said}</pre>
			</details>
		</div>
	);
}

function ExpectedTable(props: {
	readonly context: SignedInContext;
	readonly expected: readonly SeenExpected[];
	readonly manages: boolean;
}): VNode {
	const { context, expected, manages } = props;
	return (
		<Table
			id="attendus"
			caption="Livraisons attendues, par échéance"
			columns={[
				{ header: "Producteur", long: true },
				{ header: "Jeu de données", long: true },
				{ header: "Période" },
				{ header: "Attendu le" },
				{ header: "État" },
				{ header: "Dernier lot" },
				{ header: "Agir" },
			]}
			rows={expected.map((one) => ({
				key: one.id,
				header: one.organisation.name,
				cells: [
					titleOf(context.desk.sources, one.source),
					formatPeriod(one.period),
					formatDate(`${one.due}T12:00:00Z`, "short"),
					<ExpectedState key="state" one={one} />,
					one.delivery ? <a href={deliveryPath(one.delivery.id)}>{one.delivery.label}</a> : "aucun",
					<ExpectedActs key="acts" context={context} one={one} manages={manages} />,
				],
			}))}
		/>
	);
}

function ExpectedState({ one }: { readonly one: SeenExpected }): VNode {
	const tone = one.state === "en-retard" ? "bad" : one.state === "accepte" ? "good" : "wait";
	const late = one.state === "en-retard" ? ` de ${counted(one.daysLate, "jour")}` : "";
	return (
		<span class={`badge ${tone}`}>
			{expectedLabels[one.state]}
			{late}
		</span>
	);
}

function ExpectedActs(props: {
	readonly context: SignedInContext;
	readonly one: SeenExpected;
	readonly manages: boolean;
}): VNode {
	const { context, one, manages } = props;
	const { person, visitor, desk } = context;
	const on = { source: one.source, organisation: one.organisation.id };
	const what = `${titleOf(desk.sources, one.source)}, ${one.organisation.name}`;
	const checks = one.delivery !== undefined && mayOn(person, "deliveries.decide", on);
	return (
		<>
			{checks && one.delivery ? (
				<a href={deliveryPath(one.delivery.id)}>
					Contrôler<span class="visually-hidden"> : {what}</span>
				</a>
			) : null}
			{!one.delivery && mayOn(person, "deliveries.deposit", on) ? (
				<a href={`${path}/deposer?${new URLSearchParams(on)}`}>
					Déposer<span class="visually-hidden"> : {what}</span>
				</a>
			) : null}
			{manages ? (
				<PostForm action={`${path}/attendus/retirer`} csrf={visitor.csrf} inline>
					<input type="hidden" name="expected" value={one.id} />
					<button type="submit" class="button plain">
						Retirer<span class="visually-hidden"> : {what}</span>
					</button>
				</PostForm>
			) : null}
		</>
	);
}

async function doAdd(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, form, origin } = context;
	const { source = "", organisation = "", contact = "", period = "", due = "", recurrence = "" } = form;
	try {
		await addExpected(desk, person, { source, organisation, contact, period, due, recurrence }, origin);
	} catch (error) {
		return await collectionPage(context, faultOf(error));
	}
	return goTo(path);
}

async function doRemove(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, form, origin } = context;
	try {
		await removeExpected(desk, person, form.expected ?? "", origin);
	} catch (error) {
		return await collectionPage(context, faultOf(error));
	}
	return goTo(path);
}

async function giveCalendar({ access, desk, person }: SignedInContext): Promise<SpaceAnswer> {
	const expected = await listExpected(desk, person);
	const titles = new Map(desk.sources.map(({ id, title }: Source) => [id, title]));
	return {
		kind: "download",
		name: "livraisons-attendues.ics",
		type: "text/calendar; charset=utf-8",
		body: expectedCalendar(expected, titles, access.publicUrl),
	};
}

const read = "deliveries.read";
const manage = "collection.manage";

export const collectionRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action: read, handle: (context) => collectionPage(context) },
	{ method: "GET", pattern: `${path}/attendus.ics`, action: read, handle: giveCalendar },
	{ method: "POST", pattern: `${path}/attendus`, action: manage, handle: doAdd },
	{ method: "POST", pattern: `${path}/attendus/retirer`, action: manage, handle: doRemove },
];
