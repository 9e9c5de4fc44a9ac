import { sha256 } from "../../platform/hash.ts";
import { type TourStep, tour } from "./tour.ts";

/** Letters read in a second, and the least time that a sentence stays (seconds). */
const pace = 18;
const least = 2.5;

export interface Cue {
	readonly step: TourStep;
	readonly sentence: string;
	/** Seconds from the beginning of the film. */
	readonly from: number;
	readonly to: number;
}

/** When each sentence of the tour is read in the film: the film is made to this measure. */
export const cues: readonly Cue[] = timed();

function timed(): readonly Cue[] {
	let at = 0;
	return tour.flatMap((step) =>
		step.sentences.map((sentence) => {
			const from = at;
			at += Math.max(least, Math.ceil((2 * sentence.length) / pace) / 2);
			return { step, sentence, from, to: at };
		}),
	);
}

export const filmSeconds = cues.at(-1)?.to ?? 0;

/** What the film was made to: when it changes, the film is made again (`npm run film`). */
export const captionsDigest = sha256(JSON.stringify(cues)).slice(0, 16);

const clock = (seconds: number): string => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);

/** WebVTT. */
export const captions = [
	"WEBVTT",
	...cues.map(({ sentence, from, to }) => `${clock(from)} --> ${clock(to)}\n${sentence}`),
]
	.join("\n\n")
	.concat("\n");
