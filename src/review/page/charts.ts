import { markup, type Html } from '../../lists/formats/html-template.ts';
import type { Count, Day, FigureSplit, Figures } from '../../master/figures/figures.ts';
import type { Language } from '../../languages/registry.ts';
import { FIGURES_TEXTS } from './figures-texts.ts';
import { PAGE_TEXTS } from './page-texts.ts';
import { TILE_MAP } from '../../master/figures/tile-map.ts';

/** Charts as pictures without script; the numbers stand in a table below each. */

const WIDTH = 720;
const HEIGHT = 180;

/** A number of each, with its word. */
export function countWords(
  language: Language,
  { organizations, individuals }: FigureSplit,
): { readonly organizations: string; readonly individuals: string } {
  return {
    organizations: PAGE_TEXTS(language, 'countOrganizations', { count: organizations }),
    individuals: PAGE_TEXTS(language, 'countIndividuals', { count: individuals }),
  };
}

/** Signers a day: organizations below, individuals on top of them. */
export function dayChart(days: readonly Day[], language: Language): Html {
  const most = Math.max(1, ...days.map((day) => day.organizations + day.individuals));
  const step = WIDTH / Math.max(1, days.length);
  const tall = (count: number): number => round((count / most) * (HEIGHT - 20));
  const bars = days.map((of, at) => {
    const { day, organizations, individuals } = of;
    const says = FIGURES_TEXTS(language, 'barSays', { day, ...countWords(language, of) });
    const [x, low, high] = [round(at * step), tall(organizations), tall(individuals)];
    const wide = round(Math.max(1, step - 1));
    return markup`<g><title>${says}</title>
<rect class="of-groups" x="${x}" y="${round(HEIGHT - low)}" width="${wide}" height="${low}"/>
<rect class="of-people" x="${x}" y="${round(HEIGHT - low - high)}" width="${wide}" height="${high}"/></g>
`;
  });
  return markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${FIGURES_TEXTS(language, 'dayChart', { most: String(most) })}">
${bars}<line class="axis" x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}"/></svg>
`;
}

export function dayTable(days: readonly Day[], language: Language): Html {
  const rows = days
    .filter(({ organizations, individuals }) => organizations + individuals > 0)
    .map(
      ({ day, organizations, individuals }) =>
        markup`<tr><th scope="row">${day}</th><td>${organizations}</td><td>${individuals}</td></tr>\n`,
    );
  const titles = (['day', 'organizations', 'individuals'] as const).map(
    (title) => markup`<th scope="col">${FIGURES_TEXTS(language, title)}</th>`,
  );
  return markup`<table><thead><tr>${titles}</tr></thead>
<tbody>${rows}</tbody></table>
`;
}

/** Listed organizations by state: the more, the stronger the tile, in five steps. */
export function tileMap({ states }: Figures, language: Language): Html {
  const counts = new Map(states.map(({ what, count }) => [what, count]));
  const most = Math.max(1, ...counts.values());
  const size = 52;
  const columns = Math.max(...TILE_MAP.map(({ column }) => column)) + 1;
  const rows = Math.max(...TILE_MAP.map(({ row }) => row)) + 1;
  const tiles = TILE_MAP.map(({ abbreviation, state, row, column }) => {
    const count = counts.get(state) ?? 0;
    const strength = count === 0 ? 0 : Math.ceil((count / most) * 4);
    const [x, y] = [column * size, row * size];
    return markup`<g class="tile s${strength}"><title>${state}: ${count}</title>
<rect x="${x + 1}" y="${y + 1}" width="${size - 2}" height="${size - 2}" rx="5"/>
<text x="${x + size / 2}" y="${y + 22}">${abbreviation}</text>
<text x="${x + size / 2}" y="${y + 41}">${count === 0 ? '' : count}</text></g>
`;
  });
  return markup`<svg class="map" viewBox="0 0 ${columns * size} ${rows * size}" role="img" aria-label="${FIGURES_TEXTS(language, 'stateChart')}">
${tiles}</svg>
`;
}

/** Counts as a table with a bar in each row. */
export function barTable(heading: string, counts: readonly Count[], language: Language): Html {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const rows = counts.map(
    ({ what, count }) =>
      markup`<tr><th scope="row">${what}</th><td>${count}</td><td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="of-groups" width="${round((count / most) * 100)}" height="10"/></svg></td></tr>\n`,
  );
  return markup`<table><thead><tr><th scope="col">${heading}</th><th scope="col">${FIGURES_TEXTS(language, 'signers')}</th><td></td></tr></thead>
<tbody>${rows}</tbody></table>
`;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
