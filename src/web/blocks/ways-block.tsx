import type { VNode } from "preact";
import type { CodeRef, Region } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { counted } from "../../platform/french.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { indicatorById } from "../declared.ts";
import { methodPath } from "../methods.ts";
import { routes } from "../quadrant.ts";
import { inNameOf } from "../region-name.ts";
import { hasFigures, romeLabels, type Way } from "../rome.ts";
import { diplomaOfCard, outcomeSubjects } from "../trainings.ts";

const tableAtMost = 20;
const listedAtMost = 40;
/** Under so many in the table, the others are shown at once. */
const few = 5;

/** Trainings that lead there: those with figures in a table, route by route, and the others by name. */
export async function waysBlock(
	figures: Figures,
	region: Region,
	ways: readonly Way[],
	subject: string,
): Promise<VNode> {
	const measured = ways.filter(({ card }) => hasFigures(figures, card)).slice(0, tableAtMost);
	const { block, told } = await outcomes(figures, region, measured, subject);
	const others = ways.filter(({ card }) => !told.has(card.path));
	return (
		<>
			{block}
			{ways.length === 0 ? (
				<Absent>
					Aucun registre de cette diffusion ne relie une formation ouverte à ce métier : donnée non disponible
					(nd). Cherchez-la dans <a href="/formations">la liste des formations</a>.
				</Absent>
			) : null}
			{others.length > 0 ? (
				<details open={told.size < few}>
					<summary>
						{block === undefined ? "Formations" : "Autres formations"} que le registre associe :{" "}
						{counted(others.length, "formation")}
					</summary>
					<ul class="links flow">
						{others.slice(0, listedAtMost).map(({ card, towards }) => (
							<li key={card.path}>
								<a href={card.path}>{card.label}</a> <small class="code">{card.code}</small>{" "}
								<small class="muted">{romeLabels(figures, towards)}</small>
							</li>
						))}
					</ul>
					{others.length > listedAtMost ? (
						<p class="muted">
							Les {listedAtMost} premières. <a href="/formations">Chercher une formation</a>
						</p>
					) : null}
				</details>
			) : null}
			<p class="muted">
				Une formation ne mène pas à un seul métier. Les formations que la Région et d’autres financent sont
				comptées par domaine de spécialités : leurs chiffres sont sur la page de chaque formation.
			</p>
		</>
	);
}

async function outcomes(
	figures: Figures,
	region: Region,
	ways: readonly Way[],
	subject: string,
): Promise<{ readonly block: VNode | undefined; readonly told: ReadonlySet<string> }> {
	const rate = indicatorById.get("taux-emploi-6-mois");
	const nothing = { block: undefined, told: new Set<string>() };
	if (!rate || ways.length === 0) return nothing;
	const place = { type: "region", code: region.code } as const;
	const answers = new Map<string, FigureAnswer>();
	const subjects = ways.map((way) => ({ ...way, own: outcomeSubjects(figures, way.card) }));
	for (const route of routes) {
		const codes: readonly CodeRef[] = subjects.flatMap(({ own }) =>
			own.filter((one) => one.route === route).map(({ about }) => about),
		);
		if (codes.length > 0 && figures.coverage(rate.id).about.includes(route.level))
			answers.set(
				route.id,
				await figures.query({
					indicator: rate.id,
					territories: [place],
					about: { codes: codes.filter(({ level }) => level === route.level) },
					categories: { voie: route.id },
				}),
			);
	}
	const asked = subjects.map(({ card, towards, own }) => ({
		card,
		towards,
		cells: routes.map((route) => {
			const codes = own.filter((one) => one.route === route).map(({ about }) => about.code);
			const cells = (answers.get(route.id)?.cells ?? []).filter(
				({ about, period }) => period !== "" && codes.includes(about?.code ?? ""),
			);
			return cells.find(({ value }) => value !== null) ?? cells[0];
		}),
	}));
	const lines = asked.filter(({ cells }) => cells.some((cell) => cell !== undefined));
	const shown = lines.flatMap(({ cells }) => cells.filter((cell): cell is FigureCell => cell !== undefined));
	if (lines.length === 0) return nothing;
	const block = (
		<FigureBlock
			id="se-former-chiffres"
			title={`${counted(lines.length, "formation suivie", "formations suivies")} ${inNameOf(region)} y ${lines.length > 1 ? "mènent" : "mène"}`}
			subtitle={
				<>
					<a href={indicatorPath(rate.id)}>{rate.label}</a>, en %, selon la voie. {region.name}.
				</>
			}
			table={
				<Table
					id="se-former-tableau"
					caption={`Formations qui mènent à : ${subject}, ${region.name}`}
					detail="Emploi six mois après la sortie, parmi ceux qui ne poursuivent pas leurs études."
					columns={[
						{ header: "Formation" },
						{ header: "Niveau" },
						{ header: "Fiche ROME visée", long: true },
						...routes.map(({ label }) => ({ header: `${label} (%)`, number: true })),
					]}
					rows={lines.map(({ card, towards, cells }) => ({
						key: card.path,
						header: <a href={card.path}>{card.label}</a>,
						cells: [
							diplomaOfCard(card)?.level ?? "",
							romeLabels(figures, towards),
							...cells.map((cell, index) =>
								cell ? (
									<Value key={String(index)} indicator={rate} cell={cell} />
								) : (
									<NoValue key={String(index)} />
								),
							),
						],
					}))}
				/>
			}
			answers={[...answers.values()]}
			shown={shown}
			extraStatuses={lines.some(({ cells }) => cells.some((cell) => cell === undefined)) ? ["nd"] : []}
			notes={rate.notes}
			after={
				<p class="sources">
					<a href={methodPath("insertion")}>Pourquoi ne pas classer les formations sur ce taux</a>
				</p>
			}
			release={figures.release}
		/>
	);
	return { block, told: new Set(lines.map(({ card }) => card.path)) };
}
