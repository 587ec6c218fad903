import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Answers } from '../../../src/domain/response.ts';
import type { Signer } from '../../../src/domain/signer.ts';
import {
  draftOf,
  followUpCsv,
  followUpJson,
  followUpText,
} from '../../../src/operations/follow-up/drafts.ts';
import { followUps } from '../../../src/operations/follow-up/follow-up.ts';
import { individual, organization } from '../../lists/signers.ts';

const authority = { authorized: [], notAuthorized: [], whenNotAuthorized: 'hold' } as const;
const about = (signers: readonly Signer[], answers: Readonly<Record<string, readonly Answers[]>>) =>
  followUps(signers, { answers: new Map(Object.entries(answers)), authority });

const own = { email: 'ana@choir.example.org' };

describe('whom to write to, and why', () => {
  const choir = (more: Parameters<typeof organization>[2], ...answers: readonly Answers[]) =>
    about([organization('o', 'Prueba Choir', { ...own, ...more })], { o: answers })[0]?.about[0]
      ?.reasons ?? [];

  it.each([
    ['authorized', [{ authority: 'Yes' }], []],
    ['not asked', [{}], []],
    ['unclear', [{}], ['authority-missing']],
    ['unclear', [{ authority: ' - ' }], ['authority-missing']],
    ['unclear', [], ['authority-missing']],
    ['unclear', [{ authority: 'I think so' }], ['authority-unclear']],
    ['unclear', [{ authority: 'pending board approval' }], ['authority-pending']],
    ['unclear', [{ authority: 'Sí, si la junta aprueba' }], ['authority-pending']],
    ['not authorized', [{ authority: 'No' }], ['not-authorized']],
    ['authorized', [{ authority: 'Yes' }, { authority: 'No' }], ['conflicting-answers']],
    ['authorized', [{ authority: 'Yes' }, { authority: 'maybe' }], []],
    ['authorized', [{ authority: 'I think so' }], []],
  ] as const)('case 36: authority %j after %j: %j', (standing, answers, reasons) => {
    expect(choir({ authority: standing }, ...answers)).toEqual(reasons);
  });

  it('an address that everyone may have, and no other', () => {
    expect(choir({ email: 'ana@gmail.com' }, { authority: 'Yes' })).toEqual(['free-mail']);
    expect(choir({ email: 'ana@gmail.com' }, { ...own, authority: 'Yes' })).toEqual([]);
    expect(choir({ email: '' })).toEqual([]);
  });

  it('several reasons stand in one message', () => {
    expect(choir({ authority: 'unclear', email: 'ana@gmail.com' }, {})).toEqual([
      'authority-missing',
      'free-mail',
    ]);
  });

  it.each(['Withdrawn', 'Excluded', 'Out of scope'] as const)('%s is left in peace', (status) => {
    expect(choir({ authority: 'unclear', status })).toEqual([]);
  });

  it('case 38: an individual who named an employer', () => {
    const person = individual('i', 'Ana Soto', { affiliation: 'Prueba Choir' });
    const after = (given: Answers) => about([person], { i: [given] })[0]?.about[0]?.reasons;
    expect(after({ organization: 'Prueba Choir', authority: 'N/A – individual' })).toEqual([
      'individual-with-employer',
    ]);
    expect(after({ organization: 'N/A', authority: 'individual' })).toBeUndefined();
    expect(after({ organization: 'Prueba Choir', authority: 'Yes' })).toBeUndefined();
  });

  it('one letter a person, with all that there is to ask, whatever the spelling of the address', () => {
    const signers = [
      organization('a', 'Alpha Choir', {
        authority: 'unclear',
        email: 'ana.soto@gmail.com',
        contact: 'Ana Soto',
      }),
      organization('b', 'Beta Choir', {
        authority: 'unclear',
        email: 'AnaSoto+b@gmail.com',
        contact: 'Ana Soto',
      }),
      organization('c', 'Gamma Choir', { authority: 'unclear', email: '' }),
      organization('d', 'Delta Choir', { authority: 'unclear', email: '' }),
    ];
    const letters = about(signers, {});
    expect(letters.map((each) => each.about.map(({ signer }) => signer))).toEqual([
      ['Alpha Choir', 'Beta Choir'],
      ['Delta Choir'],
      ['Gamma Choir'],
    ]);
    expect(letters[0]).toMatchObject({ contact: 'Ana Soto', email: 'ana.soto@gmail.com' });
  });

  it('addresses nobody by name where several people share an address', () => {
    const people = ['Jo Orr', 'Kit Orr', 'Lou Orr'].map((name) =>
      individual(name, name, { email: 'mo@mill.example.org' }),
    );
    expect(about(people, {})).toMatchObject([{ contact: '', about: { length: 3 } }]);
  });

  it.each([
    ['a formula', '=HYPERLINK("http://example.org")'],
    ['a formula with another sign', '+1+1'],
    ['a placeholder', 'N/A'],
    ['nothing at all', ' '],
  ])('never asks about %s', (_, name) => {
    expect(about([organization('o', name, { ...own, authority: 'unclear' })], {})).toEqual([]);
  });

  it('asks nothing about an organization that was authorized by hand', () => {
    const byHand = choir(
      { authority: 'authorized', email: 'ana@gmail.com' },
      { authority: 'maybe' },
    );
    expect(byHand).toEqual([]);
    const answered = choir(
      { authority: 'authorized', email: 'ana@gmail.com' },
      { authority: 'Yes' },
    );
    expect(answered).toEqual(['free-mail']);
  });

  it('organizations come first, each kind in printed order, whatever the order given', () => {
    const signers = [
      individual('i', 'Ana Soto', { affiliation: 'Beta Clinic' }),
      organization('b', 'The Beta Choir', { authority: 'unclear' }),
      organization('a', 'Alpha Choir', { authority: 'unclear' }),
    ];
    const answers = { i: [{ organization: 'Beta Clinic', authority: 'individual' }] };
    const order = (list: readonly Signer[]) =>
      about(list, answers).flatMap((each) => each.about.map(({ signerId }) => signerId));
    expect(order(signers)).toEqual(['a', 'b', 'i']);
    expect(order([...signers].reverse())).toEqual(['a', 'b', 'i']);
  });
});

describe('drafts', () => {
  const [followUp] = about(
    [
      organization('o', 'Prueba\nChoir', {
        ...own,
        authority: 'unclear',
        contact: 'Ana Soto',
      }),
    ],
    { o: [] },
  );
  if (!followUp) throw new Error('somebody was expected');
  const english = { language: 'en', letterName: 'Open letter for safe streets' } as const;

  it('are written from the template, in the language of the letter', () => {
    expect(draftOf(followUp, english)).toEqual({
      subject: 'Your signature on "Open letter for safe streets"',
      body: [
        'Dear Ana Soto,',
        'Thank you for signing "Open letter for safe streets". Before the list of signers goes out we have a question.',
        'The form asks whether you are authorized to sign for Prueba Choir, and this question was left open. Are you?',
        'A short reply to this message is enough. Thank you!',
      ].join('\n\n'),
    });
    expect(draftOf(followUp, { ...english, language: 'es' }).body).toContain('¡Gracias!');
    expect(draftOf({ ...followUp, contact: '' }, english).body).toMatch(/^Hello,\n/u);
  });

  it('as CSV for a mail merge, one message a row', () => {
    const formula = {
      ...followUp,
      about: followUp.about.map((each) => ({ ...each, signer: '=1+1' })),
    };
    expect(parse(followUpCsv([formula], english), { columns: true })).toEqual([
      {
        Email: 'ana@choir.example.org',
        Contact: 'Ana Soto',
        Signer: "'=1+1",
        'Signer ID': 'o',
        Reasons: 'No answer about authority',
        Subject: 'Your signature on "Open letter for safe streets"',
        Message: draftOf(formula, english).body,
      },
    ]);
  });

  it('as text to read through', () => {
    const text = followUpText([followUp, followUp], english);
    expect(text).toMatch(/^To: ana@choir\.example\.org\nSubject: Your signature on "Open/u);
    expect(text.match(/^-{72}$/gmu)).toHaveLength(1);
  });

  it('as JSON with the codes of the reasons', () => {
    expect(JSON.parse(followUpJson([followUp], english))).toMatchObject({
      letter: 'Open letter for safe streets',
      followUps: [{ about: [{ signerId: 'o', reasons: ['authority-missing'] }] }],
    });
  });
});
