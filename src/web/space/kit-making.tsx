import type { VNode } from "preact";
import { isUnderWay, type KeptKit, type KitBatch, mostItems } from "../../kits/index.ts";
import { Table } from "../components/table.tsx";
import { territoryTypes } from "../declared.ts";
import { instant } from "./account-pages.tsx";
import { Choice, type FormFault, PostForm } from "./form.tsx";
import { batchPath, kindOf, progressText } from "./kit-batch.tsx";
import { kitPath } from "./kit-view.ts";
import type { SignedInContext } from "./route.ts";

/** Part of the composer: freeze it, make one for each territory of a type, and what was asked so far. */
export function Making(props: {
	readonly context: SignedInContext;
	readonly kit: KeptKit;
	readonly batches: readonly KitBatch[];
	readonly fault: FormFault | undefined;
}): VNode {
	const { context, kit, batches, fault } = props;
	const { visitor, region } = context;
	const figures = context.figures();
	const self = kitPath(kit.id);
	const zonings = territoryTypes.flatMap(({ id, plural }) => {
		const { length } = figures.territories(id, region.code);
		return length > 1 && length <= mostItems && id !== "region"
			? [{ value: id, label: `${plural} (${length})` }]
			: [];
	});
	return (
		<>
			<h2>Figer</h2>
			<p>Les chiffres de la version ne changeront plus. Vous pourrez en créer une autre.</p>
			<PostForm action={`${self}/figer`} csrf={visitor.csrf}>
				<button type="submit" class="button">
					Figer le kit
				</button>
			</PostForm>
			<h2 id="serie">Un kit par territoire</h2>
			<p>
				Les mêmes blocs pour chaque territoire de la région, figés ensemble, sans les titres ni les
				commentaires de celui-ci.
			</p>
			<PostForm action={`${self}/serie`} csrf={visitor.csrf}>
				<Choice name="type" label="Découpage" options={zonings} fault={fault} />
				<button type="submit" class="button plain">
					Fabriquer les kits
				</button>
			</PostForm>
			{batches.length > 0 ? (
				<Table
					id="fabrications"
					caption="Fabrications demandées"
					columns={[{ header: "Fabrication" }, { header: "Avancement" }, { header: "Par" }]}
					rows={batches.map((batch) => ({
						key: batch.id,
						header: (
							<a href={batchPath(kit.id, batch.id)}>
								{batch.every ? `Un kit par ${kindOf(batch)}` : "Une version"}, {instant(batch.asked)}
							</a>
						),
						cells: [`${progressText(batch)}${isUnderWay(batch) ? ", en cours" : ""}`, batch.by],
					}))}
				/>
			) : null}
		</>
	);
}
