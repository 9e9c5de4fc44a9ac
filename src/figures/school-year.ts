/** « 2cap2 maçon »: the year, the diploma, the length of the course, then its name. */
const coded = /^([1-9])([a-z]{2,5})([1-9]) (.+)$/i;

/** A year at school as the register codes it, said in words: « Maçon (CAP, 2ᵉ année sur 2) ». Any other label is left as it is. */
export function schoolYear(label: string): string {
	const [, year, diploma = "", years, name = ""] = coded.exec(label) ?? [];
	if (year === undefined || years === undefined || year > years) return label;
	const when = years === "1" ? "en 1 an" : `${year === "1" ? "1ʳᵉ" : `${year}ᵉ`} année sur ${years}`;
	return `${name.charAt(0).toUpperCase()}${name.slice(1)} (${diploma.toUpperCase()}${years === "1" ? " " : ", "}${when})`;
}
