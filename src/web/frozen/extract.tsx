import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { Table } from "../components/table.tsx";
import { typesetHtml } from "../typeset-html.ts";
import { figureText, sourceText } from "./citation.ts";
import type { Quoted } from "./quoted.ts";

/** What is quoted, drawn alone: without a link, for what they lead to will change. */
export function Extract(props: { readonly quoted: Quoted }): VNode {
	const { quoted } = props;
	return (
		<article class="figure-block" aria-labelledby="extrait">
			<h2 id="extrait">{quoted.title}</h2>
			{quoted.tables.length === 0
				? quoted.figures.map((figure) => (
						<p class="lead" key={figure.permalink}>
							<strong>{figureText(figure)}</strong>
						</p>
					))
				: null}
			{quoted.texts.map((text) => (
				<p class="subtitle" key={text}>
					{text}
				</p>
			))}
			{quoted.tables.map((table, index) => (
				<Table
					key={table.id}
					id={`extrait-${index + 1}`}
					caption={table.caption}
					columns={table.columns.map((header, place) => ({ header, number: place > 0 }))}
					rows={table.rows.map((row, line) => ({
						key: String(line),
						header: row.header,
						cells: row.cells.map(({ text }) => text),
					}))}
				/>
			))}
			<p class="sources">{sourceText(quoted)}</p>
		</article>
	);
}

/** The same, as the bytes that are kept. */
export function extractHtml(quoted: Quoted): string {
	return typesetHtml(render(<Extract quoted={quoted} />));
}
