/** The little that tests ask of packages that declare no types. */
declare module "n3" {
	export class Parser {
		constructor(options?: { readonly format?: string });
		parse(text: string): readonly object[];
	}
	export class Store {
		constructor(quads?: readonly object[]);
		readonly size: number;
	}
}

declare module "jsonld" {
	interface Options {
		readonly format?: string;
		readonly inputFormat?: string;
		readonly algorithm?: string;
		readonly documentLoader?: (url: string) => Promise<never>;
	}
	const jsonld: {
		toRDF(document: object, options: Options): Promise<string>;
		canonize(document: object | string, options: Options): Promise<string>;
		compact(document: object, context: object, options: Options): Promise<Record<string, unknown>>;
	};
	export default jsonld;
}

declare module "rdf-validate-shacl" {
	export default class Validator {
		constructor(shapes: object);
		validate(data: object): Promise<{
			readonly conforms: boolean;
			readonly results: readonly {
				readonly focusNode?: { readonly value: string } | null;
				readonly path?: { readonly value: string } | null;
				readonly message: readonly { readonly value: string }[];
				readonly severity?: { readonly value: string } | null;
			}[];
		}>;
	}
}
