import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { findRange } from './a1.ts';
import { Refusal } from './errors.ts';
import { cellAt } from './grid.ts';
import type { SheetState, SpreadsheetState } from './model.ts';

type Extended = sheets_v4.Schema$ExtendedValue;
type Plain = string | number | boolean;

interface Place {
  readonly spreadsheet: SpreadsheetState;
  readonly sheet: SheetState;
  readonly depth: number;
}

/** Not a formula that this small calculator knows. */
class Beyond extends Error {}
class DivideByZero extends Error {}

const TOKEN =
  /\s*("(?:[^"]|"")*"|\d+(?:\.\d+)?|(?:'(?:[^']|'')+'!|\w+!)?(?:\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}(?:\$?\d+)?)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})|[A-Za-z]+|[-+*/&(),=<>^])/y;

function tokens(text: string): string[] {
  const result: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match?.[1] === undefined) throw new Beyond();
    result.push(match[1]);
  }
  return result;
}

function toPlain(value: Extended | undefined): Plain {
  return value?.numberValue ?? value?.boolValue ?? value?.stringValue ?? '';
}

function referenced(text: string, place: Place): Plain[] {
  if (place.depth > 20) throw new Beyond();
  const bare = text.replaceAll('$', '');
  const title = (place.sheet.properties.title ?? '').replaceAll("'", "''");
  const { sheet, area } = findRange(
    place.spreadsheet,
    bare.includes('!') ? bare : `'${title}'!${bare}`,
  );
  const values: Plain[] = [];
  for (let r = area.top; r < area.bottom; r += 1) {
    for (let c = area.left; c < area.right; c += 1) {
      const entered = cellAt(sheet, r, c)?.userEnteredValue;
      const formula = entered?.formulaValue;
      const deeper = { ...place, sheet, depth: place.depth + 1 };
      values.push(toPlain(typeof formula === 'string' ? evaluate(formula, deeper) : entered));
    }
  }
  return values;
}

function number(value: Plain): number {
  const result = value === '' ? 0 : Number(value);
  if (Number.isNaN(result)) throw new Beyond();
  return result;
}

function called(name: string, values: readonly Plain[]): Plain {
  const numbers = values.filter((each): each is number => typeof each === 'number');
  switch (name.toUpperCase()) {
    case 'SUM':
      return numbers.reduce((a, b) => a + b, 0);
    case 'COUNT':
      return numbers.length;
    case 'COUNTA':
      return values.filter((each) => each !== '').length;
    case 'HYPERLINK':
      return values[1] ?? values[0] ?? '';
    case 'UPPER':
      return String(values[0] ?? '').toUpperCase();
    case 'TRUE':
      return true;
    case 'FALSE':
      return false;
    default:
      throw new Beyond();
  }
}

function calculate(text: string, place: Place): Plain {
  const list = tokens(text);
  let at = 0;
  const take = (token: string): boolean => {
    if (list[at] !== token) return false;
    at += 1;
    return true;
  };
  const many = (): Plain[] => {
    const next = list[at] ?? '';
    if (/^(?:.+!)?\$?[A-Za-z]{1,3}(?:\$?\d|:)/.test(next) && !next.startsWith('"')) {
      at += 1;
      return referenced(next, place);
    }
    return [sum()];
  };
  const atom = (): Plain => {
    if (take('-')) return -number(atom());
    if (take('+')) return atom();
    if (take('(')) {
      const inner = joined();
      if (!take(')')) throw new Beyond();
      return inner;
    }
    const token = list[at] ?? '';
    if (token.startsWith('"')) {
      at += 1;
      return token.slice(1, -1).replaceAll('""', '"');
    }
    if (/^\d/.test(token)) {
      at += 1;
      return Number(token);
    }
    if (/^[A-Za-z]+$/.test(token)) {
      at += 1;
      if (!take('(')) throw new Beyond();
      const values: Plain[] = [];
      while (!take(')')) {
        values.push(...many());
        if (!take(',') && list[at] !== ')') throw new Beyond();
      }
      return called(token, values);
    }
    const values = many();
    return values[0] ?? '';
  };
  const product = (): Plain => {
    let value = atom();
    for (;;) {
      if (take('*')) value = number(value) * number(atom());
      else if (take('/')) {
        const divisor = number(atom());
        if (divisor === 0) throw new DivideByZero();
        value = number(value) / divisor;
      } else return value;
    }
  };
  const sum = (): Plain => {
    let value = product();
    for (;;) {
      if (take('+')) value = number(value) + number(product());
      else if (take('-')) value = number(value) - number(product());
      else return value;
    }
  };
  const joined = (): Plain => {
    let value = sum();
    while (take('&')) value = `${String(value)}${String(sum())}`;
    return value;
  };
  const result = joined();
  if (at !== list.length) throw new Beyond();
  return result;
}

/**
 * What a formula comes to: sums, joined texts, references, a few functions.
 *
 * One that this calculator does not know stands for its own text, so that a test
 * sees that a formula was there.
 */
export function evaluate(formula: string, place: Place): Extended {
  try {
    const value = calculate(formula.slice(1), place);
    if (typeof value === 'number') return { numberValue: value };
    return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
  } catch (error) {
    if (error instanceof DivideByZero) return { errorValue: { type: 'DIVIDE_BY_ZERO' } };
    if (error instanceof Beyond || error instanceof Refusal) return { stringValue: formula };
    throw error;
  }
}
