import { readScope } from '../../../src/sync/signons/scope.ts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../../src/domain/response.ts';
import type { Interpretation } from '../../../src/domain/signon.ts';
import { interpret } from '../../../src/sync/signons/interpret.ts';
import { ALL_QUESTIONS, letterWith } from './letter.ts';
import { table } from './table.ts';

type Column =
  | 'organization'
  | 'first'
  | 'last'
  | 'title'
  | 'affiliation'
  | 'email'
  | 'authority'
  | 'when'
  | 'outcome';

const filled = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));

const interpreted = (answers: Answers, letter = letterWith()): Interpretation =>
  interpret({ id: 'r1', source: 'english', answers: filled(answers) }, letter);

/** The outcome as the table words it. */
function told({ signOns, reason }: Interpretation): string {
  if (signOns.length === 0) return `none: ${reason}`;
  return signOns
    .map((each) => {
      if (each.kind === 'individual') {
        return `individual: ${[each.name, each.affiliation].filter(Boolean).join(', ')}`;
      }
      const contact = [each.contact, each.contactTitle].filter(Boolean).join(', ');
      return `organization: ${each.authority}${contact === '' ? '' : `; contact ${contact}`}`;
    })
    .join('; ');
}

describe('what a response asks for', () => {
  it.each(table<Column>('responses.csv'))('$why: $outcome', (row) => {
    const { organization, title, affiliation, email, authority } = row;
    const letter = letterWith({
      authority: { whenNotAuthorized: row.when === 'hold' ? 'hold' : 'list-as-individual' },
    });
    const outcome = told(
      interpreted(
        {
          organization,
          firstName: row.first,
          lastName: row.last,
          title,
          affiliation,
          email,
          authority,
        },
        letter,
      ),
    );
    if (row.outcome.startsWith('none'))
      expect(outcome).toContain(row.outcome.slice('none: '.length));
    else expect(outcome).toBe(row.outcome);
  });

  it('carries all that was answered, tidied, with stable IDs', () => {
    const response = {
      id: 'form-17',
      source: 'english',
      submittedAt: '2026-03-01T12:00:00.000Z',
      answers: {
        email: ' Ana@Example.org ',
        organization: ' Prueba\u200b  Tenants\nUnion ',
        scope: 'Local',
        state: 'OH',
        firstName: 'Rev. ANA',
        lastName: 'SOTO',
        title: 'Organizer',
        affiliation: 'Soto Law Clinic, ana@example.org',
        authority: 'Sí',
        amplify: 'Yes, on social media',
      },
    };
    expect(interpret(response, letterWith())).toEqual({
      responseId: 'form-17',
      reason:
        'An organization’s sign-on, and an individual’s: gives an affiliation to be listed with.',
      signOns: [
        {
          id: 'form-17:organization',
          responseId: 'form-17',
          submittedAt: '2026-03-01T12:00:00.000Z',
          email: 'Ana@Example.org',
          answers: { amplify: 'Yes, on social media' },
          kind: 'organization',
          name: 'Prueba Tenants Union',
          authority: 'authorized',
          scope: 'Local',
          inScope: true,
          state: 'Ohio',
          contact: 'Rev. Ana Soto',
          contactTitle: 'Organizer',
        },
        {
          id: 'form-17:individual',
          responseId: 'form-17',
          submittedAt: '2026-03-01T12:00:00.000Z',
          email: 'Ana@Example.org',
          answers: { amplify: 'Yes, on social media' },
          kind: 'individual',
          firstName: 'Ana',
          lastName: 'Soto',
          name: 'Rev. Ana Soto',
          title: 'Organizer',
          affiliation: 'Soto Law Clinic, ana@example.org',
        },
      ],
    });
  });

  it('says “not asked” where the letter has no authority question', () => {
    const { authority, ...questions } = ALL_QUESTIONS;
    expect(authority).toBeDefined();
    const outcome = interpreted({ organization: 'Prueba Choir' }, letterWith({ questions }));
    expect(told(outcome)).toBe('organization: not asked');
  });

  it('gives a reason without any name or address of the signer', () => {
    const { reason } = interpreted({
      organization: 'Zyxw Choir',
      firstName: 'Qrst',
      lastName: 'Uvwx',
      affiliation: 'Mnop',
      email: 'q@example.org',
      authority: 'No, Qrst',
    });
    expect(reason).not.toMatch(/Zyxw|Qrst|Uvwx|Mnop|example/);
  });
});

describe('scope and state', () => {
  const organization = (answers: Answers, outOfScope?: readonly string[]) => {
    const letter = letterWith(outOfScope ? { outOfScope } : {});
    const [signOn] = interpreted({ organization: 'Prueba Choir', ...answers }, letter).signOns;
    if (signOn?.kind !== 'organization') throw new Error('an organization was expected');
    return signOn;
  };

  it.each([
    ['International', false, 'the letter’s own answer'],
    [' international. ', false, 'compared loosely'],
    ['National', true, 'another answer'],
    ['', true, 'an unanswered question shuts nobody out'],
    ['National, International', true, 'one of several answers is within'],
    ['International, Global, worldwide', false, 'every ticked answer is outside'],
    ['Global, worldwide', false, 'an answer with a comma inside'],
    ['worldwide', true, 'half of such an answer'],
    ['International solidarity in Ohio', true, 'more than the answer'],
    ['Internacional', false, 'the same in another language'],
  ])('scope %j is in scope: %j (%s)', (scope, inScope) => {
    expect(organization({ scope }, ['International', 'Global, worldwide']).inScope).toBe(inScope);
  });

  it.each([
    ['Nacional', 'National', 'Nacional'],
    ['USA', 'National', 'Nacional'],
    ['Statewide', 'State', 'Estatal'],
    ['estatal', 'State', 'Estatal'],
    ['National, Nacional; Local', 'National, Local', 'Nacional, Local'],
    ['Local, Three counties', 'Local, Three counties', 'Local, Three counties'],
    ['Three counties, and a town', 'Three counties, and a town', 'Three counties, and a town'],
    ['State of Ohio', 'State of Ohio', 'State of Ohio'],
    ['Not national', 'Not national', 'Not national'],
    ['N/A', '', ''],
    ['', '', ''],
  ])('scope %j is shown as %j, in Spanish as %j', (answer, english, spanish) => {
    expect(organization({ scope: answer }).scope).toBe(english);
    expect(readScope(answer, 'es')).toBe(spanish);
  });

  it.each([
    ['OH', 'Ohio'],
    ['ohio', 'Ohio'],
    ['Nuevo México', 'New Mexico'],
    ['Ohio, Kentucky', 'Ohio, Kentucky'],
    ['KY and OH', 'Kentucky, Ohio'],
    ['Washington, DC', 'District of Columbia'],
    ['Ontario', 'Ontario'],
    ['N/A', ''],
    ['', ''],
  ])('state %j is shown as %j', (given, shown) => {
    expect(organization({ state: given }).state).toBe(shown);
  });
});

describe('laws of interpretation', () => {
  const answer = fc.oneof(
    fc.constantFrom('', 'Yes', 'No', 'N/A', 'individual', 'Ana', 'Prueba Choir', 'I think so', '-'),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const answers = fc.record(
    {
      email: answer,
      organization: answer,
      scope: answer,
      state: answer,
      firstName: answer,
      lastName: answer,
      title: answer,
      affiliation: answer,
      authority: answer,
      amplify: answer,
    },
    { requiredKeys: [] },
  );
  const letters = fc.constantFrom(
    letterWith(),
    letterWith({ authority: { whenNotAuthorized: 'list-as-individual' } }),
    letterWith({ questions: {} }),
  );

  it('every response has one outcome with a reason, at most one sign-on of a kind, and no empty name', () => {
    fc.assert(
      fc.property(answers, letters, (given, letter) => {
        const outcome = interpret({ id: 'r', source: 's', answers: given }, letter);
        expect(outcome.responseId).toBe('r');
        expect(outcome.reason).not.toBe('');
        const kinds = outcome.signOns.map((signOn) => signOn.kind);
        expect(new Set(kinds).size).toBe(kinds.length);
        for (const signOn of outcome.signOns) expect(signOn.name).not.toBe('');
      }),
    );
  });

  it('a named organization is never lost but to an answer that says so', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const named = { ...given, organization: 'Prueba Choir', authority: 'I think so' };
        const { signOns } = interpret({ id: 'r', source: 's', answers: named }, letterWith());
        expect(signOns[0]).toMatchObject({ kind: 'organization', name: 'Prueba Choir' });
      }),
    );
  });
});
