import type { Letter } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import type { Signer } from '../../domain/signer.ts';
import { AppError, EXIT, type ExitStatus } from '../../errors.ts';
import { followUpCsv, followUpJson, followUpMd, followUpText } from './drafts.ts';
import { followUps, type FollowUp } from './follow-up.ts';
import type { Audience, Format } from '../../lists/published-list.ts';
import type { Master } from '../../master/master.ts';
import { rememberedResponses } from '../../master/remembered-responses.ts';
import type { World } from '../../world.ts';
import { openLetter } from '../open-letter.ts';
import { put, toFile } from '../write-output.ts';
import { ownTemplate } from '../own-template.ts';
import { selectSigners, type Selection } from '../select-signers.ts';
import { standingMaster } from '../current-master.ts';

const FORMS = { csv: followUpCsv, md: followUpMd, txt: followUpText, json: followUpJson } as const;

export interface FollowUpOptions extends Selection {
  readonly json: boolean;
  readonly format: Format;
  readonly audience: Audience | undefined;
  readonly limit: number | undefined;
  readonly output: string | undefined;
}

/**
 * Prints to whom one must write and why, with a draft for each, from the master as
 * it stands. For staff alone; nothing is sent. Who gave no address is counted on
 * stderr and left out.
 */
export async function exportFollowUps(
  options: FollowUpOptions,
  letter: Letter,
  world: World,
): Promise<ExitStatus> {
  const format = wantedForm(options);
  const rules = await ownTemplate(letter);
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(letter, ports.workbook, world);
  const { signers, after } = selectSigners(options, letter, master);
  const meant = after === undefined ? signers : signers.filter((each) => isAfter(each, after));
  const all = followUps(meant, {
    answers: answersOf(meant, master),
    authority: letter.rules.authority,
    ...(rules === undefined ? {} : { rules }),
  });
  const reachable = all.filter(({ email }) => email !== '');
  const unreachable = all.filter(({ email }) => email === '');
  if (unreachable.length > 0) world.stderr.write(`${withoutAddress(unreachable)}\n`);
  const printed = reachable.slice(0, options.limit);
  const content = FORMS[format](printed, {
    language: letter.languages[0],
    letterName: letter.name,
    ...(rules === undefined ? {} : { rules }),
  });
  // Excel takes a file without this mark for one without accents.
  const mark = format === 'csv' && toFile(options.output) ? '\uFEFF' : '';
  const about = { what: `${printed.length} messages`, contacts: true };
  await put(`${mark}${content}`, options.output, about, world);
  return EXIT.done;
}

/** Throws (64) for what this list cannot be. */
function wantedForm({ format, json, audience, edition }: FollowUpOptions): keyof typeof FORMS {
  if (audience === 'public' || edition !== undefined) {
    throw new AppError('The follow-up list holds addresses: it is for staff, never public.', {
      exitCode: EXIT.usage,
      hint: 'Leave out --audience public and --edition.',
    });
  }
  const form: Format = json ? 'json' : format;
  if (form !== 'html' && form !== 'docx') return form;
  throw new AppError(`There is no follow-up list as ${form}.`, {
    exitCode: EXIT.usage,
    hint: 'csv is for a mail merge; md and txt are drafts to read; json is for programs.',
  });
}

function isAfter({ firstSigned }: Signer, instant: string): boolean {
  return firstSigned !== '' && Date.parse(firstSigned) > Date.parse(instant);
}

function answersOf(
  signers: readonly Signer[],
  master: Master,
): ReadonlyMap<string, readonly Answers[]> {
  const remembered = rememberedResponses(master);
  return new Map(
    signers.map(({ id, responses }) => [
      id,
      responses.flatMap((response) => remembered.get(response)?.response.answers ?? []),
    ]),
  );
}

function withoutAddress(followUp: readonly FollowUp[]): string {
  const ids = followUp.flatMap(({ about }) => about.map(({ signerId }) => signerId));
  const have = ids.length === 1 ? 'signer has' : 'signers have';
  return `Note: ${ids.length} ${have} no e-mail address and cannot be written to: ${ids.join(', ')}.`;
}
