import type { PeriodCode } from "./model.ts";

/**
 * The same period some years earlier: `2024` → `2023`, `2023-T3` → `2022-T3`, `2020-01` → `2019-01`, `2017-2019` → `2016-2018`,
 * `rentree-2022` → `rentree-2021`, `2019_2020` → `2018_2019`.
 */
export function yearsBefore(period: PeriodCode, years: number): PeriodCode {
	const back = (year: string): string => String(Number(year) - years);
	if (/^\d{4}[-_]\d{4}$/.test(period)) return period.replace(/\d{4}/g, back);
	return period.replace(/\d{4}/, back);
}
