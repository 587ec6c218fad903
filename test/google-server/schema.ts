import { readFileSync } from 'node:fs';
import { badField, type Api } from './errors.ts';

/** One method of an API, as its discovery document has it. */
export interface Method {
  readonly api: Api;
  readonly name: string;
  readonly httpMethod: string;
  /** Path template, `{name}` for a part that is filled in. */
  readonly path: string;
  /** Query parameters and their types. */
  readonly query: ReadonlyMap<string, string>;
  readonly request: string | undefined;
  readonly response: string;
  /** Short names: what follows `…/auth/`. */
  readonly scopes: readonly string[];
}

interface Raw {
  readonly methods: Record<
    string,
    { call: string; query: string; request?: string; response: string; scopes: string }
  >;
  readonly types: Record<string, string>;
}

type Types = ReadonlyMap<string, ReadonlyMap<string, string>>;

function fields(text: string): ReadonlyMap<string, string> {
  if (text === '') return new Map();
  return new Map(
    text.split(' ').map((each): [string, string] => {
      const colon = each.indexOf(':');
      return [each.slice(0, colon), each.slice(colon + 1)];
    }),
  );
}

function load(api: Api): { methods: readonly Method[]; types: Types } {
  const file = new URL(`./schemas/${api}.json`, import.meta.url);
  const raw = JSON.parse(readFileSync(file, 'utf8')) as Raw;
  const methods = Object.entries(raw.methods).map(([name, method]): Method => {
    const [httpMethod = '', path = ''] = method.call.split(' ');
    return {
      api,
      name,
      httpMethod,
      path,
      query: fields(method.query),
      request: method.request,
      response: method.response,
      scopes: method.scopes.split(' '),
    };
  });
  return {
    methods,
    types: new Map(Object.entries(raw.types).map(([name, text]) => [name, fields(text)])),
  };
}

const LOADED = { sheets: load('sheets'), forms: load('forms'), drive: load('drive') };

export const METHODS: readonly Method[] = [
  ...LOADED.sheets.methods,
  ...LOADED.forms.methods,
  ...LOADED.drive.methods,
];

/** The fields of a message type, or undefined where the name is not a message. */
export function fieldsOf(api: Api, type: string): ReadonlyMap<string, string> | undefined {
  return LOADED[api].types.get(type);
}

/** Kinds of which exactly one may be set, as the API's oneofs have it. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  ExtendedValue: ['numberValue', 'stringValue', 'boolValue', 'formulaValue', 'errorValue'],
  DataFilter: ['developerMetadataLookup', 'a1Range', 'gridRange'],
};

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** As Google shows the value that is wrong. */
function shown(value: unknown): string {
  return typeof value === 'object' ? '' : JSON.stringify(value);
}

function wrong(path: string, type: string, value: unknown): never {
  throw badField(path, `Invalid value at '${path}' (${type}), ${shown(value)}`);
}

function readPrimitive(type: string, value: unknown, path: string): unknown {
  switch (type) {
    case 'int':
      if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
      if (typeof value !== 'number' || !Number.isInteger(value)) wrong(path, 'TYPE_INT32', value);
      if (Math.abs(value) > 2_147_483_647) wrong(path, 'TYPE_INT32', value);
      return value;
    case 'number':
      if (typeof value !== 'number') wrong(path, 'TYPE_DOUBLE', value);
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') wrong(path, 'TYPE_BOOL', value);
      return value;
    case 'string':
    case 'mask':
      if (typeof value !== 'string') wrong(path, 'TYPE_STRING', value);
      return value;
    default:
      return value;
  }
}

function readMessage(
  api: Api,
  type: string,
  value: unknown,
  path: string,
  known: ReadonlyMap<string, string>,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    wrong(path, `type.googleapis.com/google.apps.${api}.${type}`, value);
  }
  const result: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    const fieldType = known.get(name);
    if (fieldType === undefined) {
      const where = path === '' ? '' : ` at '${path}'`;
      throw badField(
        path,
        `Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`,
      );
    }
    if (each === null) continue;
    result[name] = read(api, fieldType, each, path === '' ? snake(name) : `${path}.${snake(name)}`);
  }
  const set = (ONE_OF[type] ?? (type === 'Request' ? [...known.keys()] : [])).filter(
    (name) => result[name] !== undefined,
  );
  if (set.length > 1) {
    throw badField(
      path,
      `Invalid value at '${path}' (oneof), oneof field '${type === 'Request' ? 'kind' : 'value'}' ` +
        `is already set. Cannot set '${set[1] ?? ''}'`,
    );
  }
  return result;
}

/**
 * A JSON value read as one of the API's types, nulls left out as proto3 JSON has it.
 *
 * Refuses unknown names, wrong JSON types, unknown enum words and two kinds of a
 * oneof with the 400 that Google's JSON reader gives.
 */
export function read(api: Api, type: string, value: unknown, path: string): unknown {
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) {
      const list = type === '[][]any' ? 'type.googleapis.com/google.protobuf.ListValue' : type;
      wrong(path, list, value);
    }
    return value.map((each, i) => read(api, type.slice(2), each, `${path}[${i}]`));
  }
  if (type.startsWith('{}')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      wrong(path, 'TYPE_MESSAGE', value);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        read(api, type.slice(2), each, `${path}.${key}`),
      ]),
    );
  }
  if (type.startsWith('=')) {
    if (typeof value !== 'string' || !type.slice(1).split('|').includes(value)) {
      wrong(path, 'TYPE_ENUM', value);
    }
    return value;
  }
  const known = fieldsOf(api, type);
  return known === undefined
    ? readPrimitive(type, value, path)
    : readMessage(api, type, value, path, known);
}
