import type { VNode } from "preact";
import { largestPdf } from "../../charters/index.ts";
import { PartnerAnswer } from "./charter-history.tsx";
import type { CharterView } from "./charter-view.ts";
import { Field, FileField, PostForm } from "./form.tsx";

/** What is to be done now, by whom reads; or whom the charter waits for. */
export function Steps({ view }: { readonly view: CharterView }): VNode | null {
	if (!view.newest) {
		return (
			<p class="notice">
				Vous lisez une version antérieure. <a href={view.path}>Voir la dernière version</a>
			</p>
		);
	}
	const parts = [
		...(view.writes ? [<OperatorSteps key="exploitant" view={view} />] : []),
		...(view.answers ? [<PartnerSteps key="partenaire" view={view} />] : []),
	];
	if (parts.length === 0) return null;
	return (
		<section aria-labelledby="a-faire">
			<h2 id="a-faire">Prochaine étape</h2>
			{parts}
		</section>
	);
}

function Button(props: {
	readonly view: CharterView;
	readonly to: string;
	readonly label: string;
	readonly plain?: boolean;
}): VNode {
	return (
		<PostForm action={`${props.view.path}/${props.to}`} csrf={props.view.csrf} inline>
			<button type="submit" class={props.plain ? "button plain" : "button"}>
				{props.label}
			</button>
		</PostForm>
	);
}

function OperatorSteps({ view }: { readonly view: CharterView }): VNode {
	const { version, charter, agreed } = view;
	const sign = <Button view={view} to="contresigner" label="Signer et envoyer à la signature" />;
	switch (version.state) {
		case "brouillon":
			return (
				<>
					<PartnerAnswer view={view} />
					{agreed ? (
						<>
							<p>
								{charter.partner.name} propose cette rédaction. Si elle vous convient, signez-la ; si vous la
								modifiez, elle repart en relecture.
							</p>
							{sign}
						</>
					) : (
						<p>Complétez le texte et l’annexe, puis envoyez la charte au partenaire.</p>
					)}
					<Button view={view} to="relecture" label="Envoyer en relecture" plain={agreed} />
				</>
			);
		case "relecture":
			return (
				<>
					{agreed ? (
						<>
							<p>{charter.partner.name} approuve cette rédaction.</p>
							{sign}
						</>
					) : (
						<p>{charter.partner.name} relit la charte.</p>
					)}
					<Button view={view} to="reprendre" label="Reprendre en brouillon" plain />
				</>
			);
		case "a-signer":
			return (
				<>
					<p>
						Signée pour {charter.operator.name} par {version.countersigned?.by}. La signature de{" "}
						{version.signatory.name} est attendue.
					</p>
					<Button view={view} to="reprendre" label="Reprendre en brouillon" plain />
				</>
			);
		default:
			return <SignedSteps view={view} />;
	}
}

function SignedSteps({ view }: { readonly view: CharterView }): VNode {
	const over = view.stage === "terminee" || view.stage === "remplacee";
	return (
		<>
			<p>
				{over
					? "Cette charte a pris fin. Une nouvelle version peut la reprendre."
					: "Cette version est signée : elle ne change plus."}
			</p>
			<Button view={view} to="version" label="Ouvrir une nouvelle version" plain />
			{over ? null : <EndForm view={view} />}
		</>
	);
}

export function EndForm({ view }: { readonly view: CharterView }): VNode {
	return (
		<details open={view.fault?.field === "reason"}>
			<summary>Mettre fin à la charte</summary>
			<p>
				La fin est immédiate : les chiffres couverts cessent d’être montrés et plus aucun fichier n’est reçu.
			</p>
			<PostForm action={`${view.path}/fin`} csrf={view.csrf}>
				<Field name="reason" label="Motif" hint="Il sera montré aux deux parties" fault={view.fault} />
				<button type="submit" class="button danger">
					Mettre fin maintenant
				</button>
			</PostForm>
		</details>
	);
}

function SendBack({ view, label }: { readonly view: CharterView; readonly label: string }): VNode {
	return (
		<PostForm action={`${view.path}/renvoyer`} csrf={view.csrf}>
			<Field name="note" label="Ce qui est à revoir" fault={view.fault} value={view.typed.note} />
			<button type="submit" class="button plain">
				{label}
			</button>
		</PostForm>
	);
}

function PartnerSteps({ view }: { readonly view: CharterView }): VNode | null {
	const { version, charter, agreed } = view;
	if (version.state === "brouillon")
		return <p>{charter.operator.name} rédige cette version. Vous serez prévenu quand elle sera à relire.</p>;
	if (version.state === "relecture") {
		return (
			<>
				{agreed ? (
					<p>Votre accord est enregistré. La signature de {charter.operator.name} est attendue.</p>
				) : (
					<>
						<p>
							Lisez le texte et <a href={`${view.path}?partie=annexe`}>l’annexe</a>. Vous pouvez ajuster la
							finesse d’une ligne, puis approuver ou renvoyer.
						</p>
						<Button view={view} to="approuver" label="Approuver cette rédaction" />
					</>
				)}
				<SendBack view={view} label="Renvoyer à l’exploitant" />
			</>
		);
	}
	if (version.state === "a-signer") {
		return (
			<>
				{view.signs ? (
					<SignForms view={view} />
				) : (
					<p>
						La charte attend la signature de {version.signatory.name} ({version.signatory.email}).
					</p>
				)}
				<SendBack view={view} label="Ne pas signer et renvoyer" />
			</>
		);
	}
	return view.writes ? null : <p>Cette version est signée : elle ne change plus.</p>;
}

function SignForms({ view }: { readonly view: CharterView }): VNode {
	const { path, csrf, fault, version } = view;
	return (
		<>
			<p>
				{version.countersigned?.by} a signé pour {view.charter.operator.name}. Vous signez exactement ce
				contenu, d’empreinte <code>{view.contentSha256}</code>
			</p>
			<h3>Signer avec un code</h3>
			<PostForm action={`${path}/code`} csrf={csrf} inline>
				<button type="submit" class="button plain">
					Recevoir un code à {version.signatory.email}
				</button>
			</PostForm>
			<PostForm action={`${path}/signer`} csrf={csrf}>
				<Field
					name="code"
					label="Code reçu"
					hint="Six chiffres, valables 15 minutes"
					inputMode="numeric"
					autocomplete="one-time-code"
					fault={fault}
				/>
				<button type="submit" class="button">
					Signer la charte
				</button>
			</PostForm>
			<h3>Ou déposer le PDF signé</h3>
			<p>
				<a href={`${path}?partie=complet`}>Ouvrez la charte entière</a> pour l’imprimer ou l’enregistrer en
				PDF, signez-la, puis déposez le fichier.
			</p>
			<PostForm action={`${path}/pdf`} csrf={csrf} upload>
				<FileField
					name="pdf"
					label="Charte signée"
					hint={`PDF, ${largestPdf / 1024 / 1024} Mo au plus`}
					accept="application/pdf,.pdf"
					fault={fault}
				/>
				<button type="submit" class="button">
					Déposer et signer
				</button>
			</PostForm>
		</>
	);
}
