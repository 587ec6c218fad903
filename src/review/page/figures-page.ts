import { markup } from '../../lists/formats/html-template.ts';
import { barTable, dayChart, dayTable, tileMap } from './charts.ts';
import type { Count, Figures } from '../../master/figures/figures.ts';

/** The figures of a letter as a page: signers a day, states, authority, what waits. */
export function lookPage(
  letterName: string,
  language: string,
  figures: Figures,
  waiting: readonly Count[],
): string {
  const { all, listed, days, states, noState } = figures;
  const undated = figures.undated.organizations + figures.undated.individuals;
  const toReview = waiting.reduce((sum, { count }) => sum + count, 0);
  const statuses = figures.statuses.map(({ what, organizations, individuals }) => ({
    what,
    count: organizations + individuals,
  }));
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Figures – ${letterName}</title>
<link rel="stylesheet" href="/page.css">
</head>
<body class="look">
<header><div><h1 lang="${language}">${letterName}</h1>
<p>${all.organizations} organizations and ${all.individuals} individuals, ${listed.organizations + listed.individuals} of them listed</p></div>
<a href="/">Back to the review (${toReview})</a></header>
<main>
<section><h2>Signers a day</h2>
${dayChart(days)}<p class="key"><span class="of-groups">■</span> organizations <span class="of-people">■</span> individuals${undated === 0 ? '' : `; of ${undated} the day is not known`}</p>
<details><summary>The numbers</summary>
${dayTable(days)}</details></section>
<section><h2>Listed organizations by state</h2>
${tileMap(figures)}<p>${noState} without a state.</p>
<details><summary>The numbers</summary>
${barTable('State', states)}</details></section>
<section><h2>May they sign?</h2>
${barTable('Authority', figures.authorities)}</section>
<section><h2>Status</h2>
${barTable('Status', statuses)}</section>
<section><h2>What waits</h2>
${barTable('Question', waiting)}</section>
</main>
</body>
</html>
`.html;
}
