export { type ProtectedCube, protectCube } from "./protect.ts";
export { type Recheck, recheckProofs } from "./recheck.ts";
export { scopeOf } from "./scope.ts";
export { protectionText } from "./wording.ts";
