import { type BlockFigure, listKits } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { counted } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { indicatorById, territoryKind } from "../declared.ts";
import { type Page, page } from "../page.ts";
import { Choice, ErrorSummary, type FormFault, PostForm } from "./form.tsx";
import { carriedFields, carriedOf, figureGiven } from "./kit-figure.ts";
import { kitsPath, placeName } from "./kit-view.ts";
import type { SignedInContext } from "./route.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** « Ajouter au kit », from the foot of a figure: which kit? */
export async function kitAdd(context: SignedInContext, fault?: FormFault): Promise<Page> {
	const { access, person, visitor } = context;
	const figure = await figureGiven(context);
	if (!figure) throw new DefError("kit-inconnu");
	const kits = await listKits(access, person);
	const figures = context.figures();
	const name = nameOf(figure);
	return page({
		status: fault ? 422 : 200,
		title: `${fault ? "Erreur – " : ""}Ajouter au kit`,
		crumbs: [
			{ label: "Mon espace", path: "/espace" },
			{ label: "Kits et séances", path: kitsPath },
			{ label: "Ajouter au kit" },
		],
		body: (
			<>
				<SpaceMenu person={person} current={kitsPath} />
				<h1>Ajouter au kit</h1>
				<ErrorSummary fault={fault} />
				<p>
					{name}.{" "}
					{figure.shape === "listed"
						? `${counted(figure.figures.length, "chiffre")} de cette page, tels qu’elle les montre.`
						: "Le chiffre sera lu pour le territoire du kit."}
				</p>
				{kits.length === 0 ? (
					<p>
						Vous n’avez pas encore de kit. <a href={kitsPath}>Créer un kit</a>
					</p>
				) : (
					<PostForm action={`${kitsPath}/ajouter`} csrf={visitor.csrf}>
						{carriedFields.map((field) => (
							<input key={field} type="hidden" name={field} value={carriedOf(context)[field]} />
						))}
						<Choice
							name="kit"
							label="Kit"
							value={context.form.kit}
							options={kits.map((kit) => ({
								value: kit.id,
								label: `${kit.title}, ${placeName(figures, kit.place)}`,
							}))}
						/>
						<button type="submit" class="button">
							Ajouter au kit
						</button>
					</PostForm>
				)}
			</>
		),
	});
}

/** What the block will hold, in words. */
function nameOf(figure: BlockFigure): string {
	if (figure.shape === "essentials") return "L’essentiel";
	if (figure.shape === "latest" || figure.shape === "listed") return figure.title;
	const label = indicatorById.get(figure.indicator)?.label ?? figure.indicator;
	switch (figure.shape) {
		case "places":
			return `${label}, par ${lowerFirst(territoryKind(figure.type).label)} de la région`;
		case "series":
			return `${label}, par période`;
		case "occupations":
			return `${label}, par métier`;
		case "split":
			return `${label}, répartition`;
	}
}
