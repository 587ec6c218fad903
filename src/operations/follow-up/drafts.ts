import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../languages/registry.ts';
import { safeCell } from '../../lists/formats/to-csv.ts';
import type { FollowUp } from './follow-up.ts';
import { FOLLOW_UP_RULES, type FollowUpRules, type Reason } from './follow-up-rules.ts';
import { escapeMd } from '../../lists/formats/to-md.ts';

/** A message that somebody may read, change and send. */
export interface MessageDraft {
  readonly subject: string;
  /** Paragraphs with a blank line between. */
  readonly body: string;
}

export interface DraftOptions {
  readonly language: Language;
  readonly letterName: string;
  /** Where the letter has its own. */
  readonly rules?: FollowUpRules;
}

/** One paragraph of a message: a reason to write, and whom it is about. */
interface Point {
  readonly reason: Reason;
  readonly signers: readonly string[];
}

/** Of several people who were signed for from one address one asks once. */
const ASKED_TOGETHER: ReadonlySet<Reason> = new Set<Reason>(['several-people']);

function pointsOf({ about }: FollowUp): readonly Point[] {
  const points: Point[] = [];
  for (const { signer, reasons } of about) {
    for (const reason of reasons) {
      const at = points.findIndex((point) => point.reason === reason);
      const earlier = points[at];
      if (earlier && ASKED_TOGETHER.has(reason)) {
        points[at] = { reason, signers: [...earlier.signers, signer] };
      } else points.push({ reason, signers: [signer] });
    }
  }
  return points;
}

/** The message to one person, from the letter's own template or that of its language. */
export function draftOf(
  followUp: FollowUp,
  { language, letterName, rules = FOLLOW_UP_RULES[language] }: DraftOptions,
): MessageDraft {
  const filled = (text: string, signers: readonly string[] = []) => {
    const values = { letter: letterName, signer: signers.join(', '), contact: followUp.contact };
    return text.replace(
      /\{(letter|signer|contact)\}/gu,
      (_, name: keyof typeof values) => values[name],
    );
  };
  const { greeting, greetingToNobody, opening, closing, subject, reasons } = rules;
  const paragraphs = [
    filled(followUp.contact === '' ? greetingToNobody : greeting),
    filled(opening),
    ...pointsOf(followUp).map(({ reason, signers }) => filled(reasons[reason].text, signers)),
    filled(closing),
  ];
  return { subject: filled(subject), body: paragraphs.join('\n\n') };
}

/** For mail merge: one person a row, address first. Cells are safe in spreadsheets. */
export function followUpCsv(all: readonly FollowUp[], options: DraftOptions): string {
  const header = ['Email', 'Contact', 'Signer', 'Signer ID', 'Reasons', 'Subject', 'Message'];
  const rows = all.map((each) => {
    const { subject, body } = draftOf(each, options);
    const labels = new Set(pointsOf(each).map(({ reason }) => labelOf(reason, options)));
    const signers = each.about.map(({ signer }) => signer).join('; ');
    const ids = each.about.map(({ signerId }) => signerId).join('; ');
    return [each.email, each.contact, signers, ids, [...labels].join('; '), subject, body];
  });
  return stringify([header, ...rows.map((row) => row.map(safeCell))], { quoted_match: /[;\t\r]/u });
}

/** Ready drafts to read through, a line of dashes between them. */
export function followUpText(all: readonly FollowUp[], options: DraftOptions): string {
  const drafts = all.map((each) => {
    const { subject, body } = draftOf(each, options);
    return `To: ${each.email}\nSubject: ${subject}\n\n${body}\n`;
  });
  return drafts.join(`\n${'-'.repeat(72)}\n\n`);
}

/** The same as Markdown, each under the names of its signers. */
export function followUpMd(all: readonly FollowUp[], options: DraftOptions): string {
  const drafts = all.map((each) => {
    const { subject, body } = draftOf(each, options);
    return [
      `## ${each.about.map(({ signer, signerId }) => `${escapeMd(signer)} (${signerId})`).join(', ')}`,
      `To: ${escapeMd(each.email)}  \nSubject: ${escapeMd(subject)}`,
      ...body.split('\n\n').map(escapeMd),
    ].join('\n\n');
  });
  return `${[`# ${escapeMd(options.letterName)}`, ...drafts].join('\n\n')}\n`;
}

/** For programs: the codes of the reasons, and the draft. */
export function followUpJson(all: readonly FollowUp[], options: DraftOptions): string {
  const list = all.map((each) => ({ ...each, ...draftOf(each, options) }));
  return `${JSON.stringify({ letter: options.letterName, followUps: list }, null, 2)}\n`;
}

function labelOf(
  reason: Reason,
  { language, rules = FOLLOW_UP_RULES[language] }: DraftOptions,
): string {
  return rules.reasons[reason].label;
}
