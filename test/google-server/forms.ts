import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { openForm, type Call } from './access.ts';
import { badField, invalid, notFound } from './errors.ts';

type Response = forms_v1.Schema$FormResponse;

const MAX_PAGE = 5000;

/** Nanoseconds matter to the filter, milliseconds do not suffice; so times compare as padded texts. */
function comparable(time: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z$/.exec(time);
  if (match === null) return '';
  return `${match[1] ?? ''}.${(match[2] ?? '').padEnd(9, '0')}`;
}

function passes(filter: string): (response: Response) => boolean {
  if (filter === '') return () => true;
  const match = /^timestamp (>=?) (\S+)$/.exec(filter.trim());
  const limit = comparable(match?.[2] ?? '');
  if (match === null || limit === '') {
    throw badField('filter', `Invalid filter: ${filter}`, 'Request contains an invalid argument.');
  }
  return (response) => {
    const at = comparable(response.lastSubmittedTime ?? '');
    return match[1] === '>' ? at > limit : at >= limit;
  };
}

interface PageToken {
  readonly offset: number;
  readonly formId: string;
  readonly filter: string;
}

function readToken(token: string, formId: string, filter: string): number {
  if (token === '') return 0;
  const bad = (): never => {
    throw badField('page_token', 'Invalid page token.', 'Request contains an invalid argument.');
  };
  try {
    const read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as PageToken;
    return read.formId === formId && read.filter === filter ? read.offset : bad();
  } catch (error) {
    if (error instanceof SyntaxError) return bad();
    throw error;
  }
}

/** An order that is always the same and yet nobody's: the API promises none. */
function shuffled(responses: readonly Response[]): Response[] {
  const key = (response: Response): number => {
    let hash = 7;
    for (const letter of response.responseId ?? '') {
      hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
    }
    return Math.imul(hash, 0x9e37_79b1) >>> 0;
  };
  return [...responses].sort((a, b) => key(a) - key(b));
}

export const formsHandlers: Readonly<Record<string, (call: Call) => unknown>> = {
  'forms.get'(call) {
    return openForm(call.state, call.part('formId'), call.account, 'reader').form;
  },

  'forms.responses.get'(call) {
    const { responses } = openForm(call.state, call.part('formId'), call.account, 'writer');
    const found = responses.find((each) => each.responseId === call.part('responseId'));
    if (found === undefined) throw notFound();
    return { formId: call.part('formId'), ...found };
  },

  'forms.responses.list'(call) {
    const formId = call.part('formId');
    const { responses } = openForm(call.state, formId, call.account, 'writer');
    const filter = call.query.get('filter') ?? '';
    const size = Number(call.query.get('pageSize') ?? 0);
    if (size < 0) throw invalid('page_size must not be negative.');
    const offset = readToken(call.query.get('pageToken') ?? '', formId, filter);
    const all = shuffled(responses.filter(passes(filter)));
    const limit = Math.min(
      size === 0 ? MAX_PAGE : size,
      MAX_PAGE,
      call.state.largestPage ?? MAX_PAGE,
    );
    const page = all.slice(offset, offset + limit);
    const next: PageToken = { offset: offset + page.length, formId, filter };
    return {
      ...(page.length === 0 ? {} : { responses: page }),
      ...(next.offset < all.length
        ? { nextPageToken: Buffer.from(JSON.stringify(next)).toString('base64url') }
        : {}),
    };
  },
};
