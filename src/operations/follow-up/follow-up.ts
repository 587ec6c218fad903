import type { LetterRules } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import type { IndividualSigner, OrganizationSigner, Signer } from '../../domain/signer.ts';
import { organizationDomain } from '../../names/organization-domain.ts';
import { mailbox } from '../../names/mailbox.ts';
import { SCREENING } from '../../sync/screening/screening-rules.ts';
import { type AuthorityAnswer, readAuthority } from '../../sync/signons/authority.ts';
import type { Authority } from '../../domain/signon.ts';
import { safeCell } from '../../lists/formats/to-csv.ts';
import { loosely, tidy } from '../../names/loose.ts';
import type { Phrases } from '../../names/phrases.ts';
import { isPlaceholder } from '../../names/placeholders.ts';
import { type FollowUpRules, pendingWords, type Reason, REASONS } from './follow-up-rules.ts';
import { organizationKey, personKey } from '../../lists/list-order.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** One letter to one person, with everything that there is to ask. */
export interface FollowUp {
  /** Whom to address; '' if no name was given, or if several were from one address. */
  readonly contact: string;
  /** '' if no address was given. */
  readonly email: string;
  /** At least one, in printed order. */
  readonly about: readonly AskedSigner[];
}

/** A signer about whom somebody should be asked something. */
interface AskedSigner {
  readonly signerId: string;
  /** The organization's or the person's name. */
  readonly signer: string;
  /** At least one, in the order of the rules. */
  readonly reasons: readonly Reason[];
}

/** What is known beside the signers. */
export interface FollowUpContext {
  /** By signer ID, what was answered in the responses that it stands for. */
  readonly answers: ReadonlyMap<string, readonly Answers[]>;
  readonly authority: LetterRules['authority'];
  /** Where the letter has its own. */
  readonly rules?: FollowUpRules;
}

/**
 * Whom to write to, and why: one letter for each mailbox, in the printed order of the first signer
 * that it is about, organizations first. Only signers that are listed or wait for authority; who was
 * excluded, is out of scope or has withdrawn is left in peace. So is what no person answers to: a
 * placeholder or a formula for a name.
 *
 * The authority that stands in the master counts: an organization that a person set to `authorized`
 * although nobody answered so is not asked about at all.
 */
export function followUps(
  signers: readonly Signer[],
  context: FollowUpContext,
): readonly FollowUp[] {
  const meant = signers.filter(
    (signer) =>
      (signer.status === 'Listed' || signer.status === 'Needs authority') && isName(signer),
  );
  const crowded = crowdedMailboxes(meant, context);
  const pending = pendingWords(context.rules);
  const asked = [...meant]
    .sort(
      (a, b) =>
        byCodeUnit(b.kind, a.kind) || byCodeUnit(keyOf(a), keyOf(b)) || byCodeUnit(a.id, b.id),
    )
    .map((signer) => questionTo(signer, context, crowded, pending))
    .filter(({ about: { reasons } }) => reasons.length > 0);
  return [...byMailbox(asked).values()].map(letterOf);
}

/** What there is to ask about one signer, and whom. */
interface QuestionTo {
  readonly contact: string;
  readonly email: string;
  readonly about: AskedSigner;
}

/** Those without an address stand alone: nobody knows whether they are one person. */
function byMailbox(asked: readonly QuestionTo[]): ReadonlyMap<string, readonly QuestionTo[]> {
  const letters = new Map<string, QuestionTo[]>();
  for (const each of asked) {
    const box = mailbox(each.email);
    const key = box === '' ? `no address ${each.about.signerId}` : box;
    letters.set(key, [...(letters.get(key) ?? []), each]);
  }
  return letters;
}

function letterOf(asked: readonly QuestionTo[]): FollowUp {
  const contacts = new Set(asked.map(({ contact }) => contact).filter((name) => name !== ''));
  const [contact = ''] = contacts;
  return {
    contact: contacts.size === 1 ? contact : '',
    email: asked[0]?.email ?? '',
    about: asked.map(({ about }) => about),
  };
}

/** Nobody can be asked about "N/A" or "=1+1". */
function isName(signer: Signer): boolean {
  const name = nameOf(signer);
  const asked = signer.kind === 'organization' ? 'organization' : 'name';
  return tidy(name) !== '' && safeCell(name) === name && !isPlaceholder(name, asked);
}

function nameOf(signer: Signer): string {
  return signer.kind === 'organization' ? signer.organization : signer.name;
}

function keyOf(signer: Signer): string {
  return signer.kind === 'organization'
    ? organizationKey(nameOf(signer))
    : personKey(nameOf(signer));
}

/** Mailboxes from which more people were signed for than live in a household, say. */
function crowdedMailboxes(
  signers: readonly Signer[],
  { answers }: FollowUpContext,
): ReadonlySet<string> {
  const people = new Map<string, Set<string>>();
  for (const { kind, id, email } of signers) {
    if (kind !== 'individual') continue;
    for (const each of [email, ...(answers.get(id) ?? []).map((given) => given.email ?? '')]) {
      const box = mailbox(each);
      if (box !== '') people.set(box, (people.get(box) ?? new Set()).add(id));
    }
  }
  const several = [...people].filter(([, { size }]) => size >= SCREENING.severalPeople);
  return new Set(several.map(([box]) => box));
}

function questionTo(
  signer: Signer,
  context: FollowUpContext,
  crowded: ReadonlySet<string>,
  pending: Phrases,
): QuestionTo {
  const answers = context.answers.get(signer.id) ?? [];
  const readings = answers.map((given) => readAuthority(given.authority ?? '', context.authority));
  const emails = [tidy(signer.email), ...answers.map((given) => tidy(given.email ?? ''))];
  const found: readonly Reason[] =
    signer.kind === 'organization'
      ? ofOrganization(signer, answers, readings, emails, pending)
      : [
          ...ofIndividual(signer, answers, readings),
          ...(emails.some((email) => crowded.has(mailbox(email)))
            ? (['several-people'] as const)
            : []),
        ];
  return {
    contact: tidy(signer.kind === 'organization' ? signer.contact : signer.name),
    email: emails.find((email) => email !== '') ?? '',
    about: {
      signerId: signer.id,
      signer: tidy(nameOf(signer)),
      reasons: REASONS.filter((reason) => found.includes(reason)),
    },
  };
}

/** Nobody answered yes, and yet it is authorized: a person made sure and said so in the master. */
function isAuthorizedByHand(authority: Authority, readings: readonly AuthorityAnswer[]): boolean {
  return authority === 'authorized' && !readings.includes('authorized');
}

function ofOrganization(
  { authority }: OrganizationSigner,
  answers: readonly Answers[],
  readings: readonly AuthorityAnswer[],
  emails: readonly string[],
  pending: Phrases,
): readonly Reason[] {
  if (isAuthorizedByHand(authority, readings)) return [];
  const reasons: Reason[] = [];
  if (authority === 'not authorized') reasons.push('not-authorized');
  if (authority === 'unclear') reasons.push(whyUnclear(answers, pending));
  if (readings.includes('authorized') && readings.includes('not authorized')) {
    reasons.push('conflicting-answers');
  }
  const given = emails.filter((email) => email !== '');
  if (given.length > 0 && given.every((email) => organizationDomain(email) === '')) {
    reasons.push('free-mail');
  }
  return reasons;
}

function whyUnclear(answers: readonly Answers[], pending: Phrases): Reason {
  const given = answers.map(({ authority = '' }) => loosely(authority)).filter((key) => key !== '');
  if (given.length === 0) return 'authority-missing';
  return given.some((key) => pending.in(key)) ? 'authority-pending' : 'authority-unclear';
}

/** An employer beside "as an individual" may be an organization that would sign. */
function ofIndividual(
  { affiliation }: IndividualSigner,
  answers: readonly Answers[],
  readings: readonly AuthorityAnswer[],
): readonly Reason[] {
  const named = answers.some(({ organization = '' }, at) => {
    const forThemselves = readings[at] === 'individual' || readings[at] === 'not authorized';
    return forThemselves && !isPlaceholder(organization, 'organization');
  });
  return named && affiliation !== '' ? ['individual-with-employer'] : [];
}
