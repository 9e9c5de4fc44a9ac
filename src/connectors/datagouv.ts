import { z } from "zod";
import { DefError, foldText } from "../platform/index.ts";
import { askText, download } from "./exchange.ts";
import { demandFile, lastSegment } from "./http.ts";
import { type Fetched, type Fetching, mostBytes } from "./model.ts";

/** What is read of `GET /api/1/datasets/{id}/`. */
const datasetShape = z.object({
	resources: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			format: z.string().nullish(),
			url: z.string(),
			last_modified: z.string().nullish(),
			checksum: z.object({ type: z.string(), value: z.string() }).nullish(),
		}),
	),
});
type Resource = z.infer<typeof datasetShape>["resources"][number];

/** Where data.gouv.fr keeps the files that it holds itself. */
const keptAt = ["www.data.gouv.fr", "static.data.gouv.fr"];

/** The newest resource of the format and title; its checksum is verified when the catalogue gives one. */
export async function fetchDatagouv(fetching: Fetching<"datagouv">): Promise<Fetched> {
	const { source, connector, network, addresses, known, path } = fetching;
	const api = new URL(addresses.datagouv);
	const hosts = [api.host, ...keptAt, ...(connector.hosts ?? [])];
	const url = `${addresses.datagouv}/datasets/${encodeURIComponent(connector.dataset)}/`;
	const card = await askText(network, { source, url, hosts, headers: { accept: "application/json" } });
	if (card.status !== 200)
		throw new DefError("connecteur-en-panne", { source, cause: `data.gouv.fr répond ${card.status}` });
	const resource = chosen(fetching, readCard(source, card.text));
	const mark = `${resource.id} ${resource.checksum?.value ?? resource.last_modified ?? ""}`.trim();
	if (known.mark === mark && mark.includes(" ")) return "unchanged";
	const answer = await download(network, { source, url: resource.url, hosts }, path, mostBytes(connector));
	demandFile(source, answer);
	const { type = "", value = "" } = resource.checksum ?? {};
	const found = { sha1: answer.sha1, sha2: answer.sha256, sha256: answer.sha256, md5: answer.md5 }[
		type.toLowerCase().replace("-", "")
	];
	if (found !== undefined && found !== value.toLowerCase())
		throw new DefError("empreinte-differente", { expected: `${type} ${value}` });
	return { name: lastSegment(new URL(resource.url)), sha256: answer.sha256, known: { mark } };
}

function readCard(source: string, text: string): readonly Resource[] {
	try {
		return datasetShape.parse(JSON.parse(text)).resources;
	} catch (error) {
		const cause = "la fiche de data.gouv.fr n'a pas la forme attendue";
		throw new DefError("connecteur-en-panne", { source, cause }, error);
	}
}

function chosen({ source, connector }: Fetching<"datagouv">, resources: readonly Resource[]): Resource {
	const title = connector.title === undefined ? undefined : new RegExp(`^(?:${connector.title})$`, "u");
	const [newest] = resources
		.filter((r) => (r.format ?? "").toLowerCase() === connector.format)
		.filter((r) => title === undefined || title.test(foldText(r.title)))
		.toSorted((a, b) => ((a.last_modified ?? "") < (b.last_modified ?? "") ? 1 : -1));
	if (newest) return newest;
	const cause = `la fiche « ${connector.dataset} » n'a pas de ressource ${connector.format} à ce titre`;
	throw new DefError("connecteur-en-panne", { source, cause });
}
