import { z } from 'zod';
import { readRules } from './rules.ts';
import { loosely } from './loose.ts';

const groups = z
  .array(z.strictObject({ why: z.string(), texts: z.array(z.string()) }))
  .transform((all) => all.flatMap((group) => group.texts));

const { everywhere, name, ...others } = readRules(
  'placeholders.yaml',
  z.strictObject({
    everywhere: groups,
    organization: groups,
    affiliation: groups,
    name: groups,
    title: groups,
    state: groups,
  }),
);

const known = {
  name: new Set(name),
  organization: new Set([...everywhere, ...others.organization]),
  affiliation: new Set([...everywhere, ...others.affiliation]),
  title: new Set([...everywhere, ...others.title]),
  scope: new Set(everywhere),
  state: new Set([...everywhere, ...others.state]),
} as const;

/** Whether an answer only fills the box ("N/A", "-", "test"), and so counts as blank. */
export function isPlaceholder(answer: string, asked: keyof typeof known): boolean {
  const key = loosely(answer);
  return key === '' || known[asked].has(key);
}
