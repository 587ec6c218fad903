import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../languages/registry.ts';
import { safeCell } from '../../lists/formats/to-csv.ts';
import type { FollowUp } from './follow-up.ts';
import { FOLLOW_UP_RULES, type FollowUpRules } from './follow-up-rules.ts';
import { escapeMd } from '../../lists/formats/to-md.ts';

/** A message that somebody may read, change and send. */
export interface Draft {
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

/** The message about one signer, from the letter's own template or config/rules/follow-up.yaml. */
export function draftOf(
  followUp: FollowUp,
  { language, letterName, rules = FOLLOW_UP_RULES }: DraftOptions,
): Draft {
  const values = { letter: letterName, signer: followUp.signer, contact: followUp.contact };
  const filled = (text: Readonly<Record<Language, string>>) =>
    text[language].replace(
      /\{(letter|signer|contact)\}/gu,
      (_, name: keyof typeof values) => values[name],
    );
  const { greeting, greetingToNobody, opening, closing, subject, reasons } = rules;
  const paragraphs = [
    filled(followUp.contact === '' ? greetingToNobody : greeting),
    filled(opening),
    ...followUp.reasons.map((reason) => filled(reasons[reason].text)),
    filled(closing),
  ];
  return { subject: filled(subject), body: paragraphs.join('\n\n') };
}

/** For mail merge: one message a row, address first. Cells are safe in spreadsheets. */
export function followUpCsv(all: readonly FollowUp[], options: DraftOptions): string {
  const header = ['Email', 'Contact', 'Signer', 'Signer ID', 'Reasons', 'Subject', 'Message'];
  const rows = all.map((each) => {
    const { subject, body } = draftOf(each, options);
    const labels = each.reasons.map((reason) => labelOf(reason, options)).join('; ');
    return [each.email, each.contact, each.signer, each.signerId, labels, subject, body];
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

/** The same as Markdown, each under the name of its signer. */
export function followUpMd(all: readonly FollowUp[], options: DraftOptions): string {
  const drafts = all.map((each) => {
    const { subject, body } = draftOf(each, options);
    return [
      `## ${escapeMd(each.signer)} (${each.signerId})`,
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
  reason: FollowUp['reasons'][number],
  { language, rules = FOLLOW_UP_RULES }: DraftOptions,
): string {
  return rules.reasons[reason].label[language];
}
