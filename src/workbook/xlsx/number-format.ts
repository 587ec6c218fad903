import { formatDate } from './date-format.ts';
import { type Decimal, toDecimal } from './decimal.ts';
import { isDate, parseFormat, type Section, type Token } from './format-code.ts';

export type NumberFormat = (value: number) => string;

/**
 * How a number looks under a format code, as Excel shows it in English.
 *
 * Two things differ on purpose, for a text has no width: "General" gives whole
 * numbers in full up to 15 digits where a cell would turn to 1.23457E+11, and what
 * a cell shows as ###### is given as a plain number. Fractions ("1 1/2") are given
 * as decimals.
 */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  const sections = parseFormat(code);
  return (value) => {
    const chosen = sectionFor(sections, value);
    if (!chosen) return general(value);
    const { section, shown } = chosen;
    if (isDate(section)) return formatDate(value, section.tokens, date1904) ?? general(value);
    const { tokens } = section;
    if (tokens.some((each) => each.type === 'digit' && each.text === '/')) return general(value);
    if (tokens.some((each) => each.type === 'general' || each.type === 'text')) {
      return tokens
        .map((each) => (each.type === 'literal' ? each.text : general(shown)))
        .join('')
        .trim();
    }
    return numeric(shown, tokens).trim();
  };
}

/** The section for a value, and the value that it shows: a section for negatives has its own sign. */
function sectionFor(
  sections: readonly Section[],
  value: number,
): { readonly section: Section; readonly shown: number } | undefined {
  const [first, second, third] = sections;
  if (!first) return undefined;
  if (sections.some((each) => each.condition)) {
    const section = sections.find((each) => holds(each, value)) ?? sections.at(-1);
    return section && { section, shown: section === first ? value : Math.abs(value) };
  }
  if (value === 0 && third) return { section: third, shown: 0 };
  if (value < 0 && second) return { section: second, shown: -value };
  return { section: first, shown: value };
}

const OPERATORS: Readonly<Record<string, (value: number, than: number) => boolean>> = {
  '<': (value, than) => value < than,
  '<=': (value, than) => value <= than,
  '>': (value, than) => value > than,
  '>=': (value, than) => value >= than,
  '=': (value, than) => value === than,
  '<>': (value, than) => value !== than,
};

function holds({ condition }: Section, value: number): boolean {
  return !condition || OPERATORS[condition.operator]?.(value, condition.value) === true;
}

export function general(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (size === 0) return '0';
  if (size >= 1e15) return sign + scientific(size);
  if (Number.isInteger(value)) return sign + String(size);
  const { whole } = toDecimal(size, 0);
  const decimal = toDecimal(size, Math.max(0, 10 - Math.max(1, whole.length)));
  const fraction = decimal.fraction.replace(/0+$/, '');
  if (size < 1e-4 && Number(`0.${fraction}`) !== Number(size.toPrecision(15))) {
    return sign + scientific(size);
  }
  const text = (decimal.whole || '0') + (fraction === '' ? '' : `.${fraction}`);
  return text === '0' ? '0' : sign + text;
}

function scientific(size: number): string {
  const [mantissa = '', exponent = ''] = size.toExponential(5).split('e');
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0');
  const short = mantissa.replace(/\.?0+$/, '');
  return `${short}E${Number(exponent) < 0 ? '-' : '+'}${power}`;
}

function numeric(value: number, tokens: readonly Token[]): string {
  const texts = tokens.map((each) => (each.type === 'digit' ? each.text : ''));
  const exponentAt = texts.findIndex((text) => text.startsWith('E'));
  const numberEnd = exponentAt < 0 ? texts.length : exponentAt;
  const dotAt = texts.slice(0, numberEnd).indexOf('.');
  const wholeEnd = dotAt < 0 ? numberEnd : dotAt;
  const places = tokens.slice(wholeEnd, numberEnd).filter(isPlace).length;
  const lastPlace = tokens.slice(0, numberEnd).findLastIndex(isPlace);
  const thousands = texts.slice(0, lastPlace < 0 ? 0 : lastPlace).includes(',');
  const scale = texts.slice(lastPlace + 1, numberEnd).filter((text) => text === ',').length;
  const percents = texts.filter((text) => text === '%').length;
  let size = (Math.abs(value) * 100 ** percents) / 1000 ** scale;
  let exponent = 0;
  if (exponentAt >= 0 && size > 0) {
    const step = Math.max(1, tokens.slice(0, wholeEnd).filter(isPlace).length);
    exponent = Math.floor(Math.floor(Math.log10(size)) / step) * step;
    size /= 10 ** exponent;
  }
  const decimal = toDecimal(size, places);
  const result = lay(tokens, { decimal, wholeEnd, numberEnd, thousands, exponent });
  return value < 0 ? `-${result}` : result;
}

interface Layout {
  readonly decimal: Decimal;
  readonly wholeEnd: number;
  readonly numberEnd: number;
  readonly thousands: boolean;
  readonly exponent: number;
}

/** Puts the digits in their places: surplus whole digits at the first, zeros only where "0" asks. */
function lay(tokens: readonly Token[], layout: Layout): string {
  const { wholeEnd, numberEnd } = layout;
  const whole = wholeDigits(tokens.slice(0, wholeEnd).filter(isPlace), layout);
  let wholeAt = 0;
  let fractionAt = 0;
  let exponentShown = false;
  return tokens
    .map((each, at): string => {
      if (each.type === 'literal') return each.text;
      if (each.type !== 'digit') return '';
      if (each.text === '%') return '%';
      if (each.text.startsWith('E')) return exponentSign(each.text, layout.exponent);
      if (at < numberEnd && each.text === '.') {
        return wholeAt === 0 ? `${layout.decimal.whole}.` : '.';
      }
      if (!isPlace(each)) return '';
      if (at < wholeEnd) {
        wholeAt += 1;
        return whole[wholeAt - 1] ?? '';
      }
      if (at < numberEnd) {
        const rest = layout.decimal.fraction.slice(fractionAt);
        fractionAt += 1;
        return each.text === '#' && /^0*$/.test(rest) ? '' : rest.slice(0, 1);
      }
      if (exponentShown) return '';
      exponentShown = true;
      const width = tokens.slice(at).filter(isPlace).length;
      return String(Math.abs(layout.exponent)).padStart(width, '0');
    })
    .join('');
}

function isPlace(token: Token): boolean {
  return token.type === 'digit' && /^[0#?]$/.test(token.text);
}

/** What stands at each place before the point. */
function wholeDigits(places: readonly Token[], { decimal, thousands }: Layout): readonly string[] {
  const zero = places.findIndex((each) => each.type === 'digit' && each.text === '0');
  const digits = decimal.whole.padStart(zero < 0 ? 0 : places.length - zero, '0');
  const surplus = Math.max(0, digits.length - places.length);
  const withComma = (index: number): string => {
    const left = digits.length - 1 - index;
    return (digits[index] ?? '') + (thousands && left > 0 && left % 3 === 0 ? ',' : '');
  };
  return places.map((_, place) => {
    const index = place - (places.length - digits.length);
    if (place > 0) return index < 0 ? '' : withComma(index);
    return Array.from({ length: index < 0 ? 0 : surplus + 1 }, (_each, at) => withComma(at)).join(
      '',
    );
  });
}

function exponentSign(text: string, exponent: number): string {
  if (exponent < 0) return 'E-';
  return text === 'E+' ? 'E+' : 'E';
}
