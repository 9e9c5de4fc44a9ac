/** What a step of the test command found. Everything is counted: nothing stops the steps that follow. */
export interface Outcome {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** Shown when something failed. */
	readonly detail: string;
}

export const passed: Outcome = { passed: 1, failed: 0, skipped: 0, detail: "" };

export function failed(detail: string, count = 1): Outcome {
	return { passed: 0, failed: count, skipped: 0, detail };
}

export function sum(outcomes: readonly Outcome[]): Outcome {
	return {
		passed: outcomes.reduce((n, o) => n + o.passed, 0),
		failed: outcomes.reduce((n, o) => n + o.failed, 0),
		skipped: outcomes.reduce((n, o) => n + o.skipped, 0),
		detail: outcomes
			.map((o) => o.detail)
			.filter((d) => d !== "")
			.join("\n"),
	};
}

/** The closing line that people and machines read: plain, alone on its line. */
export function closingLine(total: Outcome): string {
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
	return `${total.passed} passed, ${total.failed} failed${skipped}`;
}
