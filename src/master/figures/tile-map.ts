import { z } from 'zod';
import { readRules } from '../../names/rules.ts';
import { stateName } from '../../names/states.ts';

/** Where a state stands on the map, counted from the north-west. */
export interface Tile {
  readonly abbreviation: string;
  readonly state: string;
  readonly row: number;
  readonly column: number;
}

const { tiles } = readRules('tile-map.yaml', z.strictObject({ tiles: z.string() }));

/** The states as equal tiles, so that small ones are seen as well as large ones. */
export const TILE_MAP: readonly Tile[] = tiles
  .trimEnd()
  .split('\n')
  .flatMap((line, row) =>
    line
      .trim()
      .split(/\s+/u)
      .flatMap((abbreviation, column) =>
        abbreviation === '.'
          ? []
          : [{ abbreviation, state: stateName(abbreviation) ?? abbreviation, row, column }],
      ),
  );
