import type { Highs } from "highs";
import { reaches } from "./attack.ts";
import { attackSystem, type Findings, report } from "./audit.ts";
import type { Cut, Freedom } from "./cut.ts";
import { isFixed } from "./deduction.ts";
import { type Effort, Exact, type Found } from "./exact.ts";
import { goalBeforeRespondents, goals } from "./goal.ts";
import { hypercube, modular, unmet } from "./greedy.ts";
import { impossible } from "./impossible.ts";
import type { Audit, Method, Pattern, Problem } from "./model.ts";
import { loadSolver } from "./programme.ts";
import type { Question } from "./separator.ts";
import { readSystem, type System } from "./system.ts";

export interface SuppressOptions {
	/** Default: exact, up to a size where it fits. */
	readonly method?: Method;
	/** Time after which the best pattern found is taken. Without it the same problem always gives the same pattern. */
	readonly seconds?: number;
	readonly progress?: (line: string) => void;
}

/** Nodes that may be hidden times sides to protect: past this the exact search is not tried (ADR 0033). */
const EXACT_SIZE = 250_000;
/** Terms of the equations times sides to protect: the same for each round of the search, where atoms are many. */
const EXACT_TERMS = 600_000;
const BRANCHES = 5000;

/**
 * Chooses what to hide so that nothing secret can be worked out: the cheapest pattern (methods §8.3, Fischetti and Salazar) or,
 * beyond a size, a good one; always attacked at the end (`audit`) on all the equations together, what a sole respondent or
 * whole numbers still open being mended.
 *
 * @throws DefError `secret-impossible` when what must stay printed tells a secret; `secret-incoherent`.
 */
export async function suppress(
	problem: Problem,
	options: SuppressOptions = {},
): Promise<{ pattern: Pattern; audit: Audit }> {
	const highs = await loadSolver();
	const system = readSystem(problem);
	const search = new Search(highs, system, options);
	try {
		const { hidden, method, findings } = search.run();
		const quantities = hidden.map((id) => problem.quantities.find((q) => q.id === id));
		const secondary = quantities.flatMap((q) => (q && q.primary === undefined ? [q] : []));
		const cost = secondary.reduce((sum, q) => sum + q.cost, 0);
		return {
			pattern: { hidden, secondary: secondary.map((q) => q.id), cost, method },
			audit: report(system, new Set(hidden), findings),
		};
	} finally {
		search.dispose();
	}
}

class Search {
	readonly #highs: Highs;
	readonly #system: System;
	readonly #freedom: Freedom[];
	readonly #questions: Question[];
	readonly #effort: Effort;
	readonly #exact: Exact | undefined;
	/** Node and respondent of each question that an attack added. */
	readonly #asked = new Set<string>();
	#method: Method;
	/** What the last search chose: the next one, of which more is asked, goes on from it. */
	#last: ReadonlySet<number> = new Set();

	constructor(highs: Highs, system: System, options: SuppressOptions) {
		this.#highs = highs;
		this.#system = system;
		this.#freedom = freedoms(system);
		const asked = [...system.members.keys()]
			.filter((n) => system.primary[n] && !isFixed(system, n))
			.flatMap((n) => goals(system, n));
		this.#questions = [
			...unmet(
				highs,
				system,
				(n) => this.#freedom[n] === "always",
				asked.map((goal) => ({ goal })),
			),
		];
		const free = this.#freedom.filter((kind) => kind === "may").length;
		const terms = system.rows.reduce((sum, { nodes }) => sum + nodes.length, 0);
		const sides = this.#questions.length;
		const isSmall = free * sides <= EXACT_SIZE && terms * sides <= EXACT_TERMS;
		this.#method = options.method ?? (isSmall ? "exact" : "modular");
		const until = performance.now() + 1000 * (options.seconds ?? Number.POSITIVE_INFINITY);
		this.#effort = { branches: BRANCHES, until, progress: options.progress };
		if (this.#method !== "exact") return;
		this.#exact = new Exact(highs, system, this.#freedom);
		this.#exact.ask(this.#questions);
	}

	/** Finds a pattern, attacks it, and asks again for what the attack opened. */
	run(): { hidden: readonly string[]; method: Method; findings: Findings } {
		for (;;) {
			const found = this.#find();
			const chosen = new Set(found.chosen);
			for (;;) {
				const hidden = hiddenIds(this.#system, this.#freedom, chosen);
				const findings = attackSystem(this.#highs, this.#system, new Set(hidden));
				if (findings.opened.size === 0) return { hidden, method: this.#method, findings };
				// Hidden for nothing: the attacker reads it anyway, and could before.
				const idle = [...findings.opened.keys()].filter((n) => chosen.delete(n));
				if (idle.length > 0) continue;
				this.#mend(findings, chosen);
				this.#last = chosen;
				break;
			}
		}
	}

	dispose(): void {
		this.#exact?.dispose();
	}

	#find(): Found {
		const found = this.#exact?.solve(this.#effort);
		if (found?.proven) return found;
		if (this.#method === "exact") this.#method = "modular";
		const [highs, system, freedom, questions] = [this.#highs, this.#system, this.#freedom, this.#questions];
		const other =
			this.#method === "hypercube"
				? hypercube(highs, system, freedom, questions, this.#last)
				: modular(highs, system, freedom, questions, this.#effort, this.#last);
		const cost = (nodes: ReadonlySet<number>): number =>
			[...nodes].reduce((sum, n) => sum + (system.cost[n] ?? 0), 0);
		return found && cost(found.chosen) <= cost(other) ? found : { chosen: other, proven: false };
	}

	#mend(findings: Findings, chosen: ReadonlySet<number>): void {
		const fresh: Question[] = [];
		for (const [n, { respondent }] of findings.opened) {
			const known = respondent === undefined ? undefined : new Set(this.#system.respondents.get(respondent));
			const goal = known && goalBeforeRespondents(this.#system, n);
			const key = `${n} ${respondent}`;
			// Asked already and still open (rounding): an exact search must not turn in circles.
			if (goal && known && !this.#asked.has(key)) {
				this.#asked.add(key);
				fresh.push({ goal, known });
			} else this.#widen(n, findings, chosen);
		}
		this.#questions.push(...fresh);
		this.#exact?.ask(fresh);
	}

	/** No programme prices what whole numbers open: something else that touches the node's component must be hidden. */
	#widen(n: number, findings: Findings, chosen: ReadonlySet<number>): void {
		const component = findings.components.find(({ nodes }) => nodes.includes(n));
		const around = new Set(
			[n, ...(component?.nodes ?? [])].flatMap((m) =>
				(this.#system.rowsOf[m] ?? []).flatMap((r) => this.#system.rows[r]?.nodes ?? []),
			),
		);
		const others = [...around]
			.filter((m) => this.#freedom[m] === "may" && !chosen.has(m))
			.sort((a, b) => a - b);
		const cost = (m: number): number => this.#system.cost[m] ?? 0;
		const cheapest = others.reduce<number | undefined>(
			(a, b) => (a === undefined || cost(b) < cost(a) ? b : a),
			undefined,
		);
		if (cheapest === undefined) throw impossible(this.#system, n);
		const cut: Cut = { nodes: others, weights: others.map(() => 1), least: 1 };
		if (this.#method === "exact") this.#exact?.require(cut);
		else this.#freedom[cheapest] = "always";
	}
}

function freedoms(system: System): Freedom[] {
	return system.members.map((group, n) => {
		const secret = system.primary[n] === true;
		if (isFixed(system, n)) {
			if (secret) throw impossible(system, n);
			return "never";
		}
		if (secret && group.some((q) => q.printed && q.cost === Number.POSITIVE_INFINITY))
			throw impossible(system, n);
		// Known beforehand to less than what is asked: hiding changes nothing.
		if (!reaches(system.down[n] ?? 0, system.needDown[n] ?? 0)) throw impossible(system, n);
		if (!reaches(system.up[n] ?? 0, system.needUp[n] ?? 0)) throw impossible(system, n);
		if (secret || system.printed[n] !== true) return "always";
		return system.cost[n] === Number.POSITIVE_INFINITY ? "never" : "may";
	});
}

function hiddenIds(
	system: System,
	freedom: readonly Freedom[],
	chosen: ReadonlySet<number>,
): readonly string[] {
	return system.members
		.flatMap((group, n) => (freedom[n] === "always" || chosen.has(n) ? group : []))
		.filter((q) => q.printed)
		.map((q) => q.id)
		.sort();
}
