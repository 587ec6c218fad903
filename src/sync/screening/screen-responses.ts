import type { AnswerField } from '../../domain/letter.ts';
import type { Answers } from '../../domain/response.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { isPlaceholder } from '../../names/placeholders.ts';
import type { Flag } from './flag.ts';

/** A response, and the signers that it stands for. */
export interface ScreenedResponse {
  readonly id: string;
  readonly answers: Answers;
  readonly signers: readonly string[];
}

const NAMING = [
  ['organization', 'organization', 'Organization'],
  ['affiliation', 'affiliation', 'Affiliation'],
  ['firstName', 'name', 'First name'],
  ['lastName', 'name', 'Last name'],
] as const satisfies readonly (readonly [AnswerField, string, string])[];

const MOST_NAMED = 5;

/** What was typed for one question, in how many responses, and in which of them. */
interface Filled {
  readonly label: string;
  count: number;
  readonly first: string[];
}

/**
 * Responses that name nobody, each on its own; and what was typed to fill a box
 * in the others and counted as blank, one flag for each text.
 *
 * @param responses in an order of their own, which decides which of them are named
 */
export function* flagsOfResponses(responses: Iterable<ScreenedResponse>): Generator<Flag> {
  const filled = new Map<string, Filled>();
  for (const response of responses) {
    const typed = NAMING.map(([field, asked, label]) => {
      const text = tidy(response.answers[field] ?? '');
      return { label, text, key: loosely(text), fills: text !== '' && isPlaceholder(text, asked) };
    }).filter(({ text }) => text !== '');
    const fillers = typed.filter(({ fills, key }) => fills && key !== '');
    if (response.signers.length === 0) {
      yield nobody(
        response.id,
        typed.map(({ label, text }) => `${label}: ${text}`),
        fillers.length > 0,
      );
      continue;
    }
    for (const { label, key } of fillers) {
      const about = `${label.toLowerCase().replace(' ', '-')}:${key.replaceAll(' ', '-')}`;
      const known = filled.get(about) ?? { label, count: 0, first: [] };
      known.count += 1;
      if (known.first.length < MOST_NAMED) known.first.push(response.id);
      filled.set(about, known);
    }
  }
  for (const [about, { label, count, first }] of filled) {
    const more = count > first.length ? ` and ${count - first.length} more` : '';
    yield {
      rule: 'placeholder',
      about,
      a: about.slice(about.indexOf(':') + 1).replaceAll('-', ' '),
      b: '',
      evidence: `Typed for ${label} in ${count} ${count === 1 ? 'response' : 'responses'} and counted as blank: ${first.join(', ')}${more}. If it is a name after all, type it into the row of the signer; if not, write "ok" under Decision.`,
    };
  }
}

function nobody(id: string, typed: readonly string[], fills: boolean): Flag {
  return {
    rule: fills ? 'placeholder' : 'nobody-named',
    about: id,
    a: typed.join('\n'),
    b: '',
    evidence: `The response ${id} names nobody who could be listed${fills ? ': A only fills the boxes' : ''}. If it is a sign-on, type it in as a row of its own; if not, write "ok" under Decision.`,
  };
}
