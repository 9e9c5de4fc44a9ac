import type { VNode } from "preact";

const shortcuts: readonly { readonly keys: string; readonly does: string }[] = [
	{ keys: "/", does: "aller à la recherche" },
	{ keys: "?", does: "ouvrir ou fermer cette aide" },
	{ keys: "Échap", does: "fermer l’aide, ou la fiche d’un point d’un graphique" },
	{ keys: "← ↑ → ↓", does: "passer d’une valeur à l’autre, dans un graphique ou une carte" },
];

/** The same list on the accessibility page and in the dialog. */
export function ShortcutList(): VNode {
	return (
		<dl class="shortcuts">
			{shortcuts.map(({ keys, does }) => (
				<div key={keys}>
					<dt>
						<kbd>{keys}</kbd>
					</dt>
					<dd>{does}</dd>
				</div>
			))}
		</dl>
	);
}

/** Opened by the script `keys`; without it, closed and unseen. */
export function ShortcutDialog(): VNode {
	return (
		<dialog id="raccourcis-aide" class="shortcuts-dialog" aria-labelledby="raccourcis-titre">
			<h2 id="raccourcis-titre">Raccourcis clavier</h2>
			<ShortcutList />
			<p>
				<label>
					<input type="checkbox" name="raccourcis" checked /> Utiliser les touches / et ?
				</label>
				<small class="detail">
					Elles n’agissent jamais pendant une saisie. Ce choix reste sur cet appareil.
				</small>
			</p>
			<form method="dialog">
				<button type="submit" class="button">
					Fermer
				</button>
			</form>
		</dialog>
	);
}
