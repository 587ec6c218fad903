import type { Call } from './access.ts';
import { BRIEF, BRIEF_LIST, driveHandlers } from './drive.ts';
import {
  anonymous,
  badField,
  insufficientScope,
  invalid,
  notFound,
  serviceDisabled,
  unauthenticated,
} from './errors.ts';
import { formsHandlers } from './forms.ts';
import { checkMask, parseMask, project } from './mask.ts';
import type { State } from './model.ts';
import { METHODS, read, type Method } from './schema.ts';
import { valuesHandlers } from './sheet-values.ts';
import { sheetsHandlers } from './sheets.ts';

const HANDLERS: Readonly<Record<string, (call: Call) => unknown>> = {
  ...sheetsHandlers,
  ...valuesHandlers,
  ...formsHandlers,
  ...driveHandlers,
};

/** Parameters that every method of every Google API takes. */
const COMMON = new Set([
  '$.xgafv',
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'uploadType',
  'upload_protocol',
]);

/** Writes by what they do; a POST that only looks something up is a read. */
const READING_POSTS = new Set([
  'spreadsheets.getByDataFilter',
  'spreadsheets.developerMetadata.search',
]);

export interface Route {
  readonly method: Method;
  readonly kind: 'read' | 'write';
  readonly parts: ReadonlyMap<string, string>;
}

interface Pattern {
  readonly method: Method;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const PATTERNS: readonly Pattern[] = METHODS.map((method) => {
  const names = [...method.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const source = method.path
    .split(/\{\w+\}/)
    .map((piece) => piece.replace(/[.:]/g, '\\$&'))
    .join('([^/]+?)');
  return { method, names, pattern: new RegExp(`^${source}$`) };
})
  // The longest template first: `values/{range}:clear` before `values/{range}`.
  .sort((a, b) => b.method.path.length - a.method.path.length);

/** The method that a request is for, by the discovery documents' own paths. */
export function routeOf(httpMethod: string, path: string): Route | undefined {
  for (const { method, pattern, names } of PATTERNS) {
    if (method.httpMethod !== httpMethod) continue;
    const match = pattern.exec(path);
    if (match === null) continue;
    const parts = new Map(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')]));
    const reading = httpMethod === 'GET' || READING_POSTS.has(method.name);
    return { method, parts, kind: reading ? 'read' : 'write' };
  }
  return undefined;
}

export interface Incoming {
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** The account behind a request's token, which has not run out. */
export function accountOf(
  state: State,
  authorization: string | undefined,
  now: number,
): { readonly account: string; readonly scopes: readonly string[] } {
  if (authorization === undefined) throw anonymous();
  const token = /^Bearer (.+)$/.exec(authorization)?.[1] ?? '';
  const grant = state.tokens[token];
  if (grant === undefined || (grant.expiresAt ?? Infinity) <= now) throw unauthenticated();
  return grant;
}

function checkQuery(method: Method, query: URLSearchParams): void {
  for (const name of new Set(query.keys())) {
    const type = method.query.get(name);
    if (type === undefined && !COMMON.has(name)) {
      throw badField(
        '',
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. ` +
          `Field '${name}' could not be found in request message.`,
      );
    }
    const values = query.getAll(name);
    if (type === undefined) continue;
    if (!type.startsWith('[]') && values.length > 1) {
      throw badField(name, `Invalid value at '${name}', it must not be repeated`);
    }
    for (const value of values) {
      if (type === 'boolean' && !/^(true|false)$/i.test(value)) {
        throw badField(name, `Invalid value at '${name}' (TYPE_BOOL), "${value}"`);
      }
      if (type === 'int' || type.startsWith('=')) read(method.api, type, value, name);
    }
  }
}

/** Google names the body of a method that takes a ValueRange `data`. */
function bodyOf(method: Method, text: string): unknown {
  if (method.request === undefined) return undefined;
  const root = method.request === 'ValueRange' ? 'data' : '';
  let parsed: unknown;
  try {
    parsed = text === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid('Invalid JSON payload received. Unexpected token.');
  }
  return read(method.api, method.request, parsed, root);
}

function cutDown(method: Method, fields: string, reply: unknown): unknown {
  const brief = method.api !== 'drive' ? '' : method.name === 'files.list' ? BRIEF_LIST : BRIEF;
  const text = fields === '' ? brief : fields;
  return text === '' ? reply : project(reply, parseMask(text));
}

/** Checks a request against what the API allows, carries it out, and gives the reply's body. */
export function dispatch(state: State, route: Route, incoming: Incoming, now: number): unknown {
  const { method, parts } = route;
  const { account, scopes } = accountOf(state, incoming.authorization, now);
  if (state.disabledApis.includes(method.api)) throw serviceDisabled(method.api);
  if (!method.scopes.some((scope) => scopes.includes(scope))) {
    throw insufficientScope(method.api, method.name, method.scopes);
  }
  checkQuery(method, incoming.query);
  const fields = incoming.query.get('fields') ?? '';
  if (fields !== '') checkMask(method.api, method.response, parseMask(fields));
  const handler = HANDLERS[method.name];
  if (handler === undefined) throw notFound();
  const reply = handler({
    state,
    api: method.api,
    account,
    part: (name) => parts.get(name) ?? '',
    query: incoming.query,
    body: bodyOf(method, incoming.body),
    fields,
    now,
  });
  return cutDown(method, fields, reply);
}
