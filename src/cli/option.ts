/** What may stand on a command line, once: how it is read, checked, described, and its type. */
export type Option =
  | { readonly kind: 'flag'; readonly describe: string; readonly default?: boolean }
  | { readonly kind: 'text'; readonly describe: string; readonly required?: boolean }
  | { readonly kind: 'texts'; readonly describe: string; readonly required?: boolean }
  | { readonly kind: 'span'; readonly describe: string }
  | {
      readonly kind: 'number';
      readonly describe: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'choice';
      readonly describe: string;
      readonly choices: readonly string[];
      readonly default?: string;
      /** Shown as the default, where it depends on other options. */
      readonly otherwise?: string;
    };

export type Options = Readonly<Record<string, Option>>;

/** `true` where it is given. `default: true` makes a flag that is taken back by `--no-NAME`. */
export const flag = (describe: string, about: { readonly default?: boolean } = {}) =>
  ({ kind: 'flag', describe, ...about }) as const;

/** One text, never empty. */
export const text = (describe: string) => ({ kind: 'text', describe }) as const;
export const needed = (describe: string) => ({ kind: 'text', describe, required: true }) as const;

/** Any number of texts: given again, or as several words behind the command. */
export const texts = (describe: string) => ({ kind: 'texts', describe }) as const;
export const neededTexts = (describe: string) =>
  ({ kind: 'texts', describe, required: true }) as const;

/** A span of time like `15m`; read as milliseconds. */
export const span = (describe: string) => ({ kind: 'span', describe }) as const;

/** A whole number within bounds that are themselves allowed. */
export const number = (from: number, to: number, describe: string) =>
  ({ kind: 'number', from, to, describe }) as const;

/** One of a few words. */
export const choice = <
  const C extends string,
  const A extends { readonly default?: NoInfer<C>; readonly otherwise?: string },
>(
  choices: readonly C[],
  describe: string,
  about: A = {} as A,
) => ({ kind: 'choice', choices, describe, ...about }) as const;

/** What a command is given: each option in camel case, absent ones as undefined or empty. */
export type GivenOptions<O extends Options> = {
  readonly [K in keyof O & string as Camel<K>]: ValueOf<O[K]>;
};

type Camel<S extends string> = S extends `${infer Head}-${infer Rest}`
  ? `${Head}${Capitalize<Camel<Rest>>}`
  : S;

type ValueOf<O> = O extends { kind: 'flag' }
  ? boolean
  : O extends { kind: 'texts' }
    ? readonly string[]
    : O extends { kind: 'text'; required: true }
      ? string
      : O extends { kind: 'text' }
        ? string | undefined
        : O extends { kind: 'choice'; choices: readonly (infer C)[]; default: string }
          ? C
          : O extends { kind: 'choice'; choices: readonly (infer C)[] }
            ? C | undefined
            : number | undefined;
