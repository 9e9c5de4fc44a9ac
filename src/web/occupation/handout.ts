import type { Region } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { ReleaseCard, SourceLine } from "../../figures/model.ts";
import { listed, type PrintedDocument, type RichText, said } from "../../kits/index.ts";
import { counted, enumerate, formatDate, typeset } from "../../platform/french.ts";
import { amountWithUnit, lowerFirst, upperFirst } from "../../reading/index.ts";
import { inNameOf } from "../region-name.ts";
import type { OccupationAnswer, Told } from "./answer.ts";
import { aroundText, elsewhereText, familyOf, payText, tensionSentence, whereAndWhen } from "./words.ts";

const skillsAtMost = 3;

/**
 * « Fiche à remettre »: the answer of the page on one sheet, for the person who was received. It says what is not published as plainly
 * as what is, and nothing that the page does not say.
 */
export function handoutOf(
	answer: OccupationAnswer,
	from: {
		readonly region: Region;
		readonly release: ReleaseCard;
		/** Whole address of the page. */
		readonly address: string;
	},
): PrintedDocument {
	const { region, release } = from;
	const told = [answer.tension, ...answer.wanted, answer.pay].filter((one) => one !== undefined);
	const sources = new Map(told.flatMap((one) => one.answer.sources).map((one) => [one.source, one]));
	return {
		title: typeset(answer.card.label),
		subtitle: typeset(upperFirst(answer.place ? aroundText(answer.place, region) : inNameOf(region))),
		brand: { site: region.siteName, operator: region.operator },
		date: release.published,
		facts: [{ term: "Chiffres diffusés le", text: formatDate(release.published) }],
		sample: [...sources.values()].some(({ sample }) => sample),
		address: from.address,
		summary: [],
		parts: [
			{ title: "Ce métier recrute-t-il ?", intro: recruiting(answer, region), sections: [] },
			{ title: "Combien gagne-t-on ?", intro: pay(answer), sections: [] },
			{ title: "Où se former ?", intro: trainings(answer), sections: [] },
			{ title: "Quels métiers lui ressemblent ?", intro: close(answer), sections: [] },
		],
		sources: [...sources.values()].map(sourceOf),
		signs: [],
		glossary: [],
		layout: "handout",
	};
}

function recruiting(answer: OccupationAnswer, region: Region): RichText {
	const { tension, wanted } = answer;
	const other = tension && elsewhereText(tension, answer);
	return [
		...said(
			tension
				? tensionSentence(tension, answer.card, region)
				: "Aucun niveau de tension n’est publié pour ce métier.",
			{ strong: true },
		),
		...(other ? said(other) : []),
		...listed(wanted.map((one) => amountOf(one, answer))),
		...(wanted.length === 0 ? said("Ni projets ni offres ne sont publiés pour ce métier.") : []),
	];
}

/** « 535 projets de recrutement (Caen, 2024) », an estimate named as such. */
function amountOf(told: Told, { card }: OccupationAnswer): string {
	const { indicator, cell } = told;
	const family = familyOf(told, card);
	const what = indicator.id === "offres-emploi" ? " en moyenne dans l’année" : " de recrutement";
	const details = [
		whereAndWhen(told),
		...(family ? [`famille « ${family} »`] : []),
		...(cell.status === "ok" ? [] : [statuses[cell.status].name]),
	];
	return `${amountWithUnit(indicator, cell.value ?? 0)}${what} (${details.join(", ")}).`;
}

function pay(answer: OccupationAnswer): RichText {
	const { pay: told, card } = answer;
	if (!told) return said("Aucune source reçue ne le publie pour ce métier. Posez la question.");
	const family = familyOf(told, card);
	return said(`${payText(told)} (${whereAndWhen(told)}${family ? `, famille « ${family} »` : ""}).`);
}

function trainings({ ways, waysCount }: OccupationAnswer): RichText {
	if (ways.length === 0)
		return said("Aucun registre ne relie de formation ouverte à ce métier. Posez la question.");
	return [
		...listed(
			ways.map(({ card, seats }) =>
				seats
					? `${card.label} : ${counted(seats.value ?? 0, "place")} au lycée (${seats.territory.label}).`
					: `${card.label}.`,
			),
		),
		...said(
			`${waysCount > ways.length ? `Il y en a ${waysCount} en tout : la liste est en ligne. ` : ""}Les dates des sessions ne sont pas dans nos sources : demandez-les à votre conseillère ou conseiller.`,
		),
	];
}

function close({ close: moves }: OccupationAnswer): RichText {
	if (moves.length === 0) return said("Aucun métier proche n’est décrit pour celui-ci.");
	return listed(
		moves.map(
			({ card, shared }) =>
				`${card.label} : vous y retrouvez ${enumerate(shared.slice(0, skillsAtMost).map(({ label }) => lowerFirst(label)))}.`,
		),
	);
}

function sourceOf({ title, producer, vintage, sample }: SourceLine): PrintedDocument["sources"][number] {
	return {
		term: typeset(producer),
		text: typeset(`${title}, ${vintage}${sample ? " (données d’essai)" : ""}.`),
	};
}
