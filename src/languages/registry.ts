/** The languages that have a folder beside this file: the one place of code that names them. */
export const LANGUAGES = ['en', 'es', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];
