/** Dates, times and period codes in French. Dates are shown in Paris time. */

const months = [
	"janvier",
	"février",
	"mars",
	"avril",
	"mai",
	"juin",
	"juillet",
	"août",
	"septembre",
	"octobre",
	"novembre",
	"décembre",
] as const;

const shortMonths = [
	"janv.",
	"févr.",
	"mars",
	"avr.",
	"mai",
	"juin",
	"juil.",
	"août",
	"sept.",
	"oct.",
	"nov.",
	"déc.",
] as const;

const NBSP = "\u00a0";

const parisParts = new Intl.DateTimeFormat("fr-FR", {
	timeZone: "Europe/Paris",
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
	hour: "2-digit",
	minute: "2-digit",
	hourCycle: "h23",
});

function parts(instant: string | Date): Readonly<Record<string, string>> {
	const date = typeof instant === "string" ? new Date(instant) : instant;
	return Object.fromEntries(parisParts.formatToParts(date).map((part) => [part.type, part.value]));
}

/** `long`: « 1ᵉʳ janvier 2026 » for text; `short`: « 14/01/2026 » for tables. `instant` is an ISO text or a Date. */
export function formatDate(instant: string | Date, style: "long" | "short" = "long"): string {
	const { year = "", month = "", day = "" } = parts(instant);
	if (style === "short") return `${day}/${month}/${year}`;
	const number = Number(day) === 1 ? "1ᵉʳ" : String(Number(day));
	return `${number}${NBSP}${months[Number(month) - 1] ?? month}${NBSP}${year}`;
}

/** « 18 h 42 », « 9 h ». */
export function formatTime(instant: string | Date): string {
	const { hour = "", minute = "" } = parts(instant);
	return `${Number(hour)}${NBSP}h${minute === "00" ? "" : `${NBSP}${minute}`}`;
}

type Shape =
	| { readonly kind: "year"; readonly year: string }
	| { readonly kind: "quarter"; readonly year: string; readonly quarter: number }
	| { readonly kind: "month"; readonly year: string; readonly month: number }
	| { readonly kind: "span"; readonly first: string; readonly last: string }
	| { readonly kind: "school-year"; readonly year: string }
	| { readonly kind: "cohort"; readonly first: string; readonly last: string }
	| { readonly kind: "other" };

function shapeOf(code: string): Shape {
	const [, year, quarter] = /^(\d{4})-T([1-4])$/.exec(code) ?? [];
	if (year && quarter) return { kind: "quarter", year, quarter: Number(quarter) };
	const [, first, last] = /^(\d{4})-(\d{4})$/.exec(code) ?? [];
	if (first && last) return { kind: "span", first, last };
	const [, cohortFirst, cohortLast] = /^(\d{4})_(\d{4})$/.exec(code) ?? [];
	if (cohortFirst && cohortLast) return { kind: "cohort", first: cohortFirst, last: cohortLast };
	const [, monthYear, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(code) ?? [];
	if (monthYear && month) return { kind: "month", year: monthYear, month: Number(month) };
	const [, school] = /^rentree-(\d{4})$/.exec(code) ?? [];
	if (school) return { kind: "school-year", year: school };
	return /^\d{4}$/.test(code) ? { kind: "year", year: code } : { kind: "other" };
}

const quarterRank = ["1ᵉʳ", "2ᵉ", "3ᵉ", "4ᵉ"] as const;

/** Three-year spans are means (surveys too small for one year); a longer span is what happened over those years. */
function isMean(span: { readonly first: string; readonly last: string }): boolean {
	return Number(span.last) - Number(span.first) === 2;
}

/** Period code in words. `short` for axes and table heads, `long` for titles. An unknown code is shown as it is. */
export function formatPeriod(code: string, style: "long" | "short" = "short"): string {
	const shape = shapeOf(code);
	switch (shape.kind) {
		case "quarter":
			return style === "short"
				? `T${shape.quarter}${NBSP}${shape.year}`
				: `${quarterRank[shape.quarter - 1]}${NBSP}trimestre${NBSP}${shape.year}`;
		case "month":
			return `${(style === "short" ? shortMonths : months)[shape.month - 1]}${NBSP}${shape.year}`;
		case "span":
			return isMean(shape) ? `moyenne${NBSP}${shape.first}-${shape.last}` : `${shape.first}-${shape.last}`;
		case "school-year":
			return `rentrée${NBSP}${shape.year}`;
		case "cohort":
			return `cohortes${NBSP}${shape.first} et${NBSP}${shape.last}`;
		default:
			return code;
	}
}

/** Period as a complement of time: « en 2024 », « au 3ᵉ trimestre 2023 », « à la rentrée 2022 ». */
export function periodPhrase(code: string): string {
	const shape = shapeOf(code);
	const text = formatPeriod(code, "long");
	switch (shape.kind) {
		case "quarter":
			return `au ${text}`;
		case "span":
			return isMean(shape) ? `en ${text}` : `de${NBSP}${shape.first} à${NBSP}${shape.last}`;
		case "school-year":
			return `à la ${text}`;
		case "cohort":
			return `pour les ${text}`;
		default:
			return `en${NBSP}${text}`;
	}
}
