export { type ProtectedCube, protectCube } from "./protect.ts";
export { isProtected, scopeOf } from "./scope.ts";
export { protectionText } from "./wording.ts";
