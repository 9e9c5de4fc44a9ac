/** First segments of the addresses that are the same before and after a publication. */
const outside =
	"style|script|favicon\\.svg|espace|connexion|deconnexion|diffusions|calendrier|accessibilite|mentions|api|c";
const links = new RegExp(`(\\s(?:href|action)=")/(?!/|(?:${outside})(?:[/"?#]|\\.))`, "g");

/** Keeps the links and the searches of a page inside the preview that it belongs to. */
export function withinPreview(html: string, base: string): string {
	return html
		.replace(links, (_whole, head: string) => `${head}${base}/`)
		.replaceAll(`="${base}/"`, `="${base}"`);
}
