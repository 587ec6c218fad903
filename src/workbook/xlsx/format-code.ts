/** A number format such as `#,##0.00;[Red]-#,##0.00`, read after ECMA-376 part 1, 18.8.31. */

export type Token =
  | { readonly type: 'literal'; readonly text: string }
  /** A run of one letter of a date: "yyyy", "m". */
  | { readonly type: 'date'; readonly text: string }
  /** Hours, minutes or seconds that go on past the day: "[h]". */
  | { readonly type: 'elapsed'; readonly text: string }
  | { readonly type: 'half-day'; readonly text: string }
  /** "0", "#", "?", ".", ",", "%", "/", "E+", "E-". */
  | { readonly type: 'digit'; readonly text: string }
  | { readonly type: 'general' }
  | { readonly type: 'text' };

export interface Condition {
  readonly operator: string;
  readonly value: number;
}

export interface Section {
  readonly tokens: readonly Token[];
  readonly condition?: Condition;
}

const PATTERN =
  /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(General)|(AM\/PM|A\/P)|(E[+-])|(y+|m+|d+|h+|s+)|([0#?.,%/])|(@)|(;)|(.)/gis;

/** The parts of a format that semicolons divide: for numbers above, below and at zero, and texts. */
export function parseFormat(code: string): readonly Section[] {
  const sections: { tokens: Token[]; condition?: Condition }[] = [{ tokens: [] }];
  for (const found of code.matchAll(PATTERN)) {
    const section = sections.at(-1);
    if (found[10] !== undefined) sections.push({ tokens: [] });
    else if (section) {
      const condition = found[3] === undefined ? undefined : conditionOf(found[3]);
      if (condition) section.condition = condition;
      else section.tokens.push(...tokensOf(found));
    }
  }
  return sections;
}

function tokensOf(found: RegExpExecArray): readonly Token[] {
  const [all, quoted, escaped, bracket, general, halfDay, exponent, date, digit, at, , other] =
    found;
  if (bracket !== undefined) return bracketed(bracket);
  if (general !== undefined) return [{ type: 'general' }];
  if (halfDay !== undefined) return [{ type: 'half-day', text: halfDay }];
  if (date !== undefined) return [{ type: 'date', text: date.toLowerCase() }];
  const sign = exponent ?? digit;
  if (sign !== undefined) return [{ type: 'digit', text: sign.toUpperCase() }];
  if (at !== undefined) return [{ type: 'text' }];
  // "_x" leaves the width of x blank; "*x" fills the cell, which a text cannot.
  if (all.startsWith('_')) return [{ type: 'literal', text: ' ' }];
  return [{ type: 'literal', text: quoted ?? escaped ?? other ?? '' }];
}

/** Colours say nothing here; "[$€-407]" is a currency with the language that it stands in. */
function bracketed(text: string): readonly Token[] {
  if (/^(?:h+|m+|s+)$/i.test(text)) return [{ type: 'elapsed', text: text.toLowerCase() }];
  if (text.startsWith('$')) return [{ type: 'literal', text: text.slice(1).split('-')[0] ?? '' }];
  return [];
}

function conditionOf(text: string): Condition | undefined {
  const found = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(text);
  return found ? { operator: found[1] ?? '', value: Number(found[2]) } : undefined;
}

export function isDate({ tokens }: Section): boolean {
  return tokens.some(({ type }) => type === 'date' || type === 'elapsed');
}
