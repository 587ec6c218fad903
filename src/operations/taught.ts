import { isOrganizationId } from '../domain/signer-id.ts';
import type { Taught } from '../matching/directory/learn.ts';
import { columnOf } from '../master/schema/column.ts';
import { RESPONSES } from '../master/schema/responses.ts';
import type { Master } from '../master/master.ts';
import { signersIn } from '../master/master-signers.ts';
import type { Ruling } from '../matching/interface.ts';
import { judge } from '../matching/cluster/rulings.ts';
import { readDecisions } from '../sync/review-items/decisions.ts';
import { withTypedPairs } from '../sync/review-items/typed-pairs.ts';
import { signerOfRow } from '../sync/signers/row-sign-on.ts';

const ORGANIZATION = columnOf(RESPONSES, 'organization');
const OF_RESPONSE = /^(.+):organization$/su;

/** The signer that a sign-on belongs to, and the organization's name as it was given there. */
interface TaughtName {
  readonly signer: string;
  readonly name: string;
}

/**
 * What a master teaches the directory: its organizations as they stand now, and what people decided
 * about them, decisions that no sync has carried out yet included.
 *
 * @param now ISO 8601; only stamped on decisions that are read here and kept nowhere
 */
export function taughtBy(master: Master, zone: string, now: string): Taught {
  const { organizations, individuals } = signersIn(master, zone);
  const names = new Map(organizations.map(({ id, organization }) => [id, organization]));
  const find = signOnFinder(master, names);
  const decisions = readDecisions(master.tabs.Review, master.memory.reviews, now);
  const { same, different } = judge(withTypedPairs(decisions, master, now).rulings);
  const pairs = (rulings: readonly Ruling[]): readonly (readonly [TaughtName, TaughtName])[] =>
    rulings.flatMap(({ a, b }) => {
      const [x, y] = [find(a), find(b)];
      return x && y ? [[x, y] as const] : [];
    });
  return {
    signers: organizations,
    same: pairs(same).map(([a, b]) => [a.signer, b.signer]),
    different: pairs(different).map(([a, b]) => [a.name, b.name]),
    people: individuals.map(({ name }) => name),
  };
}

/** Finds an organization's sign-on by its ID; undefined for a person's, and for what is gone. */
function signOnFinder(
  { tabs, memory }: Master,
  names: ReadonlyMap<string, string>,
): (signOn: string) => TaughtName | undefined {
  const given = new Map(
    (tabs.Responses?.rows ?? []).map(({ key, cells }) => [key, cells[ORGANIZATION]?.trim() ?? '']),
  );
  return (signOn) => {
    const [, response] = OF_RESPONSE.exec(signOn) ?? [];
    if (response !== undefined) {
      const signers = memory.responses.get(response)?.data.signers ?? [];
      const signer = signers.find(isOrganizationId);
      const name = given.get(response) ?? '';
      return signer === undefined || name === '' ? undefined : { signer, name };
    }
    const typed = signerOfRow(signOn);
    if (typed === undefined || !isOrganizationId(typed)) return undefined;
    const signer = memory.signers.get(typed)?.data.into ?? typed;
    const { Organization = '' } = memory.signers.get(typed)?.data.typed?.cells ?? {};
    const name = Organization || (names.get(signer) ?? '');
    return name === '' ? undefined : { signer, name };
  };
}
