import { counted } from "../../platform/french.ts";
import { campaignAt, campaignsOpen, type Proposal, type Totals, totalsOf } from "../../proposals/index.ts";

/** The campaign that an address asks for; nothing when it asks for none. */
export function campaignIn(text: string | undefined): number | undefined {
	return /^2[01]\d\d$/.test(text ?? "") ? Number(text) : undefined;
}

/** Every campaign with a proposal, those that are open and the one that is shown: the latest first. */
export function campaignsShown(
	proposals: readonly Pick<Proposal, "campaign">[],
	now: Date,
	shown: number,
): readonly number[] {
	const years = [shown, campaignAt(now), ...campaignsOpen(now), ...proposals.map(({ campaign }) => campaign)];
	return [...new Set(years)].toSorted((a, b) => b - a);
}

export const ofCampaign = <T extends Pick<Proposal, "campaign">>(
	proposals: readonly T[],
	campaign: number,
): readonly T[] => proposals.filter((one) => one.campaign === campaign);

/** « 24 places proposées : 12 retenues, 0 écartée, 12 en attente ; s’y ajoute 1 proposition sans place à ouvrir ». */
export function totalsText({ proposals, asked, kept, dropped, waiting, apart }: Totals): string {
	if (proposals === 0) return "rien n’a été proposé";
	const places = `${counted(asked, "place proposée", "places proposées")} : ${counted(kept, "retenue")}, ${counted(dropped, "écartée")}, ${counted(waiting, "en attente", "en attente")}`;
	const others = `${counted(apart, "proposition")} sans place à ouvrir (maintenir, réduire ou autre)`;
	if (apart === 0) return places;
	return apart === proposals ? others : `${places} ; s’y ${apart > 1 ? "ajoutent" : "ajoute"} ${others}`;
}

/** What one campaign says in a cell of the matrix; nothing when it says nothing. */
export function campaignMark(proposals: readonly Proposal[], campaign: number): string | undefined {
	const totals = totalsOf(ofCampaign(proposals, campaign));
	if (totals.proposals === 0) return undefined;
	if (totals.apart === totals.proposals)
		return `Campagne ${campaign} : ${counted(totals.apart, "proposition")}, sans place à ouvrir`;
	return `Campagne ${campaign} : ${counted(totals.asked, "place proposée", "places proposées")}, ${counted(totals.kept, "retenue")}`;
}
