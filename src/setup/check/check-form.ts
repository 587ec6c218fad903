import type { GoogleFormSource, Letter } from '../../domain/letter.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import {
  collectsEmail,
  mapFormQuestions,
  questionsOf,
} from '../../sources/google/form-questions.ts';
import { quoteTitle } from '../../sources/question-titles.ts';
import type { QuestionIds } from '../../domain/pulled.ts';
import { formStanding } from './form-standing.ts';
import { attempt, fine, found, warning, type Tried } from './trial.ts';
import { optionsOf, unknownAuthority, unknownScope } from './unknown-options.ts';

export interface FormTried {
  readonly tried: readonly Tried[];
  /** The answers that its scope question offers; undefined where it is free text or unknown. */
  readonly scopeOptions: readonly string[] | undefined;
}

/** Tries a form: that it opens, asks what is mapped, shows its responses, and offers known answers. */
export async function tryForm(
  letter: Letter,
  source: GoogleFormSource,
  remembered: QuestionIds,
  google: Google,
): Promise<FormTried> {
  const what = `source ${source.name}`;
  const target: Target = { kind: 'form', id: source.formId, role: 'Editor' };
  const seen: { opened: boolean; scopeOptions?: readonly string[] } = { opened: false };
  const questions = await attempt(what, async () => {
    const form = await google.read(target, ({ forms }, options) =>
      forms.forms.get({ formId: source.formId }, options),
    );
    seen.opened = true;
    const mapped = mapFormQuestions(letter.questions, questionsOf(form), remembered, {
      source: source.name,
      given: collectsEmail(form) ? ['submittedAt', 'email'] : ['submittedAt'],
    });
    const offered = optionsOf(form, mapped.ids.scope ?? []);
    if (offered.length > 0) seen.scopeOptions = offered;
    const unclear = unknownAuthority(
      optionsOf(form, mapped.ids.authority ?? []),
      letter.rules.authority,
    );
    const foreign = unknownScope(offered, letter.rules.scope.outOfScope);
    const place = addressOf(target);
    return [
      fine(what, `${form.info?.title ?? 'the form'} asks every mapped question`),
      ...mapped.findings.map((finding) => found(what, finding)),
      ...formStanding(what, form, place),
      ...unclear.map((option) =>
        warning(
          what,
          `no rule knows what ${quoteTitle(option)} says about authority; who answers it is put before a person.`,
          `Write it under rules.authority in ${letter.file}, authorized: or notAuthorized:; or leave it as it is. The form: ${place}`,
        ),
      ),
      ...foreign.map((option) =>
        warning(
          what,
          `no rule knows the scope ${quoteTitle(option)}; it counts as within the letter.`,
          `If it is not, write it under rules.scope.outOfScope in ${letter.file}. The form: ${place}`,
        ),
      ),
    ];
  });
  const { opened, scopeOptions } = seen;
  if (!opened) return { tried: questions, scopeOptions };
  const responses = await attempt(`${what}, responses`, async () => {
    await google.read(target, ({ forms }, options) =>
      forms.forms.responses.list(
        { formId: source.formId, pageSize: 1, fields: 'responses(responseId)' },
        options,
      ),
    );
    return [fine(`${what}, responses`, 'can be read')];
  });
  return { tried: [...questions, ...responses], scopeOptions };
}
