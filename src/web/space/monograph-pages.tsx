import { documentForms, writeForm } from "../../kits/index.ts";
import { composeMonograph } from "../../monograph/index.ts";
import { DefError } from "../../platform/errors.ts";
import { page } from "../page.ts";
import { DocumentView } from "./kit-document.tsx";
import type { SpaceAnswer, SpaceContext, SpaceRoute } from "./route.ts";

const forms = documentForms.filter(({ id }) => id === "pdf" || id === "xlsx" || id === "ods");
const fileName = (extension: string) => `monographie${extension}`;

/** The region's monograph of a year, for everybody: what it reads of the release, the public reads. */
async function monographPage({ access, region, params, figures }: SpaceContext): Promise<SpaceAnswer> {
	const year = yearOf(params.year);
	const document = await composeMonograph(region, year, access.publicUrl, figures());
	const title = `${document.title}, ${year}`;
	return page({
		title,
		section: "publications",
		crumbs: [{ label: "Publications", path: "/publications" }, { label: title }],
		body: (
			<>
				<h1>{title}</h1>
				<p class="lead">{region.name}</p>
				<ul class="links flow">
					{forms.map(({ id, label, extension }) => (
						<li key={id}>
							<a href={`/monographies/${year}/${fileName(extension)}`}>{label}</a>
						</li>
					))}
				</ul>
				<ul>
					{document.summary.map((line) => (
						<li key={line}>{line}</li>
					))}
				</ul>
				<DocumentView document={document} />
			</>
		),
	});
}

/** Files already written, of one edition of the figures: the same year then always gives the same bytes. */
const written = new Map<string, Promise<Uint8Array>>();
let edition = "";

async function monographFile({ access, region, params, figures }: SpaceContext): Promise<SpaceAnswer> {
	const year = yearOf(params.year);
	const form = forms.find(({ extension }) => fileName(extension) === params.file);
	if (!form) throw new DefError("monographie-inconnue", { address: params.file ?? "" });
	const shown = figures();
	// A release is published, a charter ends: nothing of before is given any more.
	if (shown.edition !== edition) written.clear();
	edition = shown.edition;
	const key = `${region.code}/${access.publicUrl}/${year}/${form.id}`;
	const bytes =
		written.get(key) ??
		composeMonograph(region, year, access.publicUrl, shown).then((document) => writeForm(document, form.id));
	written.set(key, bytes);
	return {
		kind: "download",
		name: `monographie_${region.code}_${year}${form.extension}`,
		type: form.type,
		body: Buffer.from(await bytes),
	};
}

function yearOf(text = ""): number {
	if (!/^20\d{2}$/.test(text)) throw new DefError("monographie-inconnue", { address: text });
	return Number(text);
}

const open = { method: "GET", action: "session.open" } as const;

export const monographRoutes: readonly SpaceRoute[] = [
	{ ...open, pattern: "/monographies/:year", handle: monographPage },
	{ ...open, pattern: "/monographies/:year/:file", handle: monographFile },
];
