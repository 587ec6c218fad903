import type { LetterRules } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import type { IndividualSigner, OrganizationSigner, Signer } from '../../domain/signer.ts';
import { organizationDomain } from '../../names/organization-domain.ts';
import { mailbox } from '../../names/mailbox.ts';
import { SCREENING } from '../../sync/screening/screening-rules.ts';
import { type AuthorityAnswer, readAuthority } from '../../sync/signons/authority.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { isPlaceholder } from '../../names/placeholders.ts';
import { FOLLOW_UP_RULES, type FollowUpRules, type Reason, REASONS } from './follow-up-rules.ts';
import { organizationKey, personKey } from '../../lists/list-order.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** A signer about whom somebody should be asked something. */
export interface FollowUp {
  readonly signerId: string;
  /** The organization's or the person's name. */
  readonly signer: string;
  /** Whom to address; '' where no name was given. */
  readonly contact: string;
  /** '' where no address was given. */
  readonly email: string;
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
 * Whom to write to, and why: organizations first, each kind as a printed list
 * has it. Only signers that are listed or wait for authority; who was excluded,
 * is out of scope or has withdrawn is left in peace.
 *
 * The authority that stands in the master counts: who was set to `authorized` by
 * a person is not asked about it, unless the responses contradict each other.
 */
export function followUps(
  signers: readonly Signer[],
  context: FollowUpContext,
): readonly FollowUp[] {
  const meant = signers.filter(({ status }) => status === 'Listed' || status === 'Needs authority');
  const crowded = crowdedMailboxes(meant, context);
  return meant
    .map((signer) => ({ signer, followUp: followUp(signer, context, crowded) }))
    .filter(({ followUp: { reasons } }) => reasons.length > 0)
    .sort(
      (a, b) =>
        byCodeUnit(b.signer.kind, a.signer.kind) ||
        byCodeUnit(keyOf(a.signer), keyOf(b.signer)) ||
        byCodeUnit(a.signer.id, b.signer.id),
    )
    .map((each) => each.followUp);
}

function keyOf(signer: Signer): string {
  return signer.kind === 'organization'
    ? organizationKey(signer.organization)
    : personKey(signer.name);
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

function followUp(
  signer: Signer,
  context: FollowUpContext,
  crowded: ReadonlySet<string>,
): FollowUp {
  const answers = context.answers.get(signer.id) ?? [];
  const readings = answers.map((given) => readAuthority(given.authority ?? '', context.authority));
  const emails = [tidy(signer.email), ...answers.map((given) => tidy(given.email ?? ''))];
  const found: readonly Reason[] =
    signer.kind === 'organization'
      ? ofOrganization(signer, answers, readings, emails, context.rules ?? FOLLOW_UP_RULES)
      : [
          ...ofIndividual(signer, answers, readings),
          ...(emails.some((email) => crowded.has(mailbox(email)))
            ? (['several-people'] as const)
            : []),
        ];
  return {
    signerId: signer.id,
    signer: tidy(signer.kind === 'organization' ? signer.organization : signer.name),
    contact: tidy(signer.kind === 'organization' ? signer.contact : signer.name),
    email: emails.find((email) => email !== '') ?? '',
    reasons: REASONS.filter((reason) => found.includes(reason)),
  };
}

function ofOrganization(
  { authority }: OrganizationSigner,
  answers: readonly Answers[],
  readings: readonly AuthorityAnswer[],
  emails: readonly string[],
  rules: FollowUpRules,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (authority === 'not authorized') reasons.push('not-authorized');
  if (authority === 'unclear') reasons.push(whyUnclear(answers, rules));
  if (readings.includes('authorized') && readings.includes('not authorized')) {
    reasons.push('conflicting-answers');
  }
  const given = emails.filter((email) => email !== '');
  if (given.length > 0 && given.every((email) => organizationDomain(email) === '')) {
    reasons.push('free-mail');
  }
  return reasons;
}

function whyUnclear(answers: readonly Answers[], rules: FollowUpRules): Reason {
  const given = answers.map(({ authority = '' }) => loosely(authority)).filter((key) => key !== '');
  if (given.length === 0) return 'authority-missing';
  return given.some((key) => rules.pending.in(key)) ? 'authority-pending' : 'authority-unclear';
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
