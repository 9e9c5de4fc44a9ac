/** Rights on the routes of the kits, for the table of `matrix.test.ts`: whose kit it is, is asked of the kit. */
export const kitDoors = {
	"GET /espace/kits": "signed-in",
	"POST /espace/kits": "signed-in",
	"GET /espace/kits/ajouter": "signed-in",
	"POST /espace/kits/ajouter": "signed-in",
	"GET /espace/kits/:kit": "signed-in",
	"GET /espace/kits/:kit/apercu": "signed-in",
	"GET /espace/kits/:kit/comparer": "signed-in",
	"POST /espace/kits/:kit/blocs/monter": "signed-in",
	"POST /espace/kits/:kit/blocs/descendre": "signed-in",
	"POST /espace/kits/:kit/blocs/retirer": "signed-in",
	"POST /espace/kits/:kit/blocs/mettre-a-jour": "signed-in",
	"POST /espace/kits/:kit/blocs/texte": "signed-in",
	"POST /espace/kits/:kit/dupliquer": "signed-in",
	"POST /espace/kits/:kit/figer": "signed-in",
	"POST /espace/kits/:kit/serie": "signed-in",
	"GET /espace/kits/:kit/fabrications/:batch": "signed-in",
	"GET /espace/kits/:kit/fabrications/:batch/etat": "signed-in",
	"GET /espace/kits/:kit/fabrications/:batch/kits.zip": "signed-in",
	"POST /espace/kits/:kit/fabrications/:batch/annuler": "signed-in",
	"POST /espace/kits/:kit/fabrications/:batch/reprendre": "signed-in",
	"POST /espace/kits/:kit/lien": "who opens kits to all",
	"POST /espace/kits/:kit/liens": "who opens kits to all",
	"POST /espace/kits/:kit/liens/revoquer": "who opens kits to all",
	// The link of a frozen version: an unknown one does not exist, a restricted one asks for an account.
	"GET /kits/:code": "anyone",
	"GET /kits/:code/:file": "anyone",
	"GET /monographies/:year": "anyone",
	"GET /monographies/:year/:file": "anyone",
} as const;

export const kitOpeners = [
	"charge-etudes",
	"responsable-publication",
	"animateur",
	"administrateur",
] as const;
