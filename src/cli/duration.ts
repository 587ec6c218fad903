import { AppError, EXIT } from '../errors.ts';

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of a span like `30s`, `15m`, `1h30m` or `2d`; throws (64) for anything else. */
export function durationMs(written: string, flag: string): number {
  const text = written.trim().toLowerCase();
  const whole = /^(?:\d+\s*[smhd]\s*)+$/u.test(text);
  const parts = whole ? [...text.matchAll(/(\d+)\s*([smhd])/gu)] : [];
  const ms = parts.reduce((sum, [, n = '0', unit = '']) => sum + Number(n) * (UNITS[unit] ?? 0), 0);
  if (ms > 0) return ms;
  throw new AppError(`${flag} must be a span of time, not "${written}".`, {
    exitCode: EXIT.usage,
    hint: 'Write it like 30s, 15m, 1h or 2d.',
  });
}
