/** What a code that nothing answers to may be, by its shape: said rather than « aucun résultat » alone. */
export interface CodeShape {
	readonly name: string;
	/** Why it leads nowhere here, and what to do. */
	readonly advice: string;
	readonly path: string;
	readonly link: string;
}

const shapes: readonly (readonly [RegExp, CodeShape])[] = [
	[
		/^\d{14}$/,
		{
			name: "un numéro d’établissement (SIRET)",
			advice: "L’observatoire ne montre aucun établissement : ses chiffres sont regroupés.",
			path: "/glossaire/siret",
			link: "Ce qu’est un SIRET",
		},
	],
	[
		/^\d{9}$/,
		{
			name: "un numéro d’entreprise (SIREN) ou d’intercommunalité",
			advice: "Aucune intercommunalité de la région n’a ce numéro, et les entreprises ne sont pas montrées.",
			path: "/territoires/epci",
			link: "Les intercommunalités",
		},
	],
	[
		/^\d{5}$/,
		{
			name: "un code de commune ou d’un code postal",
			advice: "Ce n’est celui d’aucune commune de la région.",
			path: "/territoires/commune",
			link: "Les communes",
		},
	],
	[
		/^\d{3,4}$/,
		{
			name: "un numéro de convention collective (IDCC)",
			advice: "La table des conventions de cette diffusion ne l’a pas : il a pu naître ou fusionner depuis.",
			path: "/branches",
			link: "Les branches",
		},
	],
	[
		/^\d{7}[A-Z]$/,
		{
			name: "un numéro d’établissement scolaire (UAI)",
			advice: "Les établissements n’ont pas de page ; les centres d’apprentis sont dans un tableau.",
			path: "/indicateurs/cfa-taux-emploi-6-mois",
			link: "Les centres de formation d’apprentis",
		},
	],
	[
		/^[A-N]\d{4}$/,
		{
			name: "un code ROME",
			advice: "Aucune fiche ne le porte, ni dans la version 3 ni dans la version 4.0.",
			path: "/metiers",
			link: "Les métiers",
		},
	],
	[
		/^(RNCP|RS)\d+$/,
		{
			name: "une fiche de France compétences",
			advice:
				"Elle n’est pas dans l’export reçu : elle peut être plus récente que lui, ou son numéro mal copié. Cherchez plutôt la formation par son nom.",
			path: "/formations",
			link: "Les formations",
		},
	],
];

export function codeShape(text: string): CodeShape | undefined {
	const code = text.toUpperCase().replace(/[\s.]/g, "");
	return shapes.find(([shape]) => shape.test(code))?.[1];
}
