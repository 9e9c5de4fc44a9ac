import type { Field } from "../../catalogue/model.ts";

/** Letters of the key of a UAI: no I, O nor Q, too near to figures. */
const uaiLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
/** The post offices share one SIREN, and their SIRET add up to a multiple of five instead of following Luhn. */
const laPoste = "356000000";

/** Whether the key that ends a code is the one computed from the rest (methods annex C, C-13; § 13.2 for the NIR). */
export function hasRightKey(kind: NonNullable<Field["controlKey"]>, code: string): boolean {
	if (kind === "siret") return isSiret(code);
	if (kind === "uai") return isUai(code);
	return isNir(code);
}

function isSiret(code: string): boolean {
	if (!/^\d{14}$/.test(code)) return false;
	const digits = Array.from(code, Number);
	if (code.startsWith(laPoste) && digits.reduce((sum, d) => sum + d, 0) % 5 === 0) return true;
	const sum = digits.reduce((total, digit, i) => {
		const weighed = i % 2 === 0 ? digit * 2 : digit;
		return total + (weighed > 9 ? weighed - 9 : weighed);
	}, 0);
	return sum % 10 === 0;
}

function isUai(code: string): boolean {
	const parts = /^(\d{7})([A-Z])$/.exec(code.toUpperCase());
	return parts !== null && uaiLetters[Number(parts[1]) % 23] === parts[2];
}

/**
 * A social security number with its key: sex, year, month (also the codes of incomplete civil status), place, order, key.
 * Corsica is read 2A → 19, 2B → 18 before the remainder.
 */
export function isNir(code: string): boolean {
	const parts = /^([1-478]\d{2})(\d{2})(\d{2}|2[AB])(\d{6})(\d{2})$/.exec(
		code.replace(/\s/g, "").toUpperCase(),
	);
	if (!parts) return false;
	const [, head = "", month = "", place = "", order = "", key = ""] = parts;
	const m = Number(month);
	if (!((m >= 1 && m <= 12) || (m >= 20 && m <= 42) || m >= 50)) return false;
	const digits = `${head}${month}${place.replace("2A", "19").replace("2B", "18")}${order}`;
	return 97 - Number(BigInt(digits) % 97n) === Number(key);
}
