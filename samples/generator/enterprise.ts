/** Adds the key of Luhn, which ends a SIREN and a SIRET. */
function luhn(digits: string): string {
	const sum = [...digits]
		.reverse()
		.map(Number)
		.reduce((total, digit, i) => {
			const weighed = i % 2 === 0 ? digit * 2 : digit;
			return total + (weighed > 9 ? weighed - 9 : weighed);
		}, 0);
	return digits + String((10 - (sum % 10)) % 10);
}

/**
 * A made-up establishment: both keys are right, and the first four zeros are those of no enterprise of the true register.
 * `rank` names the enterprise, `site` its establishment.
 */
export function siret(rank: number, site = 1): string {
	const siren = luhn(`0000${String(1000 + rank)}`);
	return luhn(`${siren}${String(site).padStart(4, "0")}`);
}
