export { type ProtectedCube, protectCube } from "./protect.ts";
export { scopeOf } from "./scope.ts";
export { protectionText } from "./wording.ts";
