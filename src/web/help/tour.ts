/**
 * The guided tour, said once: its page, the panel that follows the reader, the captions and the transcript of the film are all cut from
 * this. No sentence names a place, so that they hold for every region.
 */
export interface TourStep {
	readonly id: TourStepId;
	readonly title: string;
	readonly sentences: readonly [string, string];
}

export const tourStepIds = [
	"chercher",
	"territoire",
	"bloc",
	"origine",
	"citer",
	"comparer",
	"carte",
	"emporter",
] as const;
export type TourStepId = (typeof tourStepIds)[number];

const said: Readonly<Record<TourStepId, Omit<TourStep, "id">>> = {
	chercher: {
		title: "Chercher un territoire",
		sentences: [
			"Écrivez un nom, un code ou un code postal, même avec une faute.",
			"Un même nom a plusieurs découpages : chaque résultat dit le sien.",
		],
	},
	territoire: {
		title: "Lire l’essentiel",
		sentences: [
			"Les chiffres clés viennent d’abord, comparés à la région et à la France.",
			"Chacun dit sa période, son évolution et sa source.",
		],
	},
	bloc: {
		title: "Lire un bloc",
		sentences: [
			"Un message, un dessin, une phrase, et le tableau des mêmes valeurs.",
			"Dessous : la source, les notes de lecture, les fichiers à emporter.",
		],
	},
	origine: {
		title: "Savoir d’où vient un chiffre",
		sentences: [
			"« D’où vient ce chiffre ? » remonte au calcul, au fichier, à la ligne.",
			"Cette adresse ne nomme qu’un chiffre : envoyez-la à qui en doute.",
		],
	},
	citer: {
		title: "Citer ce chiffre",
		sentences: [
			"« Citer ou figer » écrit la phrase, avec la source et la date.",
			"Le lien figé garde ce que vous voyez, quoi qu’il paraisse ensuite.",
		],
	},
	comparer: {
		title: "Comparer des territoires",
		sentences: [
			"Deux à cinq territoires, avec la région et la France en repère.",
			"Valeur, écart ou évolution : l’adresse garde tous vos choix.",
		],
	},
	carte: {
		title: "Voir la carte",
		sentences: [
			"La carte et la liste donnent les mêmes valeurs, et le rang de chacun.",
			"Découpage, date, seconde carte : tout se choisit plus bas.",
		],
	},
	emporter: {
		title: "Emporter, préparer un comité",
		sentences: [
			"Sans compte : une page, un portrait, un diaporama, un classeur.",
			"Avec un compte, « Préparer un comité » compose un kit, bloc par bloc.",
		],
	},
};

export const tour: readonly TourStep[] = tourStepIds.map((id) => ({ id, ...said[id] }));
