/** Colours of a new master, the same in a file and at Google. Contrast of text is at least 4.5 to 1. */

/** What a row says of itself, by its colour. */
export type Tone = 'good' | 'waiting' | 'aside' | 'gone' | 'odd';

export interface Paint {
  /** RRGGBB. */
  readonly fill: string;
  readonly text: string;
}

export const TONES: Readonly<Record<Tone, Paint>> = {
  good: { fill: 'EAF5EC', text: '1D3B27' },
  waiting: { fill: 'FFF1CC', text: '5C4400' },
  aside: { fill: 'ECEEF1', text: '4A5260' },
  gone: { fill: 'FBE4E4', text: '7A2323' },
  odd: { fill: 'FFD9B8', text: '6B3300' },
};

/** The band of the headers: columns that the tool fills, and those that are people's alone. */
export const BAND: Readonly<Record<'tool' | 'theirs', Paint>> = {
  tool: { fill: '1F4E79', text: 'FFFFFF' },
  theirs: { fill: '2E6B4F', text: 'FFFFFF' },
};

/** Between rows. */
export const HAIRLINE = 'D9DEE5';
