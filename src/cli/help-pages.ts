/**
 * Pages of help by the command line that asks for them, ready-made so that they need no parser.
 * The build fills them in with what `main` prints; from its sources the program has none.
 */
export const HELP_PAGES: Readonly<Record<string, string>> = {};
