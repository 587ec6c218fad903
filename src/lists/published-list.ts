import type { Finding } from '../domain/finding.ts';
import type { Audience, Format, Grouping, ListName } from '../domain/list.ts';
import type { ExtraQuestion } from '../domain/letter.ts';
import type { Language } from '../languages/registry.ts';

export type { Audience, Format, Grouping, ListName };

/** What goes into a list, and how it is laid out. */
export interface ListOptions {
  readonly list: ListName;
  readonly audience: Audience;
  readonly group: Grouping;
  /** Only who first signed after this instant (ISO 8601 in UTC). */
  readonly since?: { readonly instant: string };
  /** Names printed of organizations, and of individuals; the rest is a number. */
  readonly limit?: number;
  /** Where an organization that is active in several states stands; once if absent. */
  readonly severalStates?: 'once' | 'each';
  /** Headings and notes are in all of them, the first one first. */
  readonly languages: readonly [Language, ...Language[]];
  readonly letterName: string;
  /** The letter's own questions: a column each, for whom they say. */
  readonly extra: readonly ExtraQuestion[];
  /** Family names by signer ID, where more is known of them than the printed name tells. */
  readonly familyNames?: ReadonlyMap<string, string>;
}

/** A column of a list that is read by programs. */
export interface ListColumn {
  /** In JSON. */
  readonly key: string;
  /** In CSV; the master's own header wherever it has one. */
  readonly header: string;
}

/** One signer on a list, already reduced to what its audience may see. */
export interface ListEntry {
  /** As it is printed, asterisk included. */
  readonly line: string;
  /** What staff see behind it; '' in public. */
  readonly detail: string;
  /** By column key; a missing one is blank. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface ListGroup {
  /** '' where the section is not grouped. */
  readonly heading: string;
  /** All that belong to it, printed or not. */
  readonly count: number;
  /** In printed order. */
  readonly entries: readonly ListEntry[];
}

export interface ListSection {
  readonly kind: 'organizations' | 'individuals';
  readonly heading: string;
  /** Signers, each counted once. */
  readonly count: number;
  readonly groups: readonly ListGroup[];
  /** "and 212 more"; '' where all are printed. */
  readonly more: string;
  readonly columns: readonly ListColumn[];
}

/** A list as all formats print it. Nothing in it is beyond its audience. */
export interface PublishedList {
  readonly letterName: string;
  readonly languages: readonly [Language, ...Language[]];
  readonly list: ListName;
  readonly audience: Audience;
  /** Sections without anybody are left out, unless all are empty. */
  readonly sections: readonly ListSection[];
  /** What the asterisk means; '' where there is none. */
  readonly note: string;
  readonly findings: readonly Finding[];
}
