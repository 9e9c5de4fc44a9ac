import { checkPages } from "./quality.ts";

checkPages("miroir");
