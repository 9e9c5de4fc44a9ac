/** First segments of the addresses that are the same before and after a publication. */
const outside =
	"style|script|film|favicon\\.svg|espace|connexion|deconnexion|diffusions|publications|calendrier|accessibilite|plan-du-site|mentions|glossaire\\.csv|monographies|api|c";
const links = new RegExp(`(\\s(?:href|action)=")/(?!/|(?:${outside})(?:[/"?#]|\\.))`, "g");

/** Files and kits are cut from the served release: of one that is not yet public there is none. */
const cutFromServed = [
	String.raw`(?:image|extrait)\.(?:svg|png|xlsx|csv|pptx)`,
	"citer",
	'donnees/(?:tableau/fichier|[^"/]+/dictionnaire)',
	"espace/kits[/?]",
	String.raw`api/v1/query\.`,
	String.raw`metiers/[^"]*/fiche\.pdf`,
	String.raw`territoires/[^"]*/(?:essentiel|portrait)\.(?:pdf|pptx|xlsx)`,
	String.raw`aide/guide\.pdf`,
];
const files = new RegExp(`<a [^>]*href="/(?:${cutFromServed.join("|")})[^"]*"[^>]*>(.*?)</a>`, "g");

/** Keeps the links and the searches of a page inside the preview that it belongs to. */
export function withinPreview(html: string, base: string): string {
	return html
		.replace(files, "$1 (après la publication)")
		.replace(links, (_whole, head: string) => `${head}${base}/`)
		.replaceAll(`="${base}/"`, `="${base}"`);
}
