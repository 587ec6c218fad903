import { isOrganizationId } from '../domain/signer-id.ts';
import { typedStatus } from '../master/schema/cell-formats.ts';
import { columnOf } from '../master/schema/column.ts';
import { INDIVIDUALS } from '../master/schema/individuals.ts';
import { ORGANIZATIONS } from '../master/schema/organizations.ts';

const ORGANIZATION_STATUS = columnOf(ORGANIZATIONS, 'status');
const INDIVIDUAL_STATUS = columnOf(INDIVIDUALS, 'status');

/** What a signer's row says under Status, as it is typed there. */
export function statusIn(signer: string, cells: readonly string[]): string {
  return cells[isOrganizationId(signer) ? ORGANIZATION_STATUS : INDIVIDUAL_STATUS] ?? '';
}

/** How many of the rows are listed. */
export function listedIn(rows: ReadonlyMap<string, readonly string[]>): number {
  let listed = 0;
  for (const [id, cells] of rows) if (typedStatus(statusIn(id, cells)) === 'Listed') listed++;
  return listed;
}
