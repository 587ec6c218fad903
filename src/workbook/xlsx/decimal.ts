/**
 * Decimal digits of a number as Excel counts them: 15 that count, rounded half
 * away from zero, so that 1.005 with two decimals is 1.01.
 */
export interface Decimal {
  /** Without leading zeros; '' below one. */
  readonly whole: string;
  readonly fraction: string;
}

/** `value` is not negative. */
export function toDecimal(value: number, places: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  // value = digits × 10^(exponent − 14); wanted: round(value × 10^places)
  const shift = Number(exponent) - 14 + places;
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : half(digits, -shift);
  const text = scaled.toString().padStart(places + 1, '0');
  const cut = text.length - places;
  return { whole: text.slice(0, cut).replace(/^0+/, ''), fraction: text.slice(cut) };
}

function half(digits: bigint, places: number): bigint {
  if (places > 20) return 0n;
  const unit = 10n ** BigInt(places);
  return (digits * 2n + unit) / (unit * 2n);
}
