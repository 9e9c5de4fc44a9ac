import { createContext } from "preact";

/** Address of the page being written, for what quotes a part of it; empty on a page that has no public address of its own. */
export const Here = createContext("");
