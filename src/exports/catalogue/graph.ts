/** A small RDF graph, written once and said in several ways. Names are prefixed (`dct:title`) or whole addresses. */
export const prefixes = {
	adms: "http://www.w3.org/ns/adms#",
	dcat: "http://www.w3.org/ns/dcat#",
	dcatap: "http://data.europa.eu/r5r/",
	dct: "http://purl.org/dc/terms/",
	eli: "http://data.europa.eu/eli/ontology#",
	foaf: "http://xmlns.com/foaf/0.1/",
	rdfs: "http://www.w3.org/2000/01/rdf-schema#",
	skos: "http://www.w3.org/2004/02/skos/core#",
	vcard: "http://www.w3.org/2006/vcard/ns#",
	xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

export type Name = `${keyof typeof prefixes}:${string}`;

export type Value =
	| { readonly iri: string }
	| { readonly text: string; readonly language?: "fr"; readonly type?: Name }
	/** A thing without an address of its own. */
	| { readonly thing: Thing };

/** What is said of one thing, property by property, in the order given. */
export interface Thing {
	readonly types: readonly Name[];
	readonly properties: readonly (readonly [Name, readonly Value[]])[];
}

export interface Resource extends Thing {
	readonly iri: string;
}

export const iri = (address: string): Value => ({ iri: address });
export const french = (text: string): Value => ({ text, language: "fr" });
export const typed = (text: string, type: Name): Value => ({ text, type });

/** Turtle: prefixes, then each resource with what is said of it. */
export function turtleOf(resources: readonly Resource[]): string {
	const heads = Object.entries(prefixes).map(([prefix, address]) => `@prefix ${prefix}: <${address}> .`);
	const bodies = resources.map((resource) => `${reference(resource.iri)} ${statements(resource, "\t")} .`);
	return `${heads.join("\n")}\n\n${bodies.join("\n\n")}\n`;
}

function statements(thing: Thing, indent: string): string {
	const types = thing.types.length > 0 ? [`a ${thing.types.join(", ")}`] : [];
	const said = thing.properties
		.filter(([, values]) => values.length > 0)
		.map(([name, values]) => `${name} ${values.map((value) => turtleValue(value, indent)).join(", ")}`);
	return [...types, ...said].join(` ;\n${indent}`);
}

function turtleValue(value: Value, indent: string): string {
	if ("iri" in value) return reference(value.iri);
	if ("thing" in value) return `[\n${indent}\t${statements(value.thing, `${indent}\t`)}\n${indent}]`;
	const text = `"${value.text.replaceAll(/["\\\n\r\t]/g, (sign) => escapes[sign] ?? sign)}"`;
	if (value.language) return `${text}@${value.language}`;
	return value.type ? `${text}^^${value.type}` : text;
}

const escapes: Readonly<Record<string, string>> = {
	'"': '\\"',
	"\\": "\\\\",
	"\n": "\\n",
	"\r": "\\r",
	"\t": "\\t",
};

/** An address may hold no blank, quote nor angle bracket: what a query holds is written in percent. */
function reference(address: string): string {
	return `<${safe(address)}>`;
}

const safe = (address: string): string =>
	address.replaceAll(/[\s\p{Cc}<>"{}|^`\\]/gu, (sign) => encodeURIComponent(sign));

/** JSON-LD: the same, with its context inside, so that nobody has to fetch one. */
export function jsonldOf(resources: readonly Resource[]): string {
	return `${JSON.stringify({ "@context": prefixes, "@graph": resources.map((r) => ({ "@id": safe(r.iri), ...jsonThing(r) })) }, null, "\t")}\n`;
}

function jsonThing(thing: Thing): Readonly<Record<string, unknown>> {
	return {
		...(thing.types.length > 0 ? { "@type": thing.types } : {}),
		...Object.fromEntries(
			thing.properties
				.filter(([, values]) => values.length > 0)
				.map(([name, values]) => [name, values.map(jsonValue)]),
		),
	};
}

function jsonValue(value: Value): unknown {
	if ("iri" in value) return { "@id": safe(value.iri) };
	if ("thing" in value) return jsonThing(value.thing);
	if (value.language) return { "@value": value.text, "@language": value.language };
	return value.type ? { "@value": value.text, "@type": value.type } : { "@value": value.text };
}
