/** A list of small integers that takes four bytes for each. */
export interface IntList {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  set(index: number, value: number): void;
}

export function intList(): IntList {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const longer = new Int32Array(length * 2);
        longer.set(values);
        values = longer;
      }
      values[length] = value;
      length += 1;
    },
    at: (index) => values[index] ?? 0,
    set(index, value) {
      values[index] = value;
    },
  };
}
