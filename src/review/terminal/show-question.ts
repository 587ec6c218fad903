import type { MarkedWord } from '../session/differing.ts';
import type { ReviewQuestion, ShownSide, Submitter } from '../session/question.ts';
import { wrapped } from './wrap.ts';

export interface Look {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** How many questions were answered before this one. */
  readonly answered: number;
  /** For each signer of a cluster whether it is ticked. */
  readonly ticked: ReadonlySet<string>;
}

/** A question as the terminal shows it. */
export function showQuestion(question: ReviewQuestion, left: number, look: Look): string {
  const { heading, sides, texts, labels, why, choices } = question;
  const several = question.kind === 'match' && sides.length > 2;
  const place = `${look.answered + 1} of ${look.answered + left}`;
  const lines = [
    '',
    `${strong(heading, look)}  (${place})`,
    '',
    ...sides.flatMap((side, at) => [...sideLines(side, several ? at + 1 : undefined, look), '']),
    ...texts.map((text, at) => `  ${labels[at] ?? ''}: ${text.replaceAll('\n', '\n     ')}`),
    ...why.map((each) => `  Why: ${each}`),
    '',
    ...choices.map(({ key, label, then }) => `  ${strong(key, look)}  ${label}. ${then}`),
    `  ${several ? `1–${sides.length} tick or untick, 0 all   ` : ''}l later   u undo   q quit   ? all keys`,
    '',
  ];
  return wrapped(lines.join('\n'), look.width);
}

/** All keys that do something at this question. */
export function showKeys(question: ReviewQuestion, look: Look): string {
  const several = question.kind === 'match' && question.sides.length > 2;
  const rows: readonly (readonly [string, string])[] = [
    ...question.choices.map(({ key, label, then }) => [key, `${label}. ${then}`] as const),
    ...(several
      ? ([
          [`1–${question.sides.length}`, 'Tick one of them, or take its tick away.'],
          ['0', 'Tick all of them, or none.'],
        ] as const)
      : []),
    ...(question.sides.length > 0 ? [['p', 'Type the name to print.'] as const] : []),
    ['l', 'Later: ask the next one first.'],
    ['u', 'Undo the last answer.'],
    ['q', 'Quit; every answer is saved.'],
    ['?', 'These keys.'],
  ];
  const lines = rows.map(([key, what]) => `  ${strong(key, look)}  ${what}`);
  return wrapped(['', 'Keys', ...lines, ''].join('\n'), look.width, 5);
}

function sideLines(side: ShownSide, number: number | undefined, look: Look): readonly string[] {
  const tick =
    number === undefined ? '' : `${look.ticked.has(side.signer) ? '[x]' : '[ ]'} ${number}. `;
  const about = [side.status, side.authority, side.scope, side.state, side.affiliation];
  const facts = about.filter((each) => each !== '').join(' · ');
  return [
    `  ${tick}${nameLine(side.name, look)}`,
    `      ${side.signer} · ${facts}`,
    ...(side.alsoWrittenAs === '' ? [] : [`      also written as ${side.alsoWrittenAs}`]),
    ...side.people.map((person) => `      – ${personLine(person)}`),
    ...(side.more === 0 ? [] : [`      – and ${side.more} more`]),
  ];
}

/** Without colour the words that differ stand between stars. */
function nameLine(words: readonly MarkedWord[], look: Look): string {
  return words
    .map(({ text, differs }) => {
      const shown = printable(text);
      if (!differs) return shown;
      return look.colour ? `\u001B[1;7m${shown}\u001B[0m` : `*${shown}*`;
    })
    .join(' ');
}

function personLine({ who, role, when, domain, state, wrote, authority }: Submitter): string {
  const parts = [who, role, when, domain, state, wrote === '' ? '' : `“${wrote}”`];
  const said = authority === '' ? '' : `may sign: “${authority}”`;
  return [...parts, said]
    .filter((part) => part !== '')
    .map(printable)
    .join(', ');
}

/** What people typed must not move the terminal's cursor. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

function strong(text: string, { colour }: Look): string {
  return colour ? `\u001B[1m${text}\u001B[0m` : text;
}
