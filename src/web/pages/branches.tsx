import type { VNode } from "preact";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, slugify } from "../../platform/french.ts";
import { type Branch, branchesOf, type Operator, operatorsOf } from "../branches.ts";
import { Absent } from "../components/absent.tsx";
import { NafCaveat } from "../components/naf-caveat.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { Table } from "../components/table.tsx";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";

/** `/branches` */
export function branchesPage({ figures }: PageContext): Outcome {
	const operators = operatorsOf(figures);
	return page({
		title: "Branches professionnelles",
		section: "secteurs",
		crumbs: [{ label: "Secteurs et filières", path: "/secteurs" }, { label: "Branches" }],
		description: "Les branches professionnelles par opérateur de compétences, et ce que chaque clé compte.",
		body: (
			<>
				<header class="page-head">
					<h1>Branches professionnelles</h1>
					<p class="lead">
						Une branche réunit les entreprises d’une même convention collective (IDCC). Chacune relève d’un{" "}
						<a href="/glossaire/opco">opérateur de compétences (OPCO)</a>.
					</p>
					<SearchForm id="recherche-branche" large label="Rechercher une branche, par son nom ou son IDCC" />
				</header>
				<NafCaveat />
				<section class="part" aria-labelledby="opco">
					<h2 id="opco">Choisir un opérateur</h2>
					{operators.length === 0 ? (
						<NoTable />
					) : (
						<ul class="links">
							{operators.map((operator) => (
								<li key={operator.path}>
									<a href={operator.path}>{operator.name}</a>{" "}
									<small class="muted">{counted(branchesOf(figures, operator).length, "branche")}</small>
								</li>
							))}
						</ul>
					)}
				</section>
			</>
		),
	});
}

/** `/branches/{opco}` */
export function operatorPage({ figures, params, address }: PageContext): Outcome {
	const operator = operatorOf(figures, params.opco ?? "");
	if (decodeURIComponent(address.split("?", 1)[0] ?? "") !== operator.path) return redirect(operator.path);
	const branches = branchesOf(figures, operator);
	return page({
		title: `${operator.name} : ses branches`,
		section: "secteurs",
		crumbs: [
			{ label: "Secteurs et filières", path: "/secteurs" },
			{ label: "Branches", path: "/branches" },
			{ label: operator.name },
		],
		description: `Les conventions collectives qui relèvent de ${operator.name}.`,
		body: (
			<>
				<header class="page-head">
					<p class="kind">Opérateur de compétences</p>
					<h1>{operator.name}</h1>
					<p class="lead">{counted(branches.length, "branche")}.</p>
				</header>
				<BranchTable branches={branches} operator={operator} />
				<p class="sources">
					Source : <a href="/donnees/opco-idcc">opérateur de chaque convention collective</a>, 2020-2021. Une
					convention née ou fusionnée depuis n’y est pas.
				</p>
			</>
		),
	});
}

/** By its address. Throws `branche-inconnue`. */
export function operatorOf(figures: Figures, segment: string): Operator {
	const found = operatorsOf(figures).find(({ path }) => path === `/branches/${slugify(segment)}`);
	if (!found) throw new DefError("branche-inconnue", { branch: segment });
	return found;
}

function BranchTable(props: { readonly branches: readonly Branch[]; readonly operator: Operator }): VNode {
	return (
		<Table
			id="branches-tableau"
			caption={`Branches : ${props.operator.name}`}
			columns={[
				{ header: "Branche" },
				{ header: "IDCC" },
				{ header: "Intitulé de la convention", long: true },
			]}
			rows={props.branches.map((branch) => ({
				key: branch.code,
				header: <a href={branch.path}>{branch.name}</a>,
				cells: [
					<span key="code" class="code">
						{branch.code}
					</span>,
					branch.title,
				],
			}))}
		/>
	);
}

function NoTable(): VNode {
	return (
		<Absent>
			Cette diffusion ne contient pas la table des conventions collectives : donnée non disponible (nd). Voir{" "}
			<a href="/secteurs">les secteurs</a> ou <a href="/donnees/opco-idcc">le jeu de données attendu</a>.
		</Absent>
	);
}
