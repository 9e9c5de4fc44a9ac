import type { VNode } from "preact";
import { mayIn, type Person, perimeterLabels, roleLabels } from "../../access/index.ts";
import { Table } from "../components/table.tsx";
import { page } from "../page.ts";
import { SignOut } from "./account-pages.tsx";
import { roleGuides } from "./dashboard-roles.ts";
import { tasksOf } from "./dashboard-tasks.ts";
import type { SignedInContext, SpaceAnswer, SpaceRoute } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";
import type { Task } from "./task.ts";

const path = "/espace";

/** What waits for this person, then what their roles open. */
async function dashboardPage(context: SignedInContext): Promise<SpaceAnswer> {
	const { person, visitor } = context;
	const tasks = await tasksOf(context);
	return page({
		title: "Mon espace",
		crumbs: [{ label: "Mon espace" }],
		body: (
			<>
				<SpaceMenu person={person} current={path} />
				<h1>Mon espace</h1>
				<p>
					{person.name} ({person.email})
				</p>
				<SignOut csrf={visitor.csrf} />
				{tasks.length > 0 || mayIn(person, "deliveries.read") || mayIn(person, "charters.read") ? (
					<Tasks tasks={tasks} />
				) : null}
				<Roles person={person} />
				{person.secondFactor || !person.hasPassword ? null : (
					<p class="notice">
						Votre compte n’a que son mot de passe.{" "}
						<a href="/espace/second-facteur">Activer le second facteur</a>
					</p>
				)}
			</>
		),
	});
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }): VNode {
	return (
		<section class="part" aria-labelledby="a-faire">
			<h2 id="a-faire">À faire</h2>
			{tasks.length === 0 ? (
				<p>Rien ne vous attend aujourd’hui.</p>
			) : (
				<ul class="links">
					{tasks.map(({ text, path, detail, urgent }) => (
						<li key={`${path} ${text}`}>
							<a href={path}>{text}</a> {urgent ? <span class="badge bad">Urgent</span> : null}
							<br />
							<small>{detail}</small>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

function Roles({ person }: { readonly person: Person }): VNode {
	const held = [...new Set(person.memberships.map(({ role }) => role))];
	return (
		<section class="part" aria-labelledby="mes-roles">
			<h2 id="mes-roles">Mes rôles</h2>
			{held.length === 0 ? (
				<p>
					Aucun rôle ne vous est donné pour l’instant : demandez-le à l’administrateur de votre organisation.{" "}
					{roleGuides.public.sentence}
				</p>
			) : (
				<Table
					id="roles"
					caption="Mes rôles, par organisation et périmètre"
					columns={[{ header: "Rôle" }, { header: "Organisation" }, { header: "Périmètre" }]}
					rows={person.memberships.map((m) => ({
						key: m.id,
						header: roleLabels[m.role],
						cells: [
							m.organisation.name,
							`${perimeterLabels[m.perimeter.kind]}${m.perimeter.value ? ` (${m.perimeter.value})` : ""}`,
						],
					}))}
				/>
			)}
			<ul class="entries">
				{(held.length === 0 ? (["public"] as const) : held).map((role) => (
					<li key={role}>
						<h3>{roleLabels[role]}</h3>
						<p>{roleGuides[role].sentence}</p>
						<ul class="links">
							{roleGuides[role].links
								.filter(({ path }) => opens(person, path))
								.map(({ label, path }) => (
									<li key={path}>
										<a href={path}>{label}</a>
									</li>
								))}
						</ul>
					</li>
				))}
			</ul>
		</section>
	);
}

/** A role held over a perimeter that opens no page yet must not lead to a refusal. */
function opens(person: Person, path: string): boolean {
	if (!path.startsWith("/espace")) return true;
	if (path === "/espace/collecte/deposer") return mayIn(person, "deliveries.deposit");
	if (path.startsWith("/espace/collecte")) return mayIn(person, "deliveries.read");
	if (path.startsWith("/espace/diffusions")) return mayIn(person, "releases.follow");
	return mayIn(person, path.startsWith("/espace/chartes") ? "charters.read" : "people.manage");
}

export const dashboardRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action: "account.keep", handle: dashboardPage },
];
