/** The parts of a discovery document that the local server goes by. */
export interface Discovery {
  readonly servicePath: string;
  readonly parameters: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly resources: Readonly<Record<string, Resource>>;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly enum?: readonly string[];
  readonly repeated?: boolean;
}

export interface Method {
  readonly httpMethod: string;
  readonly path: string;
  readonly parameters?: Readonly<Record<string, Schema & { readonly location?: string }>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
  readonly scopes?: readonly string[];
}

export interface Resource {
  readonly resources?: Readonly<Record<string, Resource>>;
  readonly methods?: Readonly<Record<string, Method>>;
}

/** What is checked in beside the server: one line a type, one a method. */
export interface Compact {
  readonly methods: Readonly<Record<string, CompactMethod>>;
  readonly types: Readonly<Record<string, string>>;
}

interface CompactMethod {
  readonly call: string;
  readonly query: string;
  readonly request?: string;
  readonly response: string;
  readonly scopes: string;
}

function primitive(schema: Schema): string {
  if (schema.enum !== undefined) return `=${schema.enum.join('|')}`;
  switch (schema.type) {
    case 'integer':
      return 'int';
    case 'number':
    case 'boolean':
    case 'any':
      return schema.type;
    case 'string':
      return schema.format === 'google-fieldmask' ? 'mask' : 'string';
    case undefined:
    default:
      return 'any';
  }
}

/** `[]X` is a list, `{}X` a map, `=A|B` one of these words, a capital a type of its own. */
function compactType(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref;
  if (schema.repeated === true) return `[]${compactType({ ...schema, repeated: false })}`;
  if (schema.type === 'array') return `[]${compactType(schema.items ?? {})}`;
  if (schema.type === 'object') {
    return schema.additionalProperties === undefined
      ? 'any'
      : `{}${compactType(schema.additionalProperties)}`;
  }
  return primitive(schema);
}

function fields(properties: Readonly<Record<string, Schema>>): string {
  return Object.entries(properties)
    .map(([name, schema]) => `${name}:${compactType(schema)}`)
    .join(' ');
}

/** Nested objects without a name of their own (Drive has them) become types `Outer.inner`. */
function* types(name: string, schema: Schema): Generator<[string, string]> {
  const named: Record<string, Schema> = {};
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const inner = property.type === 'array' ? property.items : property;
    if (inner?.properties !== undefined) {
      yield* types(`${name}.${key}`, inner);
      const reference = { $ref: `${name}.${key}` };
      named[key] = property.type === 'array' ? { type: 'array', items: reference } : reference;
    } else named[key] = property;
  }
  yield [name, fields(named)];
}

/** Every method under a resource, by its dotted name (`spreadsheets.values.get`). */
export function* methodsOf(holder: Resource, prefix = ''): Generator<[string, Method]> {
  for (const [name, method] of Object.entries(holder.methods ?? {})) {
    yield [`${prefix}${name}`, method];
  }
  for (const [name, resource] of Object.entries(holder.resources ?? {})) {
    yield* methodsOf(resource, `${prefix}${name}.`);
  }
}

function referenced(text: string): readonly string[] {
  return [...text.matchAll(/[:\]}]([A-Z][\w.]*)/g)].map((match) => match[1] ?? '');
}

/** A discovery document cut down to some of its methods and the types that they need. */
export function compact(discovery: Discovery, wanted: readonly string[]): Compact {
  const all = new Map(
    Object.entries(discovery.schemas).flatMap(([name, schema]) => [...types(name, schema)]),
  );
  const methods: Record<string, CompactMethod> = {};
  const waiting: string[] = [];
  for (const [name, method] of methodsOf(discovery)) {
    if (!wanted.includes(name)) continue;
    const query = Object.entries(method.parameters ?? {}).filter(([, p]) => p.location === 'query');
    methods[name] = {
      call: `${method.httpMethod} /${discovery.servicePath}${method.path}`,
      query: fields(Object.fromEntries(query)),
      ...(method.request === undefined ? {} : { request: method.request.$ref }),
      response: method.response?.$ref ?? 'any',
      scopes: (method.scopes ?? []).map((scope) => scope.replace(/^.*\/auth\//, '')).join(' '),
    };
    waiting.push(method.request?.$ref ?? '', method.response?.$ref ?? '');
  }
  const needed = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const text = all.get(next);
    if (text === undefined || needed.has(next)) continue;
    needed.add(next);
    waiting.push(...referenced(` ${text}`));
  }
  return {
    methods,
    types: Object.fromEntries([...needed].sort().map((name) => [name, all.get(name) ?? ''])),
  };
}

/** The methods that the local server plays. */
export const PLAYED: Readonly<Record<'sheets' | 'forms' | 'drive', readonly string[]>> = {
  sheets: [
    'spreadsheets.get',
    'spreadsheets.create',
    'spreadsheets.batchUpdate',
    'spreadsheets.getByDataFilter',
    'spreadsheets.values.get',
    'spreadsheets.values.batchGet',
    'spreadsheets.values.update',
    'spreadsheets.values.batchUpdate',
    'spreadsheets.values.append',
    'spreadsheets.values.clear',
    'spreadsheets.values.batchClear',
    'spreadsheets.developerMetadata.get',
    'spreadsheets.developerMetadata.search',
  ],
  forms: ['forms.get', 'forms.responses.get', 'forms.responses.list'],
  drive: ['files.get', 'files.list', 'files.create'],
};
