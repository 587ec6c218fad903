import { addressIn, type Tried } from './trial.ts';

const MARKS: Readonly<Record<Tried['state'], string>> = { fine: '✓', warning: '!', wrong: '✗' };

/** What was tried, for people. */
export function checkReport(letter: string, tried: readonly Tried[]): string {
  const lines = tried.flatMap(({ what, state, message, hint }) => [
    `  ${MARKS[state]} ${what}: ${message}`,
    ...(hint === undefined ? [] : [`      → ${hint}`]),
  ]);
  return `${[letter, ...lines, verdict(tried)].join('\n')}\n`;
}

/** The same for programs: each thing with its remedy, and the page to click where there is one. */
export function checkResult(letter: string, tried: readonly Tried[]): object {
  return {
    letter,
    ready: tried.every(({ state }) => state !== 'wrong'),
    checks: tried.map((each) => ({
      what: each.what,
      ok: each.state !== 'wrong',
      state: each.state,
      message: each.message,
      hint: each.hint,
      address: addressIn(each),
      exitStatus: each.exitStatus,
    })),
  };
}

function verdict(tried: readonly Tried[]): string {
  const wrong = tried.filter(({ state }) => state === 'wrong').length;
  const warnings = tried.filter(({ state }) => state === 'warning').length;
  if (wrong > 0) {
    const problems = wrong === 1 ? 'problem' : 'problems';
    return `${wrong} ${problems} to fix before a sync can run.`;
  }
  if (warnings === 0) return 'All is ready for a sync: undersigned sync';
  return `Ready for a sync (undersigned sync); look at ${warnings === 1 ? 'one thing' : `${warnings} things`} first.`;
}
