import { isPlain, type Letter } from '../../domain/letter.ts';
import type { Answers, PlainAnswers, Response } from '../../domain/response.ts';
import type { Authority, Interpretation, SignOn } from '../../domain/signon.ts';
import type { Language } from '../../languages/registry.ts';
import { OUTCOME_TEXTS } from './outcome-texts.ts';
import { type AuthorityAnswer, readAuthority } from './authority.ts';
import { tidy } from '../../names/loose.ts';
import { type Person, personOf } from './person.ts';
import { isPlaceholder, readsAsSentence } from '../../names/placeholders.ts';
import { isInScope, readScope } from './scope.ts';
import { readState } from './read-state.ts';

/** The answers, read. Texts are '' where nothing usable was given. */
interface AnswersRead {
  readonly person: Person;
  readonly organization: string;
  readonly affiliation: string;
  readonly authority: AuthorityAnswer | 'not asked';
}

/** Who signs, and why; the affiliation is that of the person. */
interface SignOnVerdict {
  readonly organization?: Authority;
  readonly individual?: { readonly affiliation: string };
  readonly reason: string;
}

/**
 * What a response asks for: an organization's signature, an individual's, both
 * or, with the reason why, none. Every response gets exactly one answer.
 *
 * An organization signs when it is named and whoever answers does not say that
 * they sign for themselves. A person signs when they are named and either no
 * organization signs or they give an affiliation of their own; else their name
 * is the organization's contact. IDs are the response's with `:organization` or
 * `:individual` behind.
 */
export function interpret(response: Response, letter: Letter): Interpretation {
  const reading = read(response, letter);
  const verdict = decide(reading, letter.rules.authority.whenNotAuthorized, letter.languages[0]);
  const signOns: SignOn[] = [];
  if (verdict.organization !== undefined) {
    signOns.push(organizationSignOn(response, letter, reading, verdict.organization));
  }
  if (verdict.individual) {
    signOns.push(individualSignOn(response, reading.person, verdict.individual.affiliation));
  }
  return { responseId: response.id, signOns, reason: verdict.reason };
}

function read({ answers, source }: Response, letter: Letter): AnswersRead {
  const person = personOf(answers, letter.languages);
  const organization = usable(answers, 'organization');
  const signatory = { name: `${person.firstName} ${person.lastName}`, organization };
  return {
    person,
    organization,
    affiliation: usable(answers, 'affiliation'),
    authority: asksForAuthority(letter, source)
      ? readAuthority(answers.authority ?? '', letter.rules.authority, signatory)
      : 'not asked',
  };
}

/** A published list vouches for those who are on it. */
function asksForAuthority(letter: Letter, source: string): boolean {
  const isList = letter.sources.some(({ type, name }) => type === 'list' && name === source);
  return letter.questions.authority !== undefined && !isList;
}

function usable(answers: Answers, field: 'organization' | 'affiliation'): string {
  const text = tidy(answers[field] ?? '');
  return isPlaceholder(text, field) ? '' : text;
}

function decide(
  reading: AnswersRead,
  whenNotAuthorized: 'hold' | 'list-as-individual',
  language: Language,
): SignOnVerdict {
  const { person, organization, affiliation, authority } = reading;
  const named = person.name !== '';
  const ownAffiliation = { affiliation: affiliation === '' ? organization : affiliation };
  if (organization === '') {
    return named
      ? {
          individual: { affiliation },
          reason: OUTCOME_TEXTS(language, 'individual'),
        }
      : { reason: emptyReason(affiliation, language) };
  }
  if (authority === 'individual') {
    return named
      ? {
          individual: ownAffiliation,
          reason: OUTCOME_TEXTS(language, 'saysIndividual'),
        }
      : { reason: OUTCOME_TEXTS(language, 'saysIndividualUnnamed') };
  }
  if (authority === 'not authorized' && whenNotAuthorized === 'list-as-individual' && named) {
    return {
      individual: ownAffiliation,
      reason: OUTCOME_TEXTS(language, 'notAuthorizedIndividual'),
    };
  }
  if (readsAsSentence(organization) && (authority === 'authorized' || authority === 'not asked')) {
    return {
      organization: 'unclear',
      ...(named && affiliation !== '' ? { individual: { affiliation } } : {}),
      reason: OUTCOME_TEXTS(language, 'sentence'),
    };
  }
  const held = heldBecause(authority, language);
  return named && affiliation !== ''
    ? {
        organization: authority,
        individual: { affiliation },
        reason: OUTCOME_TEXTS(language, 'organizationAndIndividual', { held }),
      }
    : { organization: authority, reason: OUTCOME_TEXTS(language, 'organization', { held }) };
}

function heldBecause(authority: Authority, language: Language): string {
  if (authority === 'not authorized') return OUTCOME_TEXTS(language, 'heldNotAuthorized');
  return authority === 'unclear' ? OUTCOME_TEXTS(language, 'heldUnclear') : '';
}

function emptyReason(affiliation: string, language: Language): string {
  return affiliation === ''
    ? OUTCOME_TEXTS(language, 'nobody')
    : OUTCOME_TEXTS(language, 'onlyAffiliation');
}

// Spread behind another property: V8 gives each object that begins with a spread a shape of its own.
function common(response: Response, kind: SignOn['kind']) {
  const { id, submittedAt, answers } = response;
  return {
    id: `${id}:${kind}`,
    responseId: id,
    ...(submittedAt === undefined ? {} : { submittedAt }),
    email: tidy(answers.email ?? ''),
    answers: plainAnswers(answers),
  };
}

const NONE: PlainAnswers = {};

/** What needs no reading; most responses of most letters have none of it. */
function plainAnswers(answers: Answers): PlainAnswers {
  let plain: Record<string, string> | undefined;
  for (const [field, answer] of Object.entries(answers)) {
    const text = isPlain(field) ? tidy(answer) : '';
    if (text !== '') plain = { ...plain, [field]: text };
  }
  return plain ?? NONE;
}

function organizationSignOn(
  response: Response,
  letter: Letter,
  { person, organization }: AnswersRead,
  authority: Authority,
): SignOn {
  const { answers } = response;
  return {
    kind: 'organization',
    ...common(response, 'organization'),
    name: organization,
    authority,
    scope: readScope(answers.scope ?? '', letter.languages[0]),
    inScope: isInScope(answers.scope ?? '', letter.rules.scope.outOfScope),
    state: readState(answers.state ?? '', letter.languages[0]),
    contact: person.name,
    contactTitle: person.title,
  };
}

function individualSignOn(response: Response, person: Person, affiliation: string): SignOn {
  return { kind: 'individual', ...common(response, 'individual'), ...person, affiliation };
}
