import {
	blocksOf,
	changeKit,
	clonedFor,
	createKit,
	type KeptKit,
	type KitBlock,
	longestComment,
	makeKitLink,
	mostBlocks,
	readKit,
	revokeKitLink,
	setPublic,
	subjectIn,
	subjectLabels,
	type Template,
	type TemplateSubject,
	templateOf,
} from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { faultOf } from "./form.tsx";
import { kitAdd } from "./kit-add.tsx";
import { kitBatchRoutes } from "./kit-batch-routes.ts";
import { figureGiven } from "./kit-figure.ts";
import { kitList } from "./kit-list.tsx";
import { kitPage } from "./kit-page.tsx";
import { longPlace, placeGiven } from "./kit-place.tsx";
import { frozenKit, frozenKitFile, kitComparison, kitPreview } from "./kit-read.tsx";
import { kitStyleRoutes } from "./kit-style.tsx";
import { closedKit, kitPath, kitsPath, rankId } from "./kit-view.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";

/** Does it, then shows the kit again, from `anchor` on; a refusal is told on the same page. */
function change(
	work: (context: SignedInContext, id: string) => Promise<unknown>,
	anchor: (context: SignedInContext) => string,
): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const id = context.params.kit ?? "";
		try {
			await work(context, id);
			return goTo(`${kitPath(id)}#${anchor(context)}`);
		} catch (error) {
			if (error instanceof DefError && closedKit.has(error.code)) throw error;
			return await kitPage(context, faultOf(error));
		}
	};
}

async function create(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, form } = context;
	try {
		const place = placeGiven(context);
		const figures = context.figures();
		const template = templateOf(form.modele ?? "");
		if (!template) throw wrong("modele", "Choisissez un modèle.");
		const subject = subjectGiven(template, context);
		const release = figures.release.id;
		const id = await createKit(
			access,
			{ person, origin },
			{
				title: form.titre ?? "",
				place,
				session: form.seance ?? "",
				template: template.id,
				blocks: blocksOf(template, subject).map((block) => ({ ...block, release })),
			},
		);
		return goTo(kitPath(id));
	} catch (error) {
		if (error instanceof DefError && closedKit.has(error.code)) throw error;
		return await kitList(context, faultOf(error));
	}
}

/** What the template is about, of the field that is its own. Throws `saisie-incorrecte`. */
function subjectGiven(template: Template, { figures, form }: SignedInContext): TemplateSubject {
	const { subject } = template;
	const given = subjectIn(template, subject ? (form[subject] ?? "") : "", figures());
	if (subject && !given) throw wrong(subject, `Ce modèle demande ${subjectLabels[subject]}.`);
	return given ?? {};
}

async function add(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, form } = context;
	const figure = await figureGiven(context);
	if (!figure) throw new DefError("kit-inconnu");
	const release = context.figures().release.id;
	const id = form.kit ?? "";
	try {
		await changeKit(access, { person, origin }, id, ({ blocks }) => ({
			blocks: [...blocks, { figure, release }],
		}));
		return goTo(kitPath(id));
	} catch (error) {
		if (error instanceof DefError && closedKit.has(error.code)) throw error;
		return await kitAdd(context, faultOf(error));
	}
}

async function clone(context: SignedInContext): Promise<SpaceAnswer> {
	const { access, person, origin, params } = context;
	try {
		const kit = await readKit(access, person, params.kit ?? "");
		const release = context.figures().release.id;
		const made = clonedFor(kit, placeGiven(context), release);
		return goTo(kitPath(await createKit(access, { person, origin }, made)));
	} catch (error) {
		if (error instanceof DefError && closedKit.has(error.code)) throw error;
		return await kitPage(context, faultOf(error));
	}
}

type Gesture = (blocks: readonly KitBlock[], at: number, context: SignedInContext) => readonly KitBlock[];

/** How far a gesture carries its block: who works with the keyboard goes on from there. */
const carried: Readonly<Record<string, number>> = { monter: -1, descendre: 1, retirer: -1 };

const gestures: Readonly<Record<string, Gesture>> = {
	monter: (blocks, at) => swapped(blocks, at - 1),
	descendre: (blocks, at) => swapped(blocks, at),
	retirer: (blocks, at) => blocks.toSpliced(at, 1),
	"mettre-a-jour": (blocks, at, context) =>
		blocks.map((block, i) => (i === at ? { ...block, release: context.figures().release.id } : block)),
	texte: (blocks, at, { form }) =>
		blocks.map((block, i) => {
			if (i !== at) return block;
			const { title: _title, comment: _comment, ...rest } = block;
			const title = form[`titre-${at}`]?.trim() ?? "";
			const comment = form[`commentaire-${at}`]?.trim() ?? "";
			return { ...rest, ...(title === "" ? {} : { title }), ...(comment === "" ? {} : { comment }) };
		}),
};

function swapped(blocks: readonly KitBlock[], at: number): readonly KitBlock[] {
	const [first, second] = [blocks[at], blocks[at + 1]];
	return first && second ? blocks.toSpliced(at, 2, second, first) : blocks;
}

function edit(name: string, gesture: Gesture): (context: SignedInContext) => Promise<SpaceAnswer> {
	const work = async (context: SignedInContext, id: string): Promise<void> => {
		const { access, person, origin, form } = context;
		const at = Number(form.rang);
		await changeKit(access, { person, origin }, id, ({ blocks }: KeptKit) => {
			if (!Number.isInteger(at) || !blocks[at]) throw wrong("blocs", "Ce bloc n’est plus là.");
			return { blocks: gesture(blocks, at, context) };
		});
	};
	return change(work, ({ form }) => rankId(Math.max(0, Number(form.rang) + (carried[name] ?? 0))));
}

function wrong(field: string, expected: string): DefError {
	return new DefError("saisie-incorrecte", { field, expected });
}

/** Twenty indicators by their names. */
const longestFigure = 2_000;
const one = `${kitsPath}/:kit`;
const get = { method: "GET", action: "kits.compose" } as const;
const post = { method: "POST", action: "kits.compose" } as const;
const comments = Object.fromEntries(
	Array.from({ length: mostBlocks }, (_, at) => [`commentaire-${at}`, longestComment]),
);

export const kitRoutes: readonly SpaceRoute[] = [
	{ ...get, pattern: kitsPath, handle: (context: SignedInContext) => kitList(context) },
	{ ...post, pattern: kitsPath, longFields: longPlace, handle: create },
	{ ...get, pattern: `${kitsPath}/ajouter`, handle: (context: SignedInContext) => kitAdd(context) },
	{
		...post,
		pattern: `${kitsPath}/ajouter`,
		longFields: { figure: longestFigure, page: longestFigure },
		handle: add,
	},
	{ ...get, pattern: one, handle: (context: SignedInContext) => kitPage(context) },
	{ ...get, pattern: `${one}/apercu`, handle: kitPreview },
	{ ...get, pattern: `${one}/comparer`, handle: kitComparison },
	...Object.entries(gestures).map(([name, gesture]) => ({
		...post,
		pattern: `${one}/blocs/${name}`,
		...(name === "texte" ? { longFields: comments, bodyLimit: 64 * 1024 } : {}),
		handle: edit(name, gesture),
	})),
	{ ...post, pattern: `${one}/dupliquer`, longFields: longPlace, handle: clone },
	...kitBatchRoutes,
	...kitStyleRoutes,
	{
		method: "POST",
		action: "kits.publish",
		pattern: `${one}/lien`,
		handle: change(
			({ access, person, origin, form }, id) =>
				setPublic(access, { person, origin }, id, Number(form.version), form.public === "oui"),
			() => "versions",
		),
	},
	{
		method: "POST",
		action: "kits.publish",
		pattern: `${one}/liens`,
		async handle(context) {
			const { access, person, origin, form, params } = context;
			const to = (form.destinataires ?? "").split(/[\s,;]+/).filter(Boolean);
			try {
				const link = await makeKitLink(
					access,
					{ person, origin },
					params.kit ?? "",
					Number(form.version),
					to,
				);
				return await kitPage(context, undefined, { link, to });
			} catch (error) {
				if (error instanceof DefError && closedKit.has(error.code)) throw error;
				return await kitPage(context, faultOf(error));
			}
		},
	},
	{
		method: "POST",
		action: "kits.publish",
		pattern: `${one}/liens/revoquer`,
		handle: change(
			({ access, person, origin, form }, id) =>
				revokeKitLink(access, { person, origin }, id, form.lien ?? ""),
			() => "liens",
		),
	},
	{ method: "GET", action: "session.open", pattern: "/kits/:code", handle: frozenKit },
	{ method: "GET", action: "session.open", pattern: "/kits/:code/:file", handle: frozenKitFile },
];
