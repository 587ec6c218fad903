import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import type { GoogleFormSource, Questions } from '../../src/domain/letter.ts';
import { pullGoogleForm } from '../../src/sources/google/google-form.ts';
import type { Pulled, QuestionIds } from '../../src/domain/pulled.ts';
import { atGoogle, type AtGoogle } from '../platform/google/at-google.ts';

const ask = (titles: string | readonly string[], optional = false) => ({
  titles: typeof titles === 'string' ? [titles] : titles,
  optional,
});

const QUESTIONS: Questions = {
  submittedAt: ask('Timestamp'),
  email: ask(['Email Address', 'Correo']),
  organization: ask(['Organization Name', 'Nombre de la organización']),
  scope: ask('Scope'),
  state: ask('Where [State]', true),
  amplify: ask('How can you help?', true),
};

type Item = forms_v1.Schema$Item;
const text = (questionId: string, title: string): Item => ({
  title,
  questionItem: { question: { questionId, textQuestion: {} } },
});
const ITEMS: readonly Item[] = [
  { title: 'About you', pageBreakItem: {} },
  text('q-email', 'Correo'),
  text('q-org', 'Organization Name '),
  text('q-name', 'Nombre de la organización'),
  { title: 'A picture', imageItem: {} },
  {
    title: 'Scope',
    questionItem: {
      question: {
        questionId: 'q-scope',
        choiceQuestion: { type: 'RADIO', options: [{ value: 'National' }, { isOther: true }] },
      },
    },
  },
  {
    title: 'Where',
    questionGroupItem: {
      questions: [
        { questionId: 'q-state', rowQuestion: { title: 'State' } },
        { questionId: 'q-city', rowQuestion: { title: 'City' } },
      ],
      grid: { columns: { type: 'RADIO', options: [{ value: 'Ohio' }] } },
    },
  },
  {
    title: 'How can you help?',
    questionItem: {
      question: {
        questionId: 'q-help',
        choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Post' }, { value: 'Print' }] },
      },
    },
  },
];

describe('pullGoogleForm', () => {
  let here: AtGoogle;
  let formId: string;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    formId = here.server.addForm({ items: [...ITEMS] });
  });
  afterEach(async () => here.close());

  const pull = async (
    remembered: QuestionIds = {},
    questions = QUESTIONS,
  ): Promise<Pulled & { readonly calls: number }> => {
    const google = await here.connect('read-only');
    const source: GoogleFormSource = { type: 'google-form', name: 'form', formId };
    const pulled = await pullGoogleForm(source, questions, remembered, google);
    return { ...pulled, calls: google.calls };
  };

  it('reads every kind of answer as the linked sheet shows it', async () => {
    here.server.addResponse(formId, {
      responseId: 'r-1',
      createTime: '2026-03-01T10:00:00.123456Z',
      answers: {
        'q-email': 'one@example.org',
        'q-org': 'River Alliance',
        'q-scope': 'Something else',
        'q-state': 'Ohio',
        'q-help': ['Post', 'Print', 'at our fair'],
      },
    });
    const { responses, questionIds, findings } = await pull();
    expect(responses).toEqual([
      {
        id: 'r-1',
        source: 'form',
        submittedAt: '2026-03-01T10:00:00.123Z',
        answers: {
          email: 'one@example.org',
          organization: 'River Alliance',
          scope: 'Something else',
          state: 'Ohio',
          amplify: 'Post, Print, at our fair',
        },
      },
    ]);
    expect(questionIds).toEqual({
      email: 'q-email',
      organization: 'q-org q-name',
      scope: 'q-scope',
      state: 'q-state',
      amplify: 'q-help',
    });
    expect(findings).toEqual([]);
  });

  it('takes the first title that is answered, and no blank for an answer', async () => {
    here.server.addResponse(formId, {
      answers: { 'q-org': ' \u200b', 'q-name': 'Alianza del Río', 'q-scope': '' },
    });
    const { responses } = await pull();
    expect(responses[0]?.answers).toEqual({ organization: 'Alianza del Río' });
  });

  it('shows uploaded files as links', async () => {
    here.server.addResponse(formId, {
      answers: {
        'q-org': {
          fileUploadAnswers: {
            answers: [{ fileId: 'f1', fileName: 'a.pdf' }, { fileName: 'b.pdf' }],
          },
        },
      },
    });
    const { responses } = await pull();
    expect(responses[0]?.answers.organization).toBe('https://drive.google.com/open?id=f1, b.pdf');
  });

  it('pulls a thousand responses in two calls', async () => {
    for (let n = 0; n < 1000; n++) {
      here.server.addResponse(formId, { answers: { 'q-org': `Group ${n}` } });
    }
    const { responses, calls } = await pull();
    expect([responses.length, calls]).toEqual([1000, 2]);
  });

  it('takes all pages, oldest first', async () => {
    here.server.limitPages(3);
    for (let n = 0; n < 10; n++) {
      here.server.addResponse(formId, {
        responseId: `r-${n}`,
        createTime: `2026-03-${String(20 - n)}T10:00:00Z`,
        answers: { 'q-org': `Group ${n}` },
      });
    }
    const { responses, calls } = await pull();
    expect(responses.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => `r-${9 - n}`),
    );
    expect(calls).toBe(5);
  });

  it('case 33: counts a response that stands on two pages once', async () => {
    here.server.limitPages(2);
    for (const n of [1, 2, 3]) {
      here.server.addResponse(formId, { responseId: `r-${n}`, answers: { 'q-org': `Group ${n}` } });
    }
    here.server.between({ method: 'forms.responses.list', nth: 2 }, () => {
      const { state } = here.server;
      const form = state.forms[formId];
      const [first] = form?.responses ?? [];
      if (form && first) state.forms[formId] = { ...form, responses: [first, ...form.responses] };
    });
    const { responses } = await pull();
    expect(responses.map(({ id }) => id).sort()).toEqual(['r-1', 'r-2', 'r-3']);
  });

  it('case 32: an edited response keeps its ID and counts from its last submission', async () => {
    const id = here.server.addResponse(formId, {
      createTime: '2026-03-01T10:00:00Z',
      answers: { 'q-org': 'River' },
    });
    here.server.editResponse(formId, id, {
      lastSubmittedTime: '2026-03-05T10:00:00Z',
      answers: { 'q-org': 'River Alliance' },
    });
    const { responses } = await pull();
    expect(responses).toEqual([
      {
        id,
        source: 'form',
        submittedAt: '2026-03-05T10:00:00.000Z',
        answers: { organization: 'River Alliance' },
      },
    ]);
  });

  it('takes the address that the form itself collects', async () => {
    formId = here.server.addForm({
      items: ITEMS.filter((item) => item.title !== 'Correo'),
      settings: { emailCollectionType: 'VERIFIED' },
    });
    here.server.addResponse(formId, { respondentEmail: 'two@example.org' });
    const { responses } = await pull();
    expect(responses[0]?.answers).toEqual({ email: 'two@example.org' });
  });

  it('case 20: stops at a question that is gone, and names what is there', async () => {
    formId = here.server.addForm({ items: ITEMS.filter((item) => item.title !== 'Scope') });
    await expect(pull()).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('scope ("Scope"'),
      hint: expect.stringContaining('"Correo", "Organization Name"'),
    });
  });

  it('finds a reworded question by its ID, and reports it', async () => {
    formId = here.server.addForm({
      items: ITEMS.map((item) =>
        item.title === 'Scope' ? { ...item, title: 'How far do you reach?' } : item,
      ),
    });
    here.server.addResponse(formId, { answers: { 'q-scope': 'National' } });
    const { responses, findings, questionIds } = await pull({ scope: 'q-scope' });
    expect(responses[0]?.answers).toEqual({ scope: 'National' });
    expect(questionIds.scope).toBe('q-scope');
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'question-reworded',
        count: 1,
        message: expect.stringContaining('now "How far do you reach?"'),
      }),
    ]);
  });

  it('reads the answers to a question that was deleted and asked again', async () => {
    here.server.addResponse(formId, { responseId: 'r-1', answers: { 'q-scope': 'National' } });
    const { questionIds: first } = await pull();
    formId = here.server.addForm({
      id: formId,
      items: ITEMS.map((item) =>
        item.title === 'Scope'
          ? {
              title: 'Scope',
              questionItem: { question: { questionId: 'q-anew', textQuestion: {} } },
            }
          : item,
      ),
    });
    here.server.addResponse(formId, { responseId: 'r-2', answers: { 'q-anew': 'Local' } });
    const { responses, questionIds } = await pull(first);
    const scopes = Object.fromEntries(responses.map(({ id, answers }) => [id, answers.scope]));
    expect(scopes).toEqual({ 'r-1': 'National', 'r-2': 'Local' });
    expect(questionIds.scope).toBe('q-anew q-scope');
    expect((await pull(questionIds)).questionIds.scope).toBe('q-anew q-scope');
  });

  it('a reworded question gives way to one with the title, and fills in for it', async () => {
    formId = here.server.addForm({
      items: [...ITEMS, text('q-old', 'Reach (old)')],
    });
    here.server.addResponse(formId, { responseId: 'r-1', answers: { 'q-old': 'Local' } });
    here.server.addResponse(formId, {
      responseId: 'r-2',
      answers: { 'q-old': 'Local', 'q-scope': 'National' },
    });
    const { responses, questionIds } = await pull({ scope: 'q-old' });
    const scopes = Object.fromEntries(responses.map(({ id, answers }) => [id, answers.scope]));
    expect(scopes).toEqual({ 'r-1': 'Local', 'r-2': 'National' });
    expect(questionIds.scope).toBe('q-scope q-old');
  });

  it('passes over kinds of items and questions that are not known yet', async () => {
    const strange = { title: 'New', hologramItem: {} } as unknown as Item;
    formId = here.server.addForm({ items: [strange, ...ITEMS] });
    here.server.addResponse(formId, { answers: { 'q-gone': 'x', 'q-org': 'River' } });
    const { responses } = await pull();
    expect(responses[0]?.answers).toEqual({ organization: 'River' });
  });

  it('an empty form has no responses', async () => {
    expect((await pull()).responses).toEqual([]);
  });
});
