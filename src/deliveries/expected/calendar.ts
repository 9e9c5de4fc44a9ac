import { createEvents } from "ics";
import { formatPeriod } from "../../platform/index.ts";
import { expectedLabels, type SeenExpected } from "./model.ts";

/** The expected deliveries as an iCalendar text, one whole-day event each, for any agenda. */
export function expectedCalendar(
	expected: readonly SeenExpected[],
	titles: ReadonlyMap<string, string>,
	publicUrl: string,
): string {
	const { host } = new URL(publicUrl);
	const { error, value } = createEvents(
		expected.map((one) => {
			const [year = 0, month = 1, date = 1] = one.due.split("-").map(Number);
			const what = titles.get(one.source) ?? one.source;
			return {
				uid: `livraison-${one.id}@${host}`,
				title: `${what}, ${formatPeriod(one.period)} : ${one.organisation.name}`,
				description: expectedLabels[one.state],
				start: [year, month, date],
				duration: { days: 1 },
				url: `${publicUrl}/espace`,
				busyStatus: "FREE" as const,
				transp: "TRANSPARENT" as const,
			};
		}),
		{ productId: "data-emploi-formation", method: "PUBLISH", calName: "Livraisons attendues" },
	);
	if (!value) throw error ?? new Error("no calendar was made");
	return value;
}
