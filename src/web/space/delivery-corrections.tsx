import type { VNode } from "preact";
import type { KeptCorrection } from "../../deliveries/index.ts";
import { counted } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { instant } from "./account-pages.tsx";
import type { DeliveryView } from "./delivery-view.ts";
import { fieldLabel } from "./delivery-words.ts";
import { PostForm } from "./form.tsx";

function where({ scope, line, rowKey }: KeptCorrection): string {
	if (scope === "value") return "partout dans la colonne";
	return line === undefined ? (rowKey ?? "une cellule") : `ligne ${line}`;
}

/** Corrections of this partner's earlier files whose defect is found again here: proposed, never made alone. */
export function ProposedCorrections({ view }: { readonly view: DeliveryView }): VNode | null {
	const { proposed, source } = view;
	if (proposed.length === 0) return null;
	return (
		<section class="notice" id="reprises" aria-labelledby="reprises-titre">
			<h2 id="reprises-titre">Corrections déjà faites, à reprendre</h2>
			<p>
				{counted(
					proposed.length,
					"correction d’un fichier précédent convient",
					"corrections de fichiers précédents conviennent",
				)}{" "}
				aussi à celui-ci.
			</p>
			<PostForm action={`${view.path}/reprises`} csrf={view.csrf} wide>
				<Table
					id="reprises-table"
					caption="Corrections proposées"
					columns={[
						{ header: "Reprendre" },
						{ header: "Colonne" },
						{ header: "Lu" },
						{ header: "Devient" },
						{ header: "Où" },
						{ header: "Pourquoi, par qui", long: true },
					]}
					rows={proposed.map((one) => ({
						key: one.id,
						header: (
							<input
								type="checkbox"
								id={`reprise-${one.id}`}
								name={`reprise.${one.id}`}
								value="oui"
								checked
								aria-label={`Reprendre : ${one.observed} devient ${one.value}`}
							/>
						),
						cells: [
							fieldLabel(source, one.field),
							<code key="observed">{one.observed}</code>,
							<code key="value">{one.value}</code>,
							where(one),
							`${one.why} (${one.who})`,
						],
					}))}
				/>
				<button type="submit" class="button">
					Reprendre ces corrections
				</button>
			</PostForm>
		</section>
	);
}

/** What was corrected, why and by whom: part of the history of the delivery, shown whatever its state. */
export function KeptCorrections({ view }: { readonly view: DeliveryView }): VNode | null {
	const { kept, source } = view;
	if (kept.length === 0) return null;
	return (
		<Table
			id="corrections"
			caption="Corrections faites sur ce lot"
			detail="Le fichier d’origine n’est jamais modifié"
			columns={[
				{ header: "Colonne" },
				{ header: "Lu" },
				{ header: "Devient" },
				{ header: "Où" },
				{ header: "Pourquoi", long: true },
				{ header: "Par" },
				{ header: "Quand" },
			]}
			rows={kept.map((one) => ({
				key: one.id,
				header: fieldLabel(source, one.field),
				cells: [
					<code key="observed">{one.observed}</code>,
					<code key="value">{one.value}</code>,
					where(one),
					one.why,
					one.who,
					instant(one.at),
				],
			}))}
		/>
	);
}
