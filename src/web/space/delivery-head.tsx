import type { VNode } from "preact";
import { instant } from "./account-pages.tsx";
import { type DeliveryView, depositPath } from "./delivery-view.ts";
import { channelLabels, isRunning, sizeText, titleOf } from "./delivery-words.ts";
import { PostForm } from "./form.tsx";
import { StateBadge } from "./state-badge.tsx";

/** What came, from whom, on which basis, and where its check stands. */
export function DeliveryHead({ view }: { readonly view: DeliveryView }): VNode {
	const { one, source, path } = view;
	return (
		<>
			<div class="page-head">
				<p class="kind">{titleOf(source ? [source] : [], one.source)}</p>
				<h1>Lot {one.label}</h1>
				<p>
					<StateBadge delivery={one} />
				</p>
			</div>
			<dl class="facts">
				<dt>Organisation</dt>
				<dd>{one.organisation.name}</dd>
				<dt>Fichier</dt>
				<dd>
					<code>{one.name}</code>, {sizeText(one.bytes)}{" "}
					{one.removedAt ? (
						`(supprimé le ${instant(one.removedAt)}, comme le demande la charte)`
					) : (
						<>
							(<a href={`${path}/original`}>télécharger l’original</a>)
						</>
					)}
				</dd>
				<dt>Empreinte SHA-256</dt>
				<dd>
					<code>{one.sha256}</code>
				</dd>
				<dt>Reçu</dt>
				<dd>
					le {instant(one.receivedAt)}, {channelLabels[one.channel]} par {one.receivedBy}
				</dd>
				<dt>Autorisé par</dt>
				<dd>{one.basis.text}</dd>
				{one.decidedAt ? (
					<>
						<dt>Décision</dt>
						<dd>
							le {instant(one.decidedAt)} par {one.decidedBy}
							{one.decision ? ` : « ${one.decision} »` : ""}
						</dd>
					</>
				) : null}
			</dl>
			{isRunning(one) ? <Progress view={view} /> : null}
			{one.failure === undefined ? null : <Failure view={view} failure={one.failure} />}
			{one.state === "annulee" ? (
				<div class="notice">
					<p>
						Le contrôle a été annulé. Le fichier est gardé ; déposez-le à nouveau pour qu’il soit contrôlé.
					</p>
					{view.deposits ? (
						<p>
							<a href={depositPath(view)}>Déposer à nouveau</a>
						</p>
					) : null}
				</div>
			) : null}
		</>
	);
}

function Progress({ view }: { readonly view: DeliveryView }): VNode {
	const { one, path, csrf, open } = view;
	const doing = one.doing === "" ? "Le fichier attend son contrôle." : one.doing;
	return (
		<section class="notice" data-follow={`${path}/etat`} aria-labelledby="en-cours">
			<h2 id="en-cours">Contrôle en cours</h2>
			<p>
				<progress max={100} value={one.progress} aria-label="Avancement du contrôle">
					{one.progress} %
				</progress>
			</p>
			<p role="status" data-doing>
				{doing}
			</p>
			<p>Vous pouvez quitter cette page : le contrôle continue.</p>
			{open ? (
				<PostForm action={`${path}/annuler`} csrf={csrf} inline>
					<button type="submit" class="button plain">
						Annuler le contrôle
					</button>
				</PostForm>
			) : null}
		</section>
	);
}

function Failure({ view, failure }: { readonly view: DeliveryView; readonly failure: string }): VNode {
	const { deposits } = view;
	return (
		<div class="notice">
			<p>
				<b>Le contrôle n’a pas pu être fait.</b> {failure}
			</p>
			{deposits ? (
				<p>
					<a href={depositPath(view)}>Déposer un autre fichier, ou changer de jeu de données</a>
				</p>
			) : null}
			<Restart view={view} />
		</div>
	);
}

export function Restart({ view }: { readonly view: DeliveryView }): VNode | null {
	if (!view.open) return null;
	return (
		<PostForm action={`${view.path}/relancer`} csrf={view.csrf} inline>
			<button type="submit" class="button plain">
				Relancer le contrôle
			</button>
		</PostForm>
	);
}
