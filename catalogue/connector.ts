/** How often a connector looks. */
export type ConnectorPace = "jour" | "semaine" | "mois";

/** A producer's address made for programs, from which the file is fetched as it is. */
export type Connector = {
	readonly pace: ConnectorPace;
	/** Larger than this is refused. Default 200. */
	readonly megabytes?: number;
} & (
	| {
			readonly kind: "http";
			readonly url: string;
			/** Other hosts to which the producer is known to redirect. */
			readonly hosts?: readonly string[];
	  }
	| {
			/** A data set of data.gouv.fr: the last resource of this format whose title matches. */
			readonly kind: "datagouv";
			/** Id or slug. */
			readonly dataset: string;
			readonly format: string;
			/** Full-match pattern on the title, case folded. */
			readonly title?: string;
			/** Hosts of the producer, for a resource that data.gouv.fr does not keep itself. */
			readonly hosts?: readonly string[];
	  }
	| {
			/** Export of a data set of an Opendatasoft portal (Explore 2.1). */
			readonly kind: "opendatasoft";
			readonly portal: string;
			readonly dataset: string;
			readonly format: "csv" | "json";
			/** The headers of the file are the labels of the fields, not their names. */
			readonly labels?: boolean;
			readonly where?: string;
			/** Facet → value. */
			readonly refine?: Readonly<Record<string, string>>;
	  }
	| {
			/** A partner interface of France Travail, under the operator's own account. */
			readonly kind: "francetravail";
			/** Below the address of the partner interfaces. */
			readonly path: string;
			readonly scope: string;
			/** Name under which the answer is deposited. */
			readonly file: string;
			/** Requests per second that the interface allows. Default 10. */
			readonly perSecond?: number;
	  }
);
