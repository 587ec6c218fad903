import type { ExtraQuestion } from '../../domain/letter.ts';
import type { IndividualSigner, OrganizationSigner, Signer } from '../../domain/signer.ts';
import type { TabSpec } from './column.ts';
import { INDIVIDUALS } from './individuals.ts';
import { LOG } from './log.ts';
import { ORGANIZATIONS } from './organizations.ts';
import { extraAnswer, RESPONSES, type ResponseSpec } from './responses.ts';
import { REVIEW } from './review.ts';
import { answerColumn, type SignerSpec } from './signer-tab.ts';
import { SUMMARY } from './summary.ts';

/**
 * The tabs of a master and what stands in their columns. Headers, cells, reading back, exports,
 * screening and figures follow from them.
 */
export interface MasterSchema {
  readonly Organizations: SignerSpec<OrganizationSigner>;
  readonly Individuals: SignerSpec<IndividualSigner>;
  readonly Review: TabSpec;
  readonly Responses: ResponseSpec;
  readonly Log: TabSpec;
  readonly Summary: TabSpec;
}

export type TabName = keyof MasterSchema;

/** Without the columns of a letter's own questions, which come after these. */
export const TABS: MasterSchema = {
  Organizations: ORGANIZATIONS,
  Individuals: INDIVIDUALS,
  Review: REVIEW,
  Responses: RESPONSES,
  Log: LOG,
  Summary: SUMMARY,
};

export const TAB_NAMES = Object.keys(TABS) as readonly TabName[];

/** Lists ask for it once a signer. */
const schemas = new WeakMap<readonly ExtraQuestion[], MasterSchema>();

/** The tabs of a letter that asks questions of its own: each is a column on three of them. */
export function masterSchema(extra: readonly ExtraQuestion[]): MasterSchema {
  const known = extra.length === 0 ? TABS : schemas.get(extra);
  if (known) return known;
  const schema: MasterSchema = {
    ...TABS,
    Organizations: withAnswers<OrganizationSigner>(ORGANIZATIONS, extra),
    Individuals: withAnswers<IndividualSigner>(INDIVIDUALS, extra),
    Responses: { ...RESPONSES, columns: [...RESPONSES.columns, ...extra.map(extraAnswer)] },
  };
  schemas.set(extra, schema);
  return schema;
}

/** The keys of each tab's columns, in their order. */
export function columnKeys(schema: MasterSchema): Readonly<Record<TabName, readonly string[]>> {
  const of = ({ columns }: TabSpec): readonly string[] => columns.map(({ key }) => key);
  return {
    Organizations: of(schema.Organizations),
    Individuals: of(schema.Individuals),
    Review: of(schema.Review),
    Responses: of(schema.Responses),
    Log: of(schema.Log),
    Summary: of(schema.Summary),
  };
}

function withAnswers<S extends Signer>(
  spec: SignerSpec<S>,
  extra: readonly ExtraQuestion[],
): SignerSpec<S> {
  return { ...spec, columns: [...spec.columns, ...extra.map((each) => answerColumn<S>(each))] };
}
