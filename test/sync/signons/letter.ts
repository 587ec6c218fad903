import type { Letter, LetterRules, Questions } from '../../../src/domain/letter.ts';

const asked = { titles: ['As the form words it'], optional: false };

/** Every question of the form. */
export const ALL_QUESTIONS: Questions = {
  email: asked,
  organization: asked,
  scope: asked,
  state: asked,
  firstName: asked,
  lastName: asked,
  title: asked,
  affiliation: asked,
  authority: asked,
  amplify: asked,
};

/** A letter that asks every question, with the rules that most letters have. */
export function letterWith(
  about: {
    readonly questions?: Questions;
    readonly authority?: Partial<LetterRules['authority']>;
    readonly outOfScope?: readonly string[];
  } = {},
): Letter {
  return {
    file: 'config/safe-streets.yaml',
    name: 'Open letter for safe streets',
    languages: ['en', 'es'],
    timezone: 'America/New_York',
    sources: [],
    questions: about.questions ?? ALL_QUESTIONS,
    extra: [],
    rules: {
      authority: {
        authorized: ['Yes'],
        notAuthorized: ['No'],
        whenNotAuthorized: 'hold',
        ...about.authority,
      },
      scope: { outOfScope: about.outOfScope ?? ['International'] },
      guard: { share: 0.2, moreThan: 5 },
    },
    editions: [],
    master: { type: 'xlsx', path: '/out/safe-streets.xlsx' },
  };
}
