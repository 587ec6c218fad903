import { markup } from '../../lists/formats/html-template.ts';
import type { Language } from '../../languages/registry.ts';
import type { QueuedQuestion } from '../session/question.ts';
import { barTable, countWords, dayChart, dayTable, tileMap } from './charts.ts';
import { FIGURES_TEXTS } from './figures-texts.ts';
import type { Figures } from '../../master/figures/figures.ts';

/** The figures of a letter as a page: signers a day, states, authority, what waits. */
export function lookPage(
  letterName: string,
  language: Language,
  figures: Figures,
  waiting: Readonly<Record<QueuedQuestion['kind'], number>>,
): string {
  const { all, listed, days, states, noState } = figures;
  const undated = figures.undated.organizations + figures.undated.individuals;
  const toReview = waiting.match + waiting.authority + waiting.notice;
  const statuses = figures.statuses.map(({ what, organizations, individuals }) => ({
    what,
    count: organizations + individuals,
  }));
  const say = FIGURES_TEXTS;
  const waits = [
    { what: say(language, 'matches'), count: waiting.match },
    { what: say(language, 'authorities'), count: waiting.authority },
    { what: say(language, 'others'), count: waiting.notice },
  ];
  const words = {
    ...countWords(language, all),
    listed: String(listed.organizations + listed.individuals),
  };
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say(language, 'titleOf', { letter: letterName })}</title>
<link rel="stylesheet" href="/page.css">
</head>
<body class="look">
<header><div><h1>${letterName}</h1>
<p>${say(language, 'all', words)}</p></div>
<a href="/">${say(language, 'back', { count: toReview })}</a></header>
<main>
<section><h2>${say(language, 'aDay')}</h2>
${dayChart(days, language)}<p class="key"><span class="of-groups">■</span> ${say(language, 'organizations')} <span class="of-people">■</span> ${say(language, 'individuals')}${undated === 0 ? '' : `; ${say(language, 'undated', { count: undated })}`}</p>
<details><summary>${say(language, 'theNumbers')}</summary>
${dayTable(days, language)}</details></section>
<section><h2>${say(language, 'byState')}</h2>
${tileMap(figures, language)}<p>${say(language, 'withoutState', { count: noState })}</p>
<details><summary>${say(language, 'theNumbers')}</summary>
${barTable(say(language, 'state'), states, language)}</details></section>
<section><h2>${say(language, 'mayTheySign')}</h2>
${barTable(say(language, 'authority'), figures.authorities, language)}</section>
<section><h2>${say(language, 'status')}</h2>
${barTable(say(language, 'status'), statuses, language)}</section>
<section><h2>${say(language, 'waits')}</h2>
${barTable(say(language, 'question'), waits, language)}</section>
</main>
</body>
</html>
`.html;
}
