export { type CodeShape, codeShape } from "./code-shapes.ts";
export { type Gap, gapTo, isRate, shareOf } from "./gap.ts";
export type { Governance } from "./governance.ts";
export type {
	CharterCard,
	Contours,
	CrosswalkCard,
	CubeCard,
	DataSetCard,
	DimensionsCard,
	FigureAnswer,
	FigureCell,
	FigureGroup,
	FigureRequest,
	Figures,
	OccupationCard,
	Perimeter,
	PeriodCode,
	Provenance,
	ReleaseCard,
	SearchAnswer,
	SearchHit,
	SourceLine,
	TerritoryCard,
	TerritoryRef,
	TrainingCard,
} from "./model.ts";
export { neighboursIn } from "./neighbours.ts";
export { openFigures } from "./open.ts";
export { branchName, branchPath, operatorPath, skillPath } from "./paths.ts";
export { membersText, parseMembers } from "./permalink.ts";
export type { Plan } from "./plan-model.ts";
export { LINES_PER_PAGE } from "./provenance.ts";
export { requestAt } from "./request.ts";
export { bearsName } from "./search-words.ts";
export { type Rank, readingSentence, type SentenceContext } from "./sentence.ts";
export { openShelf, type Reading, type ReleaseVersion, type Shelf, shelfOf } from "./shelf.ts";
export { affirmedQuadrant, type Quadrant } from "./statistics/quadrant.ts";
export { type Placed, ranksOf } from "./statistics/rank.ts";
export { standardScores } from "./statistics/standard-score.ts";
