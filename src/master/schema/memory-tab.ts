import { column, type TabSpec } from './column.ts';

/** The tool's own memory: hidden, one row a thing remembered. */
export const MEMORY: TabSpec<'key' | 'seals' | 'data'> = {
  title: '_undersigned',
  hidden: true,
  rowKey: 'key',
  columns: [
    column('key', 'Key', 24, []),
    column('seals', 'Seals', 24, []),
    column('data', 'Data', 60, []),
  ],
};
