import type { VNode } from "preact";
import { type KeptKit, type KitLink, type KitVersion, linkDays, mostRecipients } from "../../kits/index.ts";
import { enumerate, formatDate } from "../../platform/french.ts";
import { Table } from "../components/table.tsx";
import { instant } from "./account-pages.tsx";
import { Choice, Field, type FormFault, PostForm } from "./form.tsx";
import { kitPath } from "./kit-view.ts";

/** A link that was just made, and whom it was sent to. */
export interface MadeLink {
	readonly link: string;
	readonly to: readonly string[];
}

/** Links that open a frozen version without an account, for a time. `made`: the one that was just made, never shown again. */
export function Links(props: {
	readonly kit: KeptKit;
	readonly versions: readonly KitVersion[];
	readonly links: readonly KitLink[];
	readonly made: MadeLink | undefined;
	readonly now: Date;
	readonly csrf: string;
	readonly fault: FormFault | undefined;
}): VNode | null {
	const { kit, versions, links, made, now, csrf, fault } = props;
	if (versions.length === 0) return null;
	const self = kitPath(kit.id);
	return (
		<>
			<h2 id="liens">Lien sans compte</h2>
			<p>
				Il ouvre une version figée, pendant {linkDays} jours, à qui le reçoit. Vous pouvez le révoquer à tout
				moment.
			</p>
			{made === undefined ? null : (
				<div class="notice done" role="status">
					<p>
						{made.to.length > 0 ? `Le lien part par courriel à ${enumerate(made.to)}. ` : ""}
						Voici le lien. Copiez-le maintenant : il ne sera plus montré.
					</p>
					<p>
						<code class="one-time-link">{made.link}</code>
					</p>
				</div>
			)}
			<PostForm action={`${self}/liens`} csrf={csrf}>
				<Choice
					name="version"
					label="Version"
					options={versions.map(({ n, frozen }) => ({
						value: String(n),
						label: `v${n}, figée le ${instant(frozen)}`,
					}))}
				/>
				<Field
					name="destinataires"
					label="L’envoyer par courriel (facultatif)"
					hint={`Adresses séparées par des virgules, ${mostRecipients} au plus.`}
					fault={fault}
				/>
				<button type="submit" class="button plain">
					Créer un lien de {linkDays} jours
				</button>
			</PostForm>
			{links.length > 0 ? (
				<Table
					id="liens-faits"
					caption="Liens créés"
					columns={[
						{ header: "Lien" },
						{ header: "Par" },
						{ header: "Fin" },
						{ header: "Lectures", number: true },
						{ header: "État" },
					]}
					rows={links.map((link) => ({
						key: link.id,
						header: `v${link.n}, ${instant(link.made)}`,
						cells: [
							link.by,
							formatDate(link.until.toISOString(), "short"),
							String(link.uses),
							link.revoked ? (
								`révoqué le ${formatDate(link.revoked.toISOString(), "short")}`
							) : link.until <= now ? (
								"expiré"
							) : (
								<PostForm key="revoquer" action={`${self}/liens/revoquer`} csrf={csrf} inline>
									<input type="hidden" name="lien" value={link.id} />
									<button type="submit" class="button plain">
										Révoquer
										<span class="visually-hidden">
											{" "}
											le lien de la version {link.n} créé le {instant(link.made)}
										</span>
									</button>
								</PostForm>
							),
						],
					}))}
				/>
			) : null}
		</>
	);
}
