import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextStep } from '../../../src/platform/google/retry-policy.ts';
import { mayHaveHappened, type Trouble } from '../../../src/platform/google/trouble.ts';

const http = (status: number, more: Partial<Trouble> = {}): Trouble => ({
  kind: 'http',
  at: 'call',
  status,
  code: '',
  reason: '',
  ...more,
});
const broken = (kind: Trouble['kind'], reason = ''): Trouble => ({ ...http(0), kind, reason });
const first = { tries: 1, elapsedMs: 0, tokensRenewed: 0 };

describe('nextStep', () => {
  it.each([
    ['429 waits for the quota window', http(429), first, 61_500],
    ['429 with Retry-After waits as told', http(429, { retryAfterMs: 7000 }), first, 7500],
    [
      '403 rateLimitExceeded is a quota too',
      http(403, { reason: 'rateLimitExceeded' }),
      first,
      61_500,
    ],
    ['500 backs off', http(500), first, 1500],
    ['503 backs off twice as long', http(503), { ...first, tries: 2 }, 2500],
    ['408 backs off', http(408), { ...first, tries: 3 }, 4500],
    ['back-off has a ceiling', http(503), { ...first, tries: 9 }, 32_500],
    ['503 with Retry-After waits as told', http(503, { retryAfterMs: 20_000 }), first, 20_000],
    ['a broken connection backs off', broken('network', 'ECONNRESET'), first, 1500],
    ['a hang backs off', broken('timeout'), first, 1500],
    ['half a reply backs off', broken('garbled'), first, 1500],
    ['a token endpoint that is down backs off', http(503, { at: 'token' }), first, 1500],
  ])('%s', (_name, trouble, past, ms) => {
    expect(nextStep(trouble, past, 0.5)).toEqual({ step: 'wait', ms });
  });

  it('answers the first 401 with a fresh token, and only the first', () => {
    expect(nextStep(http(401), first, 0)).toEqual({ step: 'fresh-token' });
    expect(nextStep(http(401), { ...first, tokensRenewed: 1 }, 0)).toEqual({ step: 'give-up' });
  });

  it.each([400, 403, 404, 409, 412])('never repeats a %i', (status) => {
    expect(nextStep(http(status), first, 0)).toEqual({ step: 'give-up' });
  });

  it('begins no wait that ends after the deadline', () => {
    const late = { tries: 4, elapsedMs: 115_000, tokensRenewed: 0 };
    expect(nextStep(http(503), late, 0)).toEqual({ step: 'give-up' });
    fc.assert(
      fc.property(
        fc.nat(400_000),
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (elapsedMs, tries, random) => {
          for (const trouble of [http(429), http(503), broken('timeout')]) {
            const next = nextStep(
              trouble,
              { tries: tries + 1, elapsedMs, tokensRenewed: 0 },
              random,
            );
            if (next.step === 'wait') expect(elapsedMs + next.ms).toBeLessThanOrEqual(300_000);
          }
        },
      ),
    );
  });
});

describe('mayHaveHappened', () => {
  it.each([
    ['a 400', http(400), false],
    ['a 401', http(401), false],
    ['a 429', http(429), false],
    ['a 408', http(408), true],
    ['a 500', http(500), true],
    ['a 503', http(503), true],
    ['a reset', broken('network', 'ECONNRESET'), true],
    ['a connection that never was', broken('network', 'ECONNREFUSED'), false],
    ['an unknown host', broken('network', 'ENOTFOUND'), false],
    ['a hang', broken('timeout'), true],
    ['half a reply', broken('garbled'), true],
    ['a token that was not given', http(503, { at: 'token' }), false],
  ])('%s: %#', (_name, trouble, expected) => {
    expect(mayHaveHappened(trouble)).toBe(expected);
  });
});
