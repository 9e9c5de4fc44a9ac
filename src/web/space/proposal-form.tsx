import type { VNode } from "preact";
import { confidences, kindLabels, longestNote, proposalKinds } from "../../proposals/index.ts";
import { upperFirst } from "../../reading/index.ts";
import { Choice, Field, type FormFault, LongField, PostForm } from "./form.tsx";

/** What is proposed, how many places, why, how sure. `release`: the one on screen, so that nobody pins figures they did not see. */
export function ProposalForm(props: {
	readonly action: string;
	readonly csrf: string;
	readonly release: string;
	/** Years of purchase that may be chosen. */
	readonly campaigns: readonly number[];
	readonly typed: Readonly<Record<string, string | undefined>>;
	readonly fault: FormFault | undefined;
	/** It may also be proposed at once. */
	readonly draft?: boolean;
}): VNode {
	const { action, csrf, release, campaigns, typed, fault, draft = false } = props;
	return (
		<PostForm action={action} csrf={csrf}>
			<input type="hidden" name="release" value={release} />
			<Choice
				name="campaign"
				label="Campagne d’achat"
				value={typed.campaign}
				fault={fault}
				options={campaigns.map((year) => ({ value: String(year), label: String(year) }))}
			/>
			<Choice
				name="kind"
				label="Ce que vous proposez"
				value={typed.kind}
				fault={fault}
				options={proposalKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
			/>
			<Field
				name="places"
				label="Nombre de places"
				hint="Nécessaire pour ouvrir, par exemple 12"
				inputMode="numeric"
				value={typed.places}
				fault={fault}
			/>
			<LongField
				name="note"
				label="Vos raisons"
				hint="Employeurs, public, ce que les chiffres ne disent pas"
				rows={5}
				most={longestNote}
				value={typed.note}
				fault={fault}
			/>
			<Choice
				name="confidence"
				label="Votre confiance"
				value={typed.confidence ?? "moyenne"}
				fault={fault}
				options={confidences.map((value) => ({ value, label: upperFirst(value) }))}
			/>
			<p>
				Les chiffres de cette page seront gardés avec la proposition. Un brouillon n’est lu que de vous ; une
				fois proposée, elle ne change plus.
			</p>
			<p class="pager">
				<button type="submit" class="button plain" name="step" value="garder">
					Enregistrer le brouillon
				</button>
				{draft ? (
					<button type="submit" class="button" name="step" value="proposer">
						Proposer
					</button>
				) : null}
			</p>
		</PostForm>
	);
}
