export { type ApiOptions, addApi } from "./server.ts";
