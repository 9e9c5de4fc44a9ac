import { z } from "zod";
import { DefError } from "../platform/index.ts";
import { askText, download } from "./exchange.ts";
import { demandFile } from "./http.ts";
import { type Fetched, type Fetching, mostBytes } from "./model.ts";

/** What is read of `GET /api/explore/v2.1/catalog/datasets/{id}`. */
const cardShape = z.object({
	metas: z.object({ default: z.object({ data_processed: z.string().nullish() }).nullish() }),
});

/** The whole data set, or the rows asked for: `/exports` has no ceiling, unlike `/records`. */
export async function fetchOpendatasoft(fetching: Fetching<"opendatasoft">): Promise<Fetched> {
	const { source, connector, network, addresses, known, path } = fetching;
	const portal = addresses.opendatasoft ?? connector.portal;
	const hosts = [new URL(portal).host];
	const dataset = `${portal}/api/explore/v2.1/catalog/datasets/${encodeURIComponent(connector.dataset)}`;
	const card = await askText(network, { source, url: dataset, hosts });
	if (card.status !== 200)
		throw new DefError("connecteur-en-panne", { source, cause: `le portail répond ${card.status}` });
	const processed = processedAt(source, card.text);
	if (processed !== undefined && processed === known.mark) return "unchanged";
	const asked = new URL(`${dataset}/exports/${connector.format}`);
	if (connector.format === "csv") asked.searchParams.set("delimiter", ";");
	if (connector.labels) asked.searchParams.set("use_labels", "true");
	if (connector.where !== undefined) asked.searchParams.set("where", connector.where);
	for (const [facet, value] of Object.entries(connector.refine ?? {}))
		asked.searchParams.append("refine", `${facet}:"${value}"`);
	const answer = await download(network, { source, url: asked.href, hosts }, path, mostBytes(connector));
	demandFile(source, answer);
	return {
		name: `${connector.dataset}.${connector.format}`,
		sha256: answer.sha256,
		known: processed === undefined ? {} : { mark: processed },
	};
}

function processedAt(source: string, text: string): string | undefined {
	try {
		return cardShape.parse(JSON.parse(text)).metas.default?.data_processed ?? undefined;
	} catch (error) {
		const cause = "la fiche du portail n'a pas la forme attendue";
		throw new DefError("connecteur-en-panne", { source, cause }, error);
	}
}
