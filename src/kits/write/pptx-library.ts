import library from "pptxgenjs";

/** The package says that its class is the default of its default; the module that Node loads has it one step nearer. */
export const SlideFile = library as unknown as typeof library.default;
export type SlideFile = InstanceType<typeof library.default>;
export type Slide = library.default.Slide;
export type TextProps = library.default.TextProps;
export type TableCellProps = library.default.TableCellProps;
export type PlaceholderProps = library.default.PlaceholderProps;

/** A place on a slide, in inches. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}
