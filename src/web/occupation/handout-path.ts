/** « Fiche à remettre » of the page of an occupation, with or without its place. */
export const handoutPath = (page: string): string => `${page}/fiche.pdf`;
