import type { FastifyInstance } from "fastify";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { regionOf } from "../../../catalogue/regions/index.ts";
import { periodAsked, yearOf } from "../../reading/index.ts";
import { createServer } from "../index.ts";
import { fakeFigures } from "../testing/fake-figures.ts";
import { flat } from "../testing/flat.ts";

const path = "/territoires/zone-emploi/2804-caen/marche-du-travail";
let server: FastifyInstance;
beforeAll(() => {
	server = createServer({
		figures: () => fakeFigures(),
		region: regionOf("28", "Normandie", ["14", "61"]),
	});
});
afterAll(() => server.close());

async function page(url: string): Promise<Document> {
	const { body, statusCode } = await server.inject(url);
	expect(statusCode, url).toBe(200);
	return parseHTML(body).document;
}

it("a year is answered by its last period, and a period by itself only", () => {
	const quarters = ["2022-T3", "2022-T4", "2023-T1"];
	expect(periodAsked(quarters, "2022")).toBe("2022-T4");
	expect(periodAsked(quarters, "2022-T3")).toBe("2022-T3");
	expect(periodAsked(quarters, "2022-T1")).toBeUndefined();
	expect(periodAsked(["2022"], "2022-T4")).toBeUndefined();
	expect(["2023-T3", "rentree-2022", "2017-2019", "2018_2019", "2020-01"].map(yearOf)).toEqual([
		"2023",
		"2022",
		"2019",
		"2019",
		"2020",
	]);
});

it("offers the periods that the place has, and reads title, table and words at the one chosen", async () => {
	const plain = await page(path);
	const offered = [...plain.querySelectorAll("#per option")].map((option) => option.getAttribute("value"));
	expect(offered).toContain("2022-T3");
	expect(offered).not.toContain("2020");
	expect(plain.querySelector("#modalite")).toBeNull();

	const narrowed = await page(`${path}?per=2023-T1`);
	expect(flat(narrowed.querySelector("h1")?.textContent)).toContain("Caen (T1 2023)");
	expect(flat(narrowed.querySelector("main")?.textContent)).toContain("Retirer « T1 2023 »");
	const block = narrowed.querySelector("#serie-taux-chomage");
	expect(flat(block?.querySelector("h3")?.textContent)).toContain("7,0 %");
	const rows = [...(block?.querySelectorAll("tbody tr") ?? [])].map((row) => flat(row.textContent));
	expect(rows[0]).toContain("T1 2023");
	expect(flat(block?.textContent)).not.toContain("T3 2023");
});

it("takes its state to what quotes it and what leaves as a file", async () => {
	const block = (await page(`${path}?per=2023-T1`)).querySelector("#serie-taux-chomage");
	const links = [...(block?.querySelectorAll(".figure-menu a") ?? [])].map((a) => a.getAttribute("href"));
	const carried = links.filter((link) => link?.includes(encodeURIComponent(`${path}?per=2023-T1`)));
	expect(carried).toHaveLength(links.length);
	const csv = links.find((link) => link?.startsWith("/extrait.csv")) ?? "";
	const { body, statusCode } = await server.inject(csv);
	expect(statusCode).toBe(200);
	expect(body).toContain("2023-T1");
	expect(body).not.toContain("2023-T3");
});

it("leaves out what the release does not have, and says so: nothing else of the page changes", async () => {
	const whole = flat((await page(path)).querySelector("main")?.textContent);
	const odd = await page(`${path}?famille=x&modalite=sexe%3AF&per=1850`);
	const notice = odd.querySelector("main .notice");
	expect(flat(notice?.textContent)).toContain("« x », « sexe:F », « 1850 »");
	notice?.remove();
	expect(flat(odd.querySelector("main")?.textContent)).toBe(whole);
});
