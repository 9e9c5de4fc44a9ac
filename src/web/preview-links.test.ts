import { expect, it } from "vitest";
import { withinPreview } from "./preview-links.ts";

it("links and searches stay inside the preview; what is the same for everybody does not move", () => {
	const html = [
		'<a href="/">',
		'<a class="x" href="/territoires/region/28-normandie?a=1">',
		'<form action="/recherche">',
		'<a href="/chiffres/taux?territoire=region:28">',
		'<a href="/espace/compte">',
		'<link href="/style/abc.css">',
		'<a href="/diffusions/1.0.0">',
		'<a href="//ailleurs.example/">',
		'<a href="https://ailleurs.example/">',
		'<a href="#contenu">',
		'<a href="/glossaire.csv">',
		'<a href="/image.svg?bloc=carte&amp;page=%2Fcarte">Image (SVG)</a>',
		'<a href="/extrait.xlsx?bloc=carte&amp;page=%2Fcarte">Classeur Excel</a>',
		'<a href="/api/v1/query.geojson?indicators=taux">GeoJSON</a>',
		'<a href="/api">API</a>',
		'<a href="/donnees/tableau/fichier?forme=xlsx">classeur</a>',
		'<a href="/espace/kits/ajouter?figure=x">Ajouter au kit</a>',
	].join("");
	expect(withinPreview(html, "/espace/apercu/1")).toBe(
		[
			'<a href="/espace/apercu/1">',
			'<a class="x" href="/espace/apercu/1/territoires/region/28-normandie?a=1">',
			'<form action="/espace/apercu/1/recherche">',
			'<a href="/espace/apercu/1/chiffres/taux?territoire=region:28">',
			'<a href="/espace/compte">',
			'<link href="/style/abc.css">',
			'<a href="/diffusions/1.0.0">',
			'<a href="//ailleurs.example/">',
			'<a href="https://ailleurs.example/">',
			'<a href="#contenu">',
			'<a href="/glossaire.csv">',
			"Image (SVG) (après la publication)",
			"Classeur Excel (après la publication)",
			"GeoJSON (après la publication)",
			'<a href="/api">API</a>',
			"classeur (après la publication)",
			"Ajouter au kit (après la publication)",
		].join(""),
	);
});
