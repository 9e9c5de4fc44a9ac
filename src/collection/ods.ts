const repeatedRow = /<table:table-row\b[^>]*number-rows-repeated="(\d+)"[^>]*>([\s\S]*?)<\/table:table-row>/g;
const repeatedCell = /<table:table-cell\b([^>]*)>/g;

/**
 * Filled cells that an ODS announces by repetition alone: a few bytes may stand for millions of cells, which no limit on
 * the size of the XML would see. Repeated empty cells (every sheet ends with some) cost nothing and do not count.
 */
export function repeatedCells(contentXml: string): number {
	let total = 0;
	for (const [, times = "1", row = ""] of contentXml.matchAll(repeatedRow))
		total += Number(times) * filledCells(row);
	for (const [, attributes = ""] of contentXml.matchAll(repeatedCell)) {
		if (attributes.includes("office:value")) total += repeatOf(attributes);
	}
	return total;
}

function filledCells(row: string): number {
	let cells = 0;
	for (const [, attributes = ""] of row.matchAll(repeatedCell)) {
		if (attributes.includes("office:value")) cells += repeatOf(attributes);
	}
	return cells;
}

function repeatOf(attributes: string): number {
	return Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
}
