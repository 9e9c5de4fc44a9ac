/** Text of an element as it is read: blanks of any kind, no-break ones too, are one space. */
export const flat = (text: string | null | undefined): string => (text ?? "").replace(/\s+/gu, " ").trim();
