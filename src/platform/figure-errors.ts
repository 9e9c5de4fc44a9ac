/** What a figure request may be refused for. Each sentence says what is wrong with the sum, each remedy what to ask instead. */
export const figureErrors = {
	"moyenne-de-rapports": {
		message: (d: Data) =>
			`« ${d.indicator} » est un rapport : il ne s'additionne ni ne se moyenne ${d.axis} (${d.why}).`,
		remedy:
			"Demandez le chiffre membre par membre, ou un indicateur dont le numérateur et le dénominateur sont connus.",
	},
	"somme-non-additive": {
		message: (d: Data) => `« ${d.indicator} » ne s'additionne pas ${d.axis} : ${d.why}.`,
		remedy: "Demandez le chiffre membre par membre, sans « together » pour cet axe.",
	},
	"double-compte": {
		message: (d: Data) => `La somme compterait deux fois : ${d.first} et ${d.second} ${d.why}.`,
		remedy: "Retirez l'un des deux, puis recommencez.",
	},
	"univers-melanges": {
		message: (d: Data) => `La somme mêlerait deux univers : ${d.first} et ${d.second}.`,
		remedy: "Demandez les deux chiffres séparément : ils ne comptent pas la même chose.",
	},
	"schemas-melanges": {
		message: (d: Data) => `La somme mêlerait deux nomenclatures : ${d.first} et ${d.second}.`,
		remedy:
			"Donnez tous les codes dans une seule nomenclature et à un seul niveau ; les passages sont sur /donnees/passages.",
	},
	"jointure-multiple": {
		message: (d: Data) =>
			`« ${d.indicator} » rapprocherait une ligne de plusieurs (axe « ${d.axis} » non fixé) : les valeurs seraient comptées plusieurs fois.`,
		remedy: "Fixez cet axe par une catégorie de la requête ou par la déclaration de l'indicateur.",
	},
	"axe-inconnu": {
		message: (d: Data) => `« ${d.indicator} » n'a pas d'axe « ${d.axis} ».`,
		remedy: "Axes possibles : territory, about, period et les catégories citées sur la page de l'indicateur.",
	},
	"perimetre-illisible": {
		message: (d: Data) => `Le périmètre ne peut pas être lu : ${d.cause}.`,
		remedy:
			"Donnez une liste de codes de communes ou d'intercommunalités, par exemple epci:200065597,epci:200023414.",
	},
	"perimetre-non-couvert": {
		message: (d: Data) =>
			`« ${d.indicator} » n'existe à aucune maille qui recouvre exactement ce périmètre (mailles publiées : ${d.levels}).`,
		remedy: "Élargissez ou réduisez le périmètre jusqu'à des territoires entiers de l'une de ces mailles.",
	},
	"tableau-impossible": {
		message: (d: Data) =>
			`Ce tableau ne peut pas être donné en fichier : il y faut un indicateur, un territoire, une forme connue et au plus ${d.most} cellules.`,
		remedy: "Composez-le sur /donnees/tableau, puis prenez le fichier sous le tableau.",
	},
	"image-impossible": {
		message: () =>
			"Cette image ne peut pas être dessinée : la page n'a pas de figure de ce nom, ou elle n'a pas de dessin.",
		remedy: "Ouvrez la page, puis prenez l'image dans le menu de la figure.",
	},
	"extrait-impossible": {
		message: () =>
			"Ce fichier ne peut pas être donné : la page n'a pas de figure de ce nom, ou elle ne montre aucun chiffre.",
		remedy: "Ouvrez la page, puis prenez le fichier sous la figure.",
	},
	"table-de-passage": {
		message: (d: Data) => `La table de passage ${d.from} → ${d.to} est refusée : ${d.cause}.`,
		remedy: "Corrigez les poids ou complétez les codes à la source ; rien n'est converti avec cette table.",
	},
} as const;

type Data = Readonly<Record<string, string | number>>;

/** Codes of a request that asks for a figure that would mean nothing: the request is at fault, not the observatory. */
export const figureRefusals = Object.keys(figureErrors).filter(
	(code) => code !== "table-de-passage",
) as readonly Exclude<keyof typeof figureErrors, "table-de-passage">[];
