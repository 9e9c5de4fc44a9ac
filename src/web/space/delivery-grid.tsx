import type { VNode } from "preact";
import type { Correction } from "../../collection/model.ts";
import { correct, defectiveRows } from "../../deliveries/index.ts";
import { DefError } from "../../platform/errors.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { page } from "../page.ts";
import { type DeliveryView, deliveryPath, deliveryTrail, viewOf } from "./delivery-view.ts";
import { isRunning } from "./delivery-words.ts";
import { ErrorSummary, Field, type FormFault, faultOf, PostForm } from "./form.tsx";
import { GridCell, type GridRow } from "./grid-cell.tsx";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";
import { CollectionMenu } from "./space-menu.tsx";

const perPage = 25;

/** A region that scrolls must take the focus: a keyboard has no other way to move it. */
const focusable = { tabIndex: 0 } as const;

/** The lines with a defect, a page at a time, mended cell by cell with one reason for the set. */
async function gridPage(context: SignedInContext, fault?: FormFault): Promise<SpaceAnswer> {
	const view = await viewOf(context, fault);
	const { one } = view;
	if (isRunning(one) || !one.report) return goTo(view.path);
	const rule = fault ? context.form.regle : context.query.regle;
	const asked = Number.parseInt((fault ? context.form.page : context.query.page) ?? "1", 10) || 1;
	const number = Math.max(1, Math.min(100_000, asked));
	const found = await defectiveRows(context.desk, context.person, one.id, {
		...(rule ? { rule } : {}),
		offset: (number - 1) * perPage,
		limit: perPage,
	});
	const rules = [...new Set(one.report.findings.filter((f) => f.severity !== "info").map((f) => f.rule))];
	const at = (n: number): string => gridPath(view, rule, n);
	const pages = Math.max(1, Math.ceil(found.total / perPage));
	const title = `Lignes à corriger – lot ${one.label}`;
	return page({
		status: fault ? 422 : 200,
		title: fault ? `Erreur – ${title}` : title,
		crumbs: [
			...deliveryTrail(view).slice(0, 2),
			{ label: `Lot ${one.label}`, path: view.path },
			{ label: "Lignes" },
		],
		...(view.open ? { scripts: ["grid"] as const } : {}),
		body: (
			<>
				<CollectionMenu person={context.person} current="" />
				<h1>Lignes à corriger</h1>
				<ErrorSummary fault={fault} />
				<p>
					Lot <a href={view.path}>{one.label}</a>, fichier <code>{one.name}</code> :{" "}
					{counted(found.total, "ligne")} avec un défaut{rule ? ` de la règle ${rule}` : ""}.
				</p>
				<RuleFilter view={view} rules={rules} rule={rule} />
				{found.rows.length === 0 ? (
					<p>
						Aucune ligne à montrer ici. <a href={view.path}>Revenir au lot</a>
					</p>
				) : (
					<Grid view={view} headers={found.headers} rows={found.rows} rule={rule} number={number} />
				)}
				<nav class="pager" aria-label="Pages de lignes">
					{number > 1 ? <a href={at(number - 1)}>Lignes précédentes</a> : null}
					<p>
						Page {formatNumber(number)} sur {formatNumber(pages)}
					</p>
					{number < pages ? <a href={at(number + 1)}>Lignes suivantes</a> : null}
				</nav>
			</>
		),
	});
}

function gridPath({ path }: DeliveryView, rule: string | undefined, number: number): string {
	const state = new URLSearchParams({
		...(number > 1 ? { page: String(number) } : {}),
		...(rule ? { regle: rule } : {}),
	}).toString();
	return `${path}/lignes${state === "" ? "" : `?${state}`}`;
}

function RuleFilter(props: {
	readonly view: DeliveryView;
	readonly rules: readonly string[];
	readonly rule: string | undefined;
}): VNode | null {
	const { view, rules, rule } = props;
	if (rules.length < 2) return null;
	return (
		<nav class="toc" aria-label="Règles">
			<ul>
				{[undefined, ...rules].map((one) => (
					<li key={one ?? ""}>
						<a href={gridPath(view, one, 1)} aria-current={one === (rule || undefined) ? "true" : undefined}>
							{one === undefined ? "Toutes les règles" : one}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** As Excel shows them: A … Z, AA… */
function columnLetters(index: number): string {
	const rest = Math.floor(index / 26);
	return `${rest > 0 ? columnLetters(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}

function Grid(props: {
	readonly view: DeliveryView;
	readonly headers: readonly string[];
	readonly rows: readonly GridRow[];
	readonly rule: string | undefined;
	readonly number: number;
}): VNode {
	const { view, headers, rows, rule, number } = props;
	// Records (JSON, XML, Parquet) have no letters; a column without a header is not in the report, but has its own.
	const lettered = view.one.report?.columns.every(({ letters }) => /^[A-Z]{1,3}$/.test(letters)) ?? false;
	const table = (
		<section class="table-scroll" {...focusable} aria-labelledby="grille-titre">
			<table class="full grid" data-grid={view.open ? "" : undefined}>
				<caption id="grille-titre">
					Lignes du fichier, numérotées comme dans Excel
					<small class="detail">La cellule fautive porte son message</small>
				</caption>
				<thead>
					<tr>
						<th scope="col">Ligne</th>
						{headers.map((header, index) => (
							<th key={String(index)} scope="col">
								{lettered ? <small class="detail">{columnLetters(index)}</small> : null}{" "}
								{header === "" ? "sans en-tête" : header}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.line}>
							<th scope="row">{row.line}</th>
							{row.cells.map((cell, index) => (
								<GridCell
									key={String(index)}
									line={row.line}
									cell={cell}
									header={headers[index] ?? ""}
									typed={view.typed}
									open={view.open}
								/>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
	if (!view.open) return table;
	return (
		<PostForm action={`${view.path}/lignes`} csrf={view.csrf} wide>
			<input type="hidden" name="regle" value={rule ?? ""} />
			<input type="hidden" name="page" value={String(number)} />
			<p data-grid-help hidden>
				Flèches pour se déplacer, Entrée ou F2 pour modifier une cellule, Échap pour renoncer. Toute cellule
				d’une colonne reconnue peut être modifiée.
			</p>
			{table}
			<p role="status" data-tally />
			<Field
				name="pourquoi"
				label="Pourquoi ces corrections"
				hint="Une raison pour l’ensemble ; elle est gardée avec votre nom"
				value={view.typed.pourquoi}
				fault={view.fault}
			/>
			<button type="submit" class="button">
				Enregistrer les corrections
			</button>
		</PostForm>
	);
}

/** Only the cells that changed, each with the text it held when the page was shown. */
export function cellCorrections(form: Readonly<Record<string, string>>): readonly Correction[] {
	return Object.entries(form).flatMap(([name, value]) => {
		const [, line, field] = /^valeur\.(\d{1,9})\.(\w+)$/.exec(name) ?? [];
		if (line === undefined || field === undefined) return [];
		const observed = form[`avant.${line}.${field}`];
		if (observed === undefined || observed === value) return [];
		return [
			{ scope: "cell" as const, field, observed: observed.trim(), value: value.trim(), line: Number(line) },
		];
	});
}

function cellFault(error: unknown): FormFault {
	const { message, field } = faultOf(error);
	return { message, ...(field === "why" ? { field: "pourquoi" } : {}) };
}

async function doCorrectCells(context: SignedInContext): Promise<SpaceAnswer> {
	const { desk, person, params, form, origin } = context;
	const { one } = await viewOf(context);
	try {
		const corrections = cellCorrections(form);
		await correct(desk, person, params.delivery ?? "", corrections, form.pourquoi ?? "", origin);
	} catch (error) {
		if (error instanceof DefError && error.code === "acces-refuse") throw error;
		return await gridPage(context, cellFault(error));
	}
	return goTo(`${deliveryPath(one.id)}?fait=corrections`);
}

const path = "/espace/collecte/:delivery/lignes";

export const gridRoutes: readonly SpaceRoute[] = [
	{ method: "GET", pattern: path, action: "deliveries.read", handle: (context) => gridPage(context) },
	// A page of a wide file: some hundred columns of 25 lines, each cell with what it was.
	{
		method: "POST",
		pattern: path,
		action: "deliveries.deposit",
		bodyLimit: 2 * 1024 * 1024,
		handle: doCorrectCells,
	},
];
