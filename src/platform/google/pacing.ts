/** Which quota a call draws on. */
export type Budget = 'sheets reads' | 'sheets writes' | 'forms reads';

interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/**
 * Google allows 60 reads and 60 writes of Sheets a minute and user, and 180 lists
 * of form responses. Burst and refill together stay below that in any minute, so
 * that the people at the same account have something left.
 */
const RATES: Readonly<Record<Budget, Rate>> = {
  'sheets reads': { burst: 12, perMinute: 40 },
  'sheets writes': { burst: 12, perMinute: 40 },
  'forms reads': { burst: 40, perMinute: 110 },
};

/**
 * Keeps calls below the quotas: a token bucket for each of them.
 *
 * The result takes one token and says how many milliseconds to wait before the call may be sent.
 */
export function pacer(now: () => Date): (budget: Budget) => number {
  const buckets = new Map<Budget, { tokens: number; at: number }>();
  return (budget) => {
    const { burst, perMinute } = RATES[budget];
    const at = now().getTime();
    const before = buckets.get(budget) ?? { tokens: burst, at };
    const refilled = (Math.max(0, at - before.at) / 60_000) * perMinute;
    const tokens = Math.min(burst, before.tokens + refilled) - 1;
    buckets.set(budget, { tokens, at });
    return tokens >= 0 ? 0 : (-tokens / perMinute) * 60_000;
  };
}
