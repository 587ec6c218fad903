import type { Letter } from '../../src/domain/letter.ts';
import type { Answers, Response } from '../../src/domain/response.ts';
import type { Pulled } from '../../src/domain/pulled.ts';
import { runSync, type SyncOptions, type SyncResult } from '../../src/sync/run-sync.ts';
import type { Workbook } from '../../src/workbook/workbook.ts';

const asked = (title: string) => ({ titles: [title], optional: false });

export const LETTER: Letter = {
  file: 'letter.yaml',
  name: 'Open letter for quiet parks',
  languages: ['en', 'es'],
  timezone: 'America/New_York',
  sources: [{ type: 'csv', name: 'english', path: '/nowhere/english.csv' }],
  questions: {
    submittedAt: asked('Timestamp'),
    email: asked('Email Address'),
    organization: asked('Organization Name'),
    scope: asked('Scope'),
    state: asked('State'),
    firstName: asked('First Name'),
    lastName: asked('Last Name'),
    title: asked('Title'),
    affiliation: asked('Affiliation'),
    authority: asked('Are you authorized?'),
    amplify: asked('Amplify?'),
  },
  extra: [],
  rules: {
    authority: { authorized: ['Yes'], notAuthorized: ['No'], whenNotAuthorized: 'hold' },
    scope: { outOfScope: ['International'] },
    guard: { share: 0.2, moreThan: 5 },
  },
  editions: [{ name: 'Initial letter', closes: '2026-05-01T16:00:00.000Z' }],
  master: { type: 'xlsx', path: '/nowhere/master.xlsx' },
};

export function response(id: string, answers: Answers, submittedAt?: string): Response {
  return {
    id,
    source: 'english',
    submittedAt: submittedAt ?? '2026-04-01T12:00:00.000Z',
    answers,
  };
}

/** An organization's response by somebody who may sign for it. */
export function organization(
  id: string,
  name: string,
  more: Answers = {},
  submittedAt?: string,
): Response {
  const answers = { email: `${id}@example.org`, organization: name, authority: 'Yes', ...more };
  return response(id, answers, submittedAt);
}

export function pulled(responses: readonly Response[], source = 'english'): Pulled {
  return { source, responses, findings: [], questionIds: {} };
}

export const NOW = '2026-04-20T10:00:00.000Z';

/** One sync of these responses into the workbook, at a fixed time. */
export function syncOnce(
  workbook: Workbook,
  responses: readonly Response[] | readonly Pulled[],
  options: Partial<SyncOptions> & { letter?: Letter; now?: string } = {},
): Promise<SyncResult> {
  const pulls = responses.map((each) => ('responses' in each ? each : undefined));
  const all = pulls.every((each) => each !== undefined) && pulls.length > 0;
  return runSync(
    options.letter ?? LETTER,
    {
      workbook,
      pull: () =>
        Promise.resolve(all ? (responses as readonly Pulled[]) : [pulled(responses as Response[])]),
      directory: () => Promise.resolve([]),
      now: () => new Date(options.now ?? NOW),
      googleCalls: () => 0,
    },
    { dryRun: options.dryRun ?? false, force: options.force ?? false },
  );
}
