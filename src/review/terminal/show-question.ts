import type { MarkedWord } from '../session/differing.ts';
import type { Question, Side, Submitter } from '../session/question.ts';

export interface Look {
  readonly colour: boolean;
  /** For each signer of a cluster whether it is ticked. */
  readonly ticked: ReadonlySet<string>;
}

/** A question as the terminal shows it. */
export function showQuestion(question: Question, left: number, look: Look): string {
  const { heading, sides, texts, why, choices } = question;
  const several = question.kind === 'match' && sides.length > 2;
  return [
    '',
    `${strong(heading, look)}  (${left} ${left === 1 ? 'waits' : 'wait'})`,
    '',
    ...sides.flatMap((side, at) => [...sideLines(side, several ? at + 1 : undefined, look), '']),
    ...texts.map((text, at) => `  ${at === 0 ? 'A' : 'B'}: ${text.replaceAll('\n', '\n     ')}`),
    ...why.map((each) => `  Why: ${each}`),
    '',
    ...choices.map(({ key, label, then }) => `  ${strong(key, look)}  ${label}. ${then}`),
    `  ${several ? `1–${sides.length} tick or untick, 0 all   ` : ''}p name to print   l later   u undo   q quit`,
    '',
  ].join('\n');
}

function sideLines(side: Side, number: number | undefined, look: Look): readonly string[] {
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
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

function strong(text: string, { colour }: Look): string {
  return colour ? `\u001B[1m${text}\u001B[0m` : text;
}
