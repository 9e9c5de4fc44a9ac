import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";

/** A letter to the operator, its subject and its body begun. */
function letterTo(contact: string, subject: string, body: readonly string[]): string {
	const fields = [`subject=${encodeURIComponent(subject)}`, `body=${encodeURIComponent(body.join("\r\n"))}`];
	return `mailto:${encodeURIComponent(contact).replace("%40", "@")}?${fields.join("&")}`;
}

/** « Signaler une erreur » on a figure: what it is and where it stands are written already. Without an address of the operator, how to do it. */
export function ReportLink(props: {
	readonly region: Region;
	readonly subject: string;
	/** What names the figure: indicator, territory, period, permanent address. */
	readonly about: readonly string[];
}): VNode {
	const { region, subject, about } = props;
	if (region.contact === undefined) return <a href="/aide#signaler">Signaler une erreur</a>;
	const body = [
		...about,
		"",
		"Ce qui me semble faux :",
		"",
		"Ce que j’attendais, et d’après quelle source :",
		"",
	];
	return <a href={letterTo(region.contact, `Signaler une erreur : ${subject}`, body)}>Signaler une erreur</a>;
}

/** Whom to ask: the operator, by the address that it declares. */
export function Contact({ region }: { readonly region: Region }): VNode {
	const { contact, operator, siteName } = region;
	return contact === undefined ? (
		<>
			{operator}, qui exploite ce site. Aucune adresse n’est déclarée : passez par votre interlocuteur
			habituel, avec le lien permanent du chiffre.
		</>
	) : (
		<>
			{operator}, qui exploite ce site :{" "}
			<a href={letterTo(contact, `Question sur ${siteName}`, [])}>{contact}</a>.
		</>
	);
}
