/** Repeated, each begins many times what a parser looks for and never ends it. */
export const UNITS = [
  'a',
  'A',
  'é',
  '5',
  ' ',
  'a ',
  'A ',
  'Dr. ',
  'Dr.',
  'Rev',
  'PhD ',
  ', PhD',
  'a, ',
  'a,',
  '(',
  '(a ',
  '((',
  '[a](',
  'yes ',
  'yes, ',
  'not ',
  'no ~ ',
  'if the board ',
  'my ',
  'i am ',
  'a/',
  'she/',
  'she/her ',
  '1/',
  '1-',
  '-',
  '- ',
  '–',
  '.',
  'a.',
  'A.',
  '@',
  'a@',
  'a at ',
  'at ',
  'dot ',
  ' at b dot ',
  '+',
  '5 ',
  '5-',
  'tel ',
  'tel 5',
  'five ',
  '&amp;',
  '&',
  "'",
  "l'",
  '"',
  '*',
  '王',
  'İ',
  'ß',
  'and ',
  'y ',
  'of the ',
  'de la ',
  'the ',
  'us ',
  'Texas ',
  'Texas, ',
  'x-',
  'van ',
  '; for identification ',
  ' - title and ',
  '\u0301',
  '\u200b',
  'fu ck ',
  's.h.',
  '️',
] as const;

const SHORT = 3_000;
const TIMES = 8;
/** Linear is eight; what is quadratic is sixty-four. */
const MOST = 28;
/** Too quick to compare. */
const NOISE = 15;

/** In milliseconds of the processor: how busy the machine is with others does not count. */
function time(parser: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  parser(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times longer eight times the text takes; the best of several tries counts. */
function growth(parser: (text: string) => unknown, unit: string): number {
  const text = (length: number, end: string) => `${unit.repeat(length / unit.length)}${end}`;
  let best = Infinity;
  for (let attempt = 0; attempt < 6 && best > MOST; attempt += 1) {
    const end = '!'.repeat(attempt);
    const long = time(parser, text(SHORT * TIMES, end));
    if (long < NOISE) return 0;
    const short = Math.min(...['', '?', '??'].map((more) => time(parser, text(SHORT, more + end))));
    best = Math.min(best, long / Math.max(short, NOISE / TIMES));
  }
  return best;
}

/** The units of which a text eight times as long takes more than its length says. */
export function superlinear(
  parser: (text: string) => unknown,
  units: readonly string[] = UNITS,
): readonly (readonly [unit: string, times: number])[] {
  parser('to load what it needs');
  return units
    .map((unit) => [unit, growth(parser, unit)] as const)
    .filter(([, times]) => times > MOST);
}
