/** Rights on the routes of the studies, for the table of `matrix.test.ts`: the same hands as for a release. */
export const studyDoors = {
	"GET /publications.xml": "anyone",
	"GET /publications/:study/:file": "anyone",
	"GET /espace/publications": "who follows releases",
	"GET /espace/publications/nouvelle": "who composes releases",
	"POST /espace/publications/nouvelle": "who composes releases",
	"GET /espace/publications/:edition": "who follows releases",
	"POST /espace/publications/:edition/textes": "who composes releases",
	"POST /espace/publications/:edition/relecture": "who composes releases",
	"POST /espace/publications/:edition/renvoyer": "who follows releases",
	"POST /espace/publications/:edition/abandonner": "who follows releases",
	"POST /espace/publications/:edition/publier": "who approves releases",
	"POST /espace/publications/:edition/retirer": "who approves releases",
} as const;
