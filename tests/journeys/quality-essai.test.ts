import { checkPages } from "./quality.ts";

checkPages("essai");
