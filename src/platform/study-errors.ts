import type { Entry } from "./error-entry.ts";

/** What may go wrong with a study while it is written and published. */
export const studyErrors = {
	"etude-etape": {
		message: (d) => `Cette étude est à l’étape « ${d.state} » : action impossible (${d.what}).`,
		remedy: "Rechargez la page : une autre personne a pu la faire avancer.",
	},
	"etude-deux-personnes": {
		message: () => "La personne qui a écrit une étude ne peut pas la publier.",
		remedy: "Demandez à une autre personne de la relire et de la publier.",
	},
	"etude-changee": {
		message: () => "L’étude a changé depuis que vous l’avez ouverte.",
		remedy: "Relisez-la, puis publiez-la.",
	},
	"etude-ouverte": {
		message: () => "Une autre édition de cette étude est déjà en cours.",
		remedy: "Terminez-la, ou abandonnez-la : elle est dans la liste des publications.",
	},
	"etude-sans-chiffres": {
		message: (d) => `Les chiffres figés ne peuvent pas être lus : ${d.why}`,
		remedy: "Figez une nouvelle version du kit, puis repartez d’elle.",
	},
} as const satisfies Record<string, Entry>;
