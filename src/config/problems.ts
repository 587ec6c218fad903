import type { z } from 'zod';
import type { Document } from 'yaml';
import { nearest } from '../names/nearest.ts';
import { offsetOf, type Path, type Problem } from './places.ts';
import { guideAt, type Guide } from './guide.ts';

type Issue = z.core.$ZodIssue;

/** What the check of a config found, each as: what is wrong, and what to write instead. */
export function problemsOf(
  issues: readonly Issue[],
  raw: unknown,
  document: Document,
): readonly Problem[] {
  return issues.flatMap(narrowed).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const { keys } = guideAt(raw, issue.path);
      return issue.keys.map((key) => ({
        offset: offsetOf(document, [...issue.path, key], 'key'),
        message: unknownKey(key, keys),
      }));
    }
    return [
      {
        offset: offsetOf(document, issue.path, 'value'),
        message: about(issue.path, messageOf(issue, raw)),
      },
    ];
  });
}

/**
 * Of a place that takes several shapes, what is wrong inside the shape that
 * was meant: the one whose outside is right.
 */
function narrowed(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((inner) => inner.every(({ path }) => path.length > 0));
  if (meant === undefined || meant.length === 0) return [issue];
  return meant.flatMap((inner) => narrowed({ ...inner, path: [...issue.path, ...inner.path] }));
}

function unknownKey(key: string, keys: readonly string[]): string {
  const meant = nearest(key, keys);
  const instead =
    meant === undefined ? `the keys here are ${keys.join(', ')}` : `did you mean "${meant}"?`;
  return `unknown key "${key}"; ${instead}`;
}

function messageOf(issue: Issue, raw: unknown): string {
  const guide = guideAt(raw, issue.path);
  const value = valueAt(raw, issue.path);
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value':
      return wrongValue(value, guide);
    case 'custom':
    case 'invalid_format':
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return issue.message;
  }
}

function wrongValue(value: unknown, guide: Guide): string {
  if (value === undefined) return `is missing; write ${guide.write}`;
  if (value === null) return `is empty; write ${guide.write}`;
  if (guide.choices.length > 0 && typeof value === 'string') {
    const meant = nearest(value, guide.choices);
    const suggestion = meant === undefined ? '' : `; did you mean "${meant}"?`;
    return `"${value}" is not known here; write ${guide.write}${suggestion}`;
  }
  if (guide.takesText && (typeof value === 'boolean' || typeof value === 'number')) {
    const kind = typeof value === 'boolean' ? 'a truth value' : 'a number';
    return `${String(value)} is ${kind} in YAML, not a text; put it in quotes: "${String(value)}"`;
  }
  return `is ${nameOf(value)}; write ${guide.write}`;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value === 'boolean') return 'a truth value';
  return typeof value === 'number' ? 'a number' : 'a text';
}

function valueAt(raw: unknown, path: Path): unknown {
  let here = raw;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return here;
}

/** `sources[1].path is missing`: the path as people write it, then what is wrong there. */
export function about(path: Path, message: string): string {
  const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  const subject = path.length === 0 ? 'the config' : steps.join('').replace(/^\./u, '');
  return /^(?:is|has|does|follows|names)\b/u.test(message)
    ? `${subject} ${message}`
    : `${subject}: ${message}`;
}
