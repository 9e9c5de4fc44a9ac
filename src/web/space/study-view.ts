import type { SpaceContext } from "./route.ts";

export const studiesPath = "/espace/publications";
export const newStudyPath = `${studiesPath}/nouvelle`;

export const studyCrumbs = [
	{ label: "Mon espace", path: "/espace" },
	{ label: "Publications", path: studiesPath },
] as const;

/** What the site adds to every study. */
export const publisherOf = ({ figures, region }: Pick<SpaceContext, "figures" | "region">) => ({
	figures: figures(),
	issn: region.issn,
});
