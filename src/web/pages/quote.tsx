import { citation } from "../frozen/citation.ts";
import { Extract } from "../frozen/extract.tsx";
import type { Quoted } from "../frozen/quoted.ts";
import { type Page, page } from "../page.ts";
import { PostForm } from "../space/form.tsx";

/** `/citer?page=…&bloc=…`: the sentence to paste, and the button that freezes. */
export function quotePage(quoted: Quoted, siteName: string, url: string): Page {
	return page({
		title: `Citer : ${quoted.title}`,
		sample: quoted.release.sample,
		crumbs: [{ label: "Page citée", path: quoted.address }, { label: "Citer ou figer" }],
		body: (
			<>
				<header class="page-head">
					<p class="kind">Citer ou figer</p>
					<h1>{quoted.title}</h1>
				</header>
				<section class="part" aria-labelledby="citer">
					<h2 id="citer">Citer</h2>
					<p>Cette phrase suit la page : l’adresse montrera les chiffres de la dernière diffusion.</p>
					<blockquote class="citation">{citation(quoted, siteName, `${url}${quoted.address}`)}</blockquote>
				</section>
				<section class="part" aria-labelledby="figer">
					<h2 id="figer">Figer</h2>
					<p>
						Un lien figé garde ce que vous voyez ci-dessous, à l’octet près, même après d’autres diffusions.
						Il ne s’efface pas : vous pouvez l’imprimer.
					</p>
					<PostForm action="/c" inline>
						<input type="hidden" name="page" value={quoted.address} />
						{quoted.block === undefined ? null : <input type="hidden" name="bloc" value={quoted.block} />}
						<button type="submit">Créer le lien figé</button>
					</PostForm>
				</section>
				<section class="part" aria-label="Ce qui sera figé">
					<Extract quoted={quoted} />
				</section>
			</>
		),
	});
}
