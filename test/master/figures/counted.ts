import { figures, type Figures } from '../../../src/master/figures/figures.ts';
import { readMaster } from '../../../src/master/master.ts';
import { syncedMaster } from '../../review/session/desk.ts';
import { organization } from '../../sync/letter.ts';

/** The figures of a small letter: four organizations, one of them late in the evening. */
export async function counted(): Promise<Figures> {
  const late = {
    ...organization('r9', 'Elm Court', { state: 'OH' }),
    submittedAt: '2026-04-04T02:00:00.000Z',
  };
  const master = await syncedMaster([
    organization('r1', 'Acorn Street', { state: 'Ohio' }),
    organization('r2', 'Birch Hill', { state: 'Nowhere' }),
    organization('r3', 'Cedar Valley', { authority: 'No', state: 'Utah' }),
    late,
  ]);
  const { Organizations, Individuals } = readMaster(await master.read(), '', []).tabs;
  const rowsOf = (tab: typeof Organizations) => (tab?.rows ?? []).map(({ cells }) => cells);
  return figures(rowsOf(Organizations), rowsOf(Individuals));
}
