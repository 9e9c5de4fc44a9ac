/** « Guide à imprimer »: the page of the help as a PDF. */
export const guidePath = "/aide/guide.pdf";
