import { expect, it } from "vitest";
import type { FigureRequest } from "../figures/model.ts";
import { Answers } from "./answers.ts";
import { fakeFigures } from "./testing/fake-figures.ts";

const request = (code: string): FigureRequest => ({
	indicator: "taux-chomage",
	territories: [{ type: "zone-emploi", code }],
	periods: "all",
});

function counted(edition: () => string) {
	const asked: FigureRequest[] = [];
	const { query } = fakeFigures();
	return {
		asked,
		figures: {
			get edition() {
				return edition();
			},
			query: (one: FigureRequest) => {
				asked.push(one);
				return query(one);
			},
		},
	};
}

it("the same request is asked once, under one edition", async () => {
	let edition = "a";
	const { asked, figures } = counted(() => edition);
	const answers = new Answers();
	const [first, second] = await Promise.all([
		answers.ask(figures, request("2804")),
		answers.ask(figures, {
			...request("2804"),
			territories: [{ type: "zone-emploi", code: "2804", label: "Caen" } as never],
		}),
	]);
	expect(second).toBe(first);
	expect(asked).toHaveLength(1);
	edition = "b";
	await answers.ask(figures, request("2804"));
	await answers.ask(figures, { ...request("2804"), periods: "latest" });
	expect(asked).toHaveLength(3);
});

it("an answer that came while the edition changed, or that failed, is not kept", async () => {
	let edition = "a";
	const { asked, figures } = counted(() => edition);
	const answers = new Answers();
	const late = answers.ask(figures, request("2804"));
	edition = "b";
	await late;
	edition = "a";
	await answers.ask(figures, request("2804"));
	expect(asked).toHaveLength(2);
	const failing = { edition: "a", query: () => Promise.reject(new RangeError("no")) };
	await expect(answers.ask(failing, request("2814"))).rejects.toThrow(RangeError);
	await answers.ask(figures, request("2814"));
	expect(asked).toHaveLength(3);
});

it("holds no more cells than it may, the oldest leaving first", async () => {
	const { asked, figures } = counted(() => "a");
	const one = (await figures.query(request("2804"))).cells.length + 1;
	const answers = new Answers(one);
	await answers.ask(figures, request("2804"));
	await answers.ask(figures, request("2814"));
	expect(answers.weight).toBeLessThanOrEqual(one);
	asked.length = 0;
	await answers.ask(figures, request("2804"));
	expect(asked).toHaveLength(1);
});
