/**
 * Stands for `zod` in the parts of the program that read rules. What they read was checked when the
 * program was built, so that only what a schema makes of it is left to do: its transforms
 * and defaults. A kind of schema that is not here fails the build.
 */
interface Schema {
  parse(value: unknown): unknown;
}

type Shape = Readonly<Record<string, Schema>>;

const schema = (parse: (value: unknown) => unknown) => ({
  parse,
  transform: (to: (value: never) => unknown) => schema((value) => to(parse(value) as never)),
  default: (otherwise: unknown) =>
    schema((value) => (value === undefined ? otherwise : parse(value))),
  optional: () => schema((value) => (value === undefined ? undefined : parse(value))),
  min: () => schema(parse),
  max: () => schema(parse),
  length: () => schema(parse),
});

const plain = () => schema((value) => value);

export const string = plain;
export const number = plain;
export const int = plain;
export const boolean = plain;
export { plain as enum };

export const array = (each: Schema) =>
  schema((value) => (value as readonly unknown[]).map((one) => each.parse(one)));

export const record = (_key: Schema, each: Schema) =>
  schema((value) =>
    Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, each.parse(one)])),
  );

export const strictObject = (shape: Shape) => ({
  ...schema((value) => {
    const given = value as Readonly<Record<string, unknown>>;
    const parsed = Object.entries(shape).map(([key, each]) => [key, each.parse(given[key])]);
    return Object.fromEntries(parsed.filter(([, one]) => one !== undefined));
  }),
  extend: (more: Shape) => strictObject({ ...shape, ...more }),
});
