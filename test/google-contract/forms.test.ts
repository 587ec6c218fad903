import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { clientsOf, refused, type Clients } from './clients.ts';

let google: FakeGoogle;
let client: Clients;
let formId: string;

beforeEach(async () => {
  google = await startGoogle({ now: () => Date.parse('2026-03-01T10:00:00Z') });
  client = clientsOf(google);
  formId = google.addForm({
    info: { title: 'Sign on' },
    items: [{ title: 'Name', questionItem: { question: { questionId: 'aa', textQuestion: {} } } }],
  });
});

afterEach(() => google.close());

async function all(pageSize?: number, filter?: string): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await client.forms.forms.responses.list({
      formId,
      ...(pageSize === undefined ? {} : { pageSize }),
      ...(filter === undefined ? {} : { filter }),
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    ids.push(...(data.responses ?? []).map((each) => each.responseId ?? ''));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return ids;
}

it('gets a new revision when it is reworded, and its questions keep their IDs', async () => {
  const before = (await client.forms.forms.get({ formId })).data;
  google.updateForm(formId, {
    items: (before.items ?? []).map((item) => ({ ...item, title: 'Full name' })),
  });
  const { data } = await client.forms.forms.get({ formId });
  expect(data.revisionId).not.toBe(before.revisionId);
  expect(data.items).toEqual([
    {
      itemId: before.items?.[0]?.itemId,
      title: 'Full name',
      questionItem: { question: { questionId: 'aa', textQuestion: {} } },
    },
  ]);
});

describe('responses', () => {
  it('come in pages, in nobody’s order, each once', async () => {
    const ids = Array.from({ length: 23 }, () =>
      google.addResponse(formId, { answers: { aa: 'x' } }),
    );
    const listed = await all(5);
    expect(listed).not.toEqual(ids);
    expect([...listed].sort()).toEqual([...ids].sort());
    google.limitPages(2);
    expect(await all()).toEqual(listed);
    expect(google.calls).toHaveLength(5 + 12);
  });

  it('keep their ID and first time when they are edited, and leave no trace when deleted', async () => {
    const [first = '', second = ''] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'].map(
      (createTime) => google.addResponse(formId, { createTime, answers: { aa: 'x' } }),
    );
    google.editResponse(formId, first, { answers: { aa: 'y' } });
    google.deleteResponse(formId, second);
    const { data } = await client.forms.forms.responses.list({ formId });
    expect(data).toEqual({
      responses: [
        {
          responseId: first,
          createTime: '2026-01-01T00:00:00Z',
          lastSubmittedTime: '2026-03-01T10:00:00.000Z',
          answers: { aa: { questionId: 'aa', textAnswers: { answers: [{ value: 'y' }] } } },
        },
      ],
    });
  });

  it('are filtered by time, to the nanosecond', async () => {
    const at = '2026-01-02T00:00:00.000000001Z';
    const id = google.addResponse(formId, { createTime: at });
    expect(await all(0, `timestamp >= ${at}`)).toEqual([id]);
    expect(await all(0, `timestamp > ${at}`)).toEqual([]);
    expect(await all(0, 'timestamp > 2026-01-02T00:00:00Z')).toEqual([id]);
    expect((await refused(all(0, 'createTime > 1'))).status).toBe(400);
  });

  it('need the right to edit the form; the form itself does not', async () => {
    google.share(formId, undefined, 'reader');
    expect((await client.forms.forms.get({ formId })).data.info?.title).toBe('Sign on');
    expect((await refused(all())).status).toBe(403);
    google.deleteFile(formId);
    expect((await refused(all())).status).toBe(404);
  });

  it('refuse a page token of another filter', async () => {
    google.addResponse(formId, {});
    google.addResponse(formId, {});
    const { data } = await client.forms.forms.responses.list({ formId, pageSize: 1 });
    const pageToken = data.nextPageToken ?? '';
    const call = client.forms.forms.responses.list({
      formId,
      pageToken,
      filter: 'timestamp > 2026-01-01T00:00:00Z',
    });
    expect((await refused(call)).status).toBe(400);
  });
});
