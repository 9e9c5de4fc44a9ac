import { type BatchItem, isUnderWay, type KitBatch, readBatch, readKit } from "../../kits/index.ts";
import { lowerFirst } from "../../reading/index.ts";
import { Table } from "../components/table.tsx";
import { territoryKind } from "../declared.ts";
import { type Page, page } from "../page.ts";
import { instant } from "./account-pages.tsx";
import { PostForm } from "./form.tsx";
import { kitPath, kitsPath, placeName } from "./kit-view.ts";
import type { SignedInContext, SpaceAnswer } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

export const batchPath = (kit: string, batch: string): string =>
	`${kitPath(kit)}/fabrications/${encodeURIComponent(batch)}`;

const states: Readonly<Record<BatchItem["state"], { readonly label: string; readonly tone: string }>> = {
	waiting: { label: "En attente", tone: "wait" },
	making: { label: "En cours", tone: "wait" },
	made: { label: "Fait", tone: "good" },
	failed: { label: "En échec", tone: "bad" },
	cancelled: { label: "Annulé", tone: "over" },
};

const madeOf = ({ items }: KitBatch): number => items.filter(({ state }) => state === "made").length;

export function progressText(batch: KitBatch): string {
	return `${madeOf(batch)} sur ${batch.items.length}`;
}

/** Where a fabrication stands: it asks for itself again while something is under way, with a script or without. */
export async function batchPage(context: SignedInContext): Promise<Page> {
	const { access, person, visitor, params } = context;
	const kit = await readKit(access, person, params.kit ?? "");
	const batch = await readBatch(access.records.query, kit.id, params.batch ?? "");
	const running = isUnderWay(batch);
	const self = batchPath(kit.id, batch.id);
	const figures = context.figures();
	const made = madeOf(batch);
	const again = batch.items.some(({ state }) => state === "failed" || state === "cancelled");
	return page({
		title: `Fabrication, ${progressText(batch)} – ${kit.title}`,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Kits et séances", path: kitsPath },
			{ label: kit.title, path: kitPath(kit.id) },
			{ label: "Fabrication" },
		],
		...(running ? { refresh: 4, scripts: ["progress"] as const } : {}),
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>
					{kit.title} : {batch.every ? `un kit par ${kindOf(batch)}` : "fabrication d’une version"}
				</h1>
				<p>
					Demandée le {instant(batch.asked)} par {batch.by}. <a href={kitPath(kit.id)}>Revenir au kit</a>
				</p>
				{running ? (
					<section class="notice" data-follow={`${self}/etat`} aria-labelledby="en-cours">
						<h2 id="en-cours">Fabrication en cours</h2>
						<p>
							<progress max={100} value={percent(batch)} aria-label="Avancement de la fabrication">
								{percent(batch)} %
							</progress>
						</p>
						<p role="status" data-doing>
							{progressText(batch)}
						</p>
						<p>
							Vous pouvez quitter cette page : la fabrication continue. <a href={self}>Actualiser</a>
						</p>
						<PostForm action={`${self}/annuler`} csrf={visitor.csrf} inline>
							<button type="submit" class="button plain">
								Annuler ce qui reste
							</button>
						</PostForm>
					</section>
				) : (
					<p role="status">Fabrication terminée : {progressText(batch)}.</p>
				)}
				{again && !running ? (
					<PostForm action={`${self}/reprendre`} csrf={visitor.csrf} inline>
						<button type="submit" class="button">
							Reprendre ce qui manque
						</button>
					</PostForm>
				) : null}
				<Table
					id="kits"
					caption="Kits de cette fabrication"
					columns={[{ header: "Territoire" }, { header: "État" }, { header: "Version figée" }]}
					rows={batch.items.map((item) => {
						const name = placeName(figures, item.place);
						return {
							key: item.id,
							header: <a href={kitPath(item.kit)}>{name}</a>,
							cells: [
								<>
									<span class={`badge ${states[item.state].tone}`}>{states[item.state].label}</span>
									{item.failure ? ` ${item.failure}` : ""}
								</>,
								item.code === null ? (
									""
								) : (
									<a key="version" href={`/kits/${item.code}`}>
										v{item.n}
										<span class="visually-hidden"> : {name}</span>
									</a>
								),
							],
						};
					})}
				/>
				{made > 0 ? (
					<p>
						<a href={`${self}/kits.zip`}>Télécharger tous les fichiers (ZIP)</a>
					</p>
				) : null}
			</>
		),
	});
}

const percent = (batch: KitBatch): number => Math.floor((100 * madeOf(batch)) / batch.items.length);

/** « bassin », where it makes a kit for each. */
export function kindOf({ every }: KitBatch): string {
	return every === null ? "" : lowerFirst(territoryKind(every).label);
}

/** For the script of the page. */
export async function batchState({ access, person, params }: SignedInContext): Promise<SpaceAnswer> {
	const kit = await readKit(access, person, params.kit ?? "");
	const batch = await readBatch(access.records.query, kit.id, params.batch ?? "");
	return {
		kind: "data",
		value: { running: isUnderWay(batch), progress: percent(batch), doing: progressText(batch) },
	};
}
