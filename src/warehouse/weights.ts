import { chains, reversals } from "../../catalogue/nomenclatures/index.ts";
import { literal } from "../platform/index.ts";

/** A sum whose last digit does not show the order of the rows: two builds of the same files give the same weights. */
const total = (value: string): string => `list_sum(list_sort(list(${value})))`;

const code = "(PARTITION BY from_level, from_code, to_level)";

/**
 * Edges of every crosswalk, whose weights of one code add up to 1 (methods §6.1, §10): as a file gives them, else in equal
 * shares; read backwards by the sizes of the heirs; chained; and the communes of the older vintage that split since. `basis`
 * tells what the weights of a code that has several heirs are.
 */
export const edgesSql = `
	CREATE TABLE edges AS
		WITH kept AS (
			SELECT DISTINCT from_level, from_code, to_level, to_code, weight, method, source FROM raw_edges r
			WHERE from_code IS NOT NULL AND to_code IS NOT NULL
				AND (NOT shipped OR NOT EXISTS (SELECT 1 FROM raw_edges o WHERE o.from_level = r.from_level AND o.to_level = r.to_level AND NOT o.shipped)))
		SELECT from_level, from_code, to_level, to_code, coalesce(weight, 1.0) / sum(coalesce(weight, 1.0)) OVER ${code} AS weight, method, source,
			CASE WHEN count(*) OVER ${code} = 1 THEN NULL WHEN count(weight) OVER ${code} > 0 THEN 'poids du fichier' ELSE 'parts égales' END AS basis
		FROM kept;
	${reversals.map(reversalSql).join("\n")}
	${chains.map(chainSql).join("\n")}
	INSERT INTO edges
		SELECT 'commune', s.before, l.to_level, coalesce(o.to_code, l.to_code), ${total("s.ratio")}, 'estimée', s.vintage, 'population de chaque commune'
		FROM splits s JOIN links l ON l.from_kind = 'commune' AND l.from_code = s.before
			LEFT JOIN links o ON o.from_kind = 'commune' AND o.from_code = s.after AND o.to_level = l.to_level
		GROUP BY ALL;
	CREATE OR REPLACE TABLE edges AS
		SELECT * EXCLUDE (upto) REPLACE ((${onGrid("upto")} - ${onGrid("upto - weight")}) AS weight) FROM (
			SELECT *, sum(weight) OVER (PARTITION BY from_level, from_code, to_level ORDER BY to_code, source, method ROWS UNBOUNDED PRECEDING) AS upto FROM edges
		);`;

/**
 * Weights are whole numbers of 2⁻⁴⁰: they add up to 1 exactly, in any order and in any engine, so that two builds of the same files
 * give the same bytes.
 */
function onGrid(value: string): string {
	return `floor((${value}) * 1099511627776 + 0.5) / 1099511627776`;
}

/** a→b then b→c: weights multiply, several paths to one code add up. */
function chainSql(chain: (typeof chains)[number]): string {
	const [from, through, to] = [chain.from, chain.through, chain.to].map(literal);
	return `INSERT INTO edges
		SELECT a.from_level, a.from_code, b.to_level, b.to_code, ${total("a.weight * b.weight")}, min(a.method), 'passage ' || ${through}, min(a.basis)
		FROM edges a JOIN edges b ON b.from_level = a.to_level AND b.from_code = a.to_code
		WHERE a.from_level = ${from} AND a.to_level = ${through} AND b.to_level = ${to} GROUP BY ALL;`;
}

/** An heir without a known size makes the shares of its code equal: nothing is guessed of one heir alone. */
function reversalSql({ from, to }: (typeof reversals)[number]): string {
	return `INSERT INTO edges
		SELECT to_level, to_code, from_level, from_code, CASE WHEN sized THEN value / list_sum(list_sort(sizes)) ELSE 1.0 / ways END,
			CASE WHEN ways = 1 THEN method ELSE 'estimée' END, source,
			CASE WHEN ways = 1 THEN NULL WHEN sized THEN basis ELSE 'parts égales' END
		FROM (
			SELECT e.* EXCLUDE (basis), m.value, m.basis, list(m.value) OVER (PARTITION BY e.to_code) AS sizes, count(*) OVER (PARTITION BY e.to_code) AS ways, bool_and(coalesce(m.value > 0, false)) OVER (PARTITION BY e.to_code) AS sized
			FROM edges e LEFT JOIN masses m ON m.level = e.from_level AND m.code = e.from_code
			WHERE e.from_level = ${literal(to)} AND e.to_level = ${literal(from)}
		);`;
}
