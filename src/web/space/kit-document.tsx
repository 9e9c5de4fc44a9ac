import type { VNode } from "preact";
import type {
	Chart,
	Definition,
	PrintedDocument,
	PrintedTable,
	RichText,
	Section,
} from "../../kits/index.ts";
import { formatNumber } from "../../platform/french.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { type Ink, LineChart } from "../charts/line-chart.tsx";
import { Absent } from "../components/absent.tsx";
import { Table } from "../components/table.tsx";
import { StatusSign } from "../components/value.tsx";

const inks: readonly Ink[] = ["series-1", "region", "france"];

/** The accessible HTML version of a printed document: the same tree, whole tables. `prefix` keeps two of them apart in a page. */
export function DocumentView(props: { readonly document: PrintedDocument; readonly prefix?: string }): VNode {
	const { document, prefix = "" } = props;
	const article = document.layout === "article";
	return (
		<>
			{article ? null : <Facts facts={document.facts} />}
			{document.sample ? <p class="absent">Données d’essai : ces chiffres ne décrivent personne.</p> : null}
			{document.parts.map((part, at) => {
				const id = `${prefix}${partId(at)}`;
				const Heading = part.title === undefined ? "h2" : "h3";
				const sections = part.sections.map((section) => (
					<SectionView
						key={section.id}
						section={section}
						prefix={prefix}
						article={article}
						Heading={Heading}
					/>
				));
				return part.title === undefined ? (
					sections
				) : (
					<section key={id} class="part" aria-labelledby={id}>
						<h2 id={id}>{part.title}</h2>
						{part.intro ? <Rich text={part.intro} /> : null}
						{sections}
					</section>
				);
			})}
			{article ? (
				<section class="part" aria-labelledby={`${prefix}fiche`}>
					<h2 id={`${prefix}fiche`}>Fiche</h2>
					<Facts facts={document.facts} />
				</section>
			) : null}
			<ListView title="Sources" list={document.sources} />
			<ListView title="Signes" list={document.signs} />
			<ListView title="Glossaire" list={document.glossary} />
		</>
	);
}

/** Anchor of a part that has a title. */
export const partId = (at: number): string => `partie-${at + 1}`;

function Facts({ facts }: { readonly facts: readonly Definition[] }): VNode {
	return (
		<dl class="terms">
			{facts.map(({ term, text }) => (
				<div key={term}>
					<dt>{term}</dt>
					<dd>{text}</dd>
				</div>
			))}
		</dl>
	);
}

/** `article`: a comment is its text, and a table stands behind the drawing that shows it. */
function SectionView(props: {
	readonly section: Section;
	readonly prefix: string;
	readonly article: boolean;
	readonly Heading: "h2" | "h3";
}): VNode {
	const { section, prefix, article, Heading } = props;
	const id = `${prefix}${section.id}`;
	const table = section.table ? <TableView id={id} table={section.table} /> : null;
	return (
		<article class="figure-block" id={id} aria-labelledby={`${id}-message`}>
			<Heading id={`${id}-message`}>{section.title}</Heading>
			{section.subtitle ? <p class="subtitle">{section.subtitle}</p> : null}
			{section.comment && article ? <Rich text={section.comment} /> : null}
			{section.absent ? <Absent>{section.absent}</Absent> : null}
			{section.chart ? <ChartView id={id} chart={section.chart} /> : null}
			{section.sentence ? <p class="sentence">{section.sentence}</p> : null}
			{article && section.chart && table ? (
				<details>
					<summary>
						Afficher le tableau<span class="visually-hidden"> : {section.title}</span>
					</summary>
					{table}
				</details>
			) : (
				table
			)}
			{section.comment && !article ? (
				<section class="note" aria-label="Commentaire">
					<Rich text={section.comment} />
				</section>
			) : null}
			{section.notes.length > 0 ? (
				<details class="notes">
					<summary>Notes de lecture</summary>
					<ul>
						{section.notes.map((note) => (
							<li key={note}>{note}</li>
						))}
					</ul>
				</details>
			) : null}
			{section.source ? <p class="sources">{section.source}</p> : null}
			{section.origin ? (
				<p class="sources">
					<a href={section.origin}>
						D’où vient ce chiffre ?<span class="visually-hidden"> {section.title}</span>
					</a>
				</p>
			) : null}
		</article>
	);
}

function ChartView({ id, chart }: { readonly id: string; readonly chart: Chart }): VNode | null {
	const [first] = chart.series;
	if (chart.kind === "line")
		return (
			<LineChart
				id={`${id}-serie`}
				title={chart.alt}
				periods={chart.labels}
				series={chart.series.map(({ label, values }, at) => ({ label, values, ink: inks[at] ?? "series-2" }))}
				format={(value, decimals) => formatNumber(value, { decimals })}
			/>
		);
	return (
		<BarChart
			title={chart.alt}
			theme="emploi"
			items={chart.labels.map((label, at) => ({
				label,
				value: first?.values[at] ?? null,
				text: first?.texts[at] ?? "",
				reference: chart.references.includes(at),
			}))}
		/>
	);
}

function TableView({ id, table }: { readonly id: string; readonly table: PrintedTable }): VNode {
	return (
		<Table
			id={`${id}-tableau`}
			caption={table.caption}
			columns={table.columns}
			rows={table.rows.map((row, at) => ({
				key: String(at),
				header: row.header,
				reference: row.reference ?? false,
				cells: row.cells.map(({ text, spoken, value }, index) =>
					spoken && value === undefined ? <StatusSign key={String(index)} sign={text} name={spoken} /> : text,
				),
			}))}
		/>
	);
}

function ListView(props: { readonly title: string; readonly list: readonly Definition[] }): VNode | null {
	if (props.list.length === 0) return null;
	return (
		<details class="notes">
			<summary>{props.title}</summary>
			{props.list.some(({ text }) => text !== "") ? (
				<Facts facts={props.list} />
			) : (
				<ul>
					{props.list.map(({ term }) => (
						<li key={term}>{term}</li>
					))}
				</ul>
			)}
		</details>
	);
}

function Rich({ text }: { readonly text: RichText }): VNode {
	return (
		<>
			{text.map((block, at) => {
				const key = String(at);
				if (block.kind === "paragraph")
					return (
						<p key={key}>
							{block.runs.map((run, index) => (
								<Run key={String(index)} {...run} />
							))}
						</p>
					);
				const items = block.items.map((item, index) => (
					<li key={String(index)}>
						<Rich text={item} />
					</li>
				));
				return block.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
			})}
		</>
	);
}

function Run(run: {
	readonly text: string;
	readonly strong?: true;
	readonly emphasis?: true;
	readonly link?: string;
}): VNode {
	const said = run.strong ? <strong>{run.text}</strong> : run.text;
	const styled = run.emphasis ? <em>{said}</em> : said;
	return run.link ? (
		<a href={run.link} rel="nofollow noopener">
			{styled}
		</a>
	) : (
		<span>{styled}</span>
	);
}
