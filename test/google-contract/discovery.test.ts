import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PLAYED_KINDS } from '../google-server/batch/batch.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { compact, methodsOf, PLAYED } from './compact.ts';
import { problems } from './discovery-check.ts';
import { discovery, DOCUMENTS, haveDocuments } from './documents.ts';
import { KINDS, scenario, type Step } from './scenario.ts';

const here = haveDocuments();
const title = here
  ? 'against the discovery documents'
  : `against the discovery documents (skipped: there are none in ${DOCUMENTS}; set UNDERSIGNED_GOOGLE_DOCS)`;

if (!here) process.stderr.write(`The local Google is not held ${title}\n`);

(here ? describe : describe.skip)(title, () => {
  let google: FakeGoogle;
  beforeAll(async () => {
    google = await startGoogle();
  });
  afterAll(() => google.close());

  async function call(step: Step): Promise<{ readonly status: number; readonly reply: unknown }> {
    const authorization = `Bearer ${google.token({ scopes: ['spreadsheets', 'drive'] })}`;
    const response = await fetch(`${google.url}${step.path}`, {
      method: step.http,
      headers: { authorization, 'content-type': 'application/json' },
      ...(step.body === undefined ? {} : { body: JSON.stringify(step.body) }),
    });
    return { status: response.status, reply: await response.json() };
  }

  it.each(['sheets', 'forms', 'drive'] as const)(
    'accepts of %s exactly the paths, parameters and fields that exist',
    (api) => {
      const file = new URL(`../google-server/schemas/${api}.json`, import.meta.url);
      const checkedIn: unknown = JSON.parse(readFileSync(file, 'utf8'));
      expect(checkedIn).toEqual(compact(discovery(api), PLAYED[api]));
    },
  );

  it('answers every method with what its schema allows', async () => {
    const seen = new Set<string>();
    for (const step of scenario(google)) {
      const { status, reply } = await call(step);
      expect({ step: step.path, status, reply: status === 200 ? '' : reply }).toEqual({
        step: step.path,
        status: 200,
        reply: '',
      });
      const document = discovery(step.api);
      const method = new Map(methodsOf(document)).get(step.method);
      expect(method?.httpMethod).toBe(step.http);
      expect(problems(document, { $ref: method?.response?.$ref ?? '' }, reply)).toEqual([]);
      seen.add(`${step.api} ${step.method}`);
    }
    const played = Object.entries(PLAYED).flatMap(([api, names]) =>
      names.map((name) => `${api} ${name}`),
    );
    const creating = ['sheets spreadsheets.create', 'drive files.create'];
    expect([...seen].sort()).toEqual(played.filter((each) => !creating.includes(each)).sort());
  });

  it('was asked for every kind of request that it plays', () => {
    expect([...KINDS].sort()).toEqual([...PLAYED_KINDS].sort());
  });
});
