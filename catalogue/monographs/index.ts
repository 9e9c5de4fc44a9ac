import { normandie2019 } from "./28-normandie-2019.ts";
import type { Monograph } from "./model.ts";

export type { Monograph, MonographSection, ObservedRow, WordTable } from "./model.ts";
export { monographOutline } from "./outline.ts";
export type { Table } from "./table.ts";

export const monographs: readonly Monograph[] = [normandie2019];
