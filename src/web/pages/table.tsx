import type { VNode } from "preact";
import type { LevelId } from "../../../catalogue/model.ts";
import { doorsOf } from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { LeftOut } from "../components/left-out.tsx";
import { indicatorById, isTerritoryType, levels, territoryTypes } from "../declared.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { addressOf, readAddress } from "../table/address.ts";
import { TableForm, type Typed } from "../table/form.tsx";
import { gather } from "../table/gather.ts";
import { type KnownTable, knownIn } from "../table/known.ts";
import { layoutOf } from "../table/layout.ts";
import { type TableAsked, tablePath } from "../table/model.ts";
import { readyIn } from "../table/ready.ts";
import { SizeLine, TableResult } from "../table/result.tsx";
import { mostCells, mostCodes, sizeOf } from "../table/size.ts";
import { readCodes } from "../typed-codes.ts";
import { readPlaces } from "../typed-places.ts";

/** `/donnees/tableau?indicateurs=…&territoires=…`: the table that one wants, from the choice to the file. */
export async function tablePage(context: PageContext): Promise<Outcome> {
	const { figures, region, query } = context;
	const { asked, left, typed, read } = understood(context);
	if (read !== undefined) return redirect(read);
	const unread = typed.places.unread.length + typed.about.unread.length > 0 || typed.tooMany;
	const size = asked.indicators.length > 0 ? await sizeOf(figures, asked, region.code) : undefined;
	const fits = size !== undefined && size.cells > 0 && size.cells <= mostCells && !unread;
	const result = asked.built && fits ? await built(context, asked) : undefined;
	const title = asked.indicators.map((id) => indicatorById.get(id)?.short ?? id).join(", ");
	return page({
		title: title === "" ? "Construire un tableau" : `Tableau : ${title}`,
		description: "Indicateurs, territoires, périodes : un tableau sur mesure, à emporter ou à citer.",
		section: "donnees",
		sample: result?.sample ?? false,
		crumbs: [{ label: "Données", path: "/donnees" }, { label: "Construire un tableau" }],
		body: (
			<>
				<header class="page-head">
					<h1>Construire un tableau</h1>
					<p class="lead">
						Choisissez des indicateurs, des territoires et des périodes : le tableau a une adresse, que vous
						pouvez partager, citer ou figer.
					</p>
				</header>
				<LeftOut {...left} />
				{size && !unread ? <SizeLine size={size} asked={asked} /> : null}
				{result?.body}
				<section class={result ? "part" : undefined} aria-labelledby="choix">
					<h2 id="choix">{result ? "Changer le tableau" : "Choisir"}</h2>
					<TableForm figures={figures} asked={asked} typed={typed} />
				</section>
				{query.indicateurs === undefined ? <ReadyList context={context} /> : null}
			</>
		),
	});
}

async function built(
	{ figures, region }: PageContext,
	asked: TableAsked,
): Promise<{ readonly body: VNode; readonly sample: boolean }> {
	const gathered = await gather(figures, asked, region.code);
	const layout = layoutOf(figures, asked, gathered);
	const doors = await doorsOf(
		figures,
		layout.rows.flatMap((row) =>
			row.cells.flatMap((cell) => {
				const indicator = indicatorById.get(cell.indicator);
				return indicator ? [{ indicator, cell }] : [];
			}),
		),
	);
	return {
		sample: gathered.answers.some((answer) => answer.sample),
		body: <TableResult figures={figures} asked={asked} gathered={gathered} layout={layout} doors={doors} />,
	};
}

interface Understood {
	readonly asked: TableAsked;
	readonly left: KnownTable["left"];
	readonly typed: Typed;
	/** Something was typed, and all of it is read: the address that says so. */
	readonly read: string | undefined;
}

/** The address, and what the form adds to it in the words of the reader. */
function understood({ figures, region, query }: PageContext): Understood {
	const { codes = "", surcodes = "", surniveau = "", niveaux = "", decoupage = "", indicateurs } = query;
	const address = readAddress(query);
	const places = readPlaces(figures, codes, {
		type: isTerritoryType(decoupage) ? decoupage : undefined,
		region: region.code,
	});
	const known: readonly LevelId[] = Object.keys(levels).filter((level): level is LevelId => level !== "all");
	const level = known.find((one) => one === surniveau);
	const abouts = level ? readCodes(figures, surcodes, level) : { codes: [], pieces: [], unread: [] };
	const tooMany = Math.max(places.places.length, abouts.codes.length) > mostCodes;
	const unread = places.unread.length + abouts.unread.length > 0 || tooMany;
	const filled = [codes, surcodes, surniveau, niveaux].some((text) => text !== "");
	const written: TableAsked = filled
		? {
				...address,
				levels: territoryTypes.map(({ id }) => id).filter((id) => niveaux.split(",").includes(id)),
				places: places.places.slice(0, mostCodes),
				...(level
					? {
							about: abouts.codes.length > 0 ? { level, codes: abouts.codes.slice(0, mostCodes) } : { level },
						}
					: {}),
			}
		: address;
	return {
		...knownIn(figures, written, indicateurs),
		read: filled && !unread ? addressOf(written) : undefined,
		typed: {
			codes: places.unread.length > 0 || tooMany ? codes : "",
			kind: decoupage,
			abouts: abouts.unread.length > 0 || tooMany ? surcodes : "",
			places,
			about: abouts,
			tooMany,
			to: (changed) => withQuery(tablePath, { ...query, ...changed }),
		},
	};
}

function ReadyList({ context }: { readonly context: PageContext }): VNode | null {
	const ready = readyIn(context.figures);
	if (ready.length === 0) return null;
	return (
		<section class="part" aria-labelledby="prets">
			<h2 id="prets">Tableaux prêts à l’emploi</h2>
			<ul class="entries">
				{ready.map(({ title, text, path }) => (
					<li key={path}>
						<h3>
							<a href={path}>{title}</a>
						</h3>
						<p>{text}</p>
					</li>
				))}
			</ul>
		</section>
	);
}
