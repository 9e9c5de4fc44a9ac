/** One data file of `samples/donnees`, as the producer would publish it. */
export interface SampleFile {
	/** Official file name. */
	readonly name: string;
	readonly bytes: Uint8Array;
}
