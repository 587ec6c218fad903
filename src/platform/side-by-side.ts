/** Runs a few at once, and gives what they come to in the order of the list. */
export async function* sideBySide<T, R>(
  list: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  const start = (at: number): void => {
    const item = list[at];
    if (item === undefined) return;
    const result = run(item);
    running[at] = result;
    // It is awaited below, in its turn; until then its failure is nobody's.
    result.catch(() => undefined);
  };
  let next = 0;
  let free = atOnce;
  const fill = (): void => {
    while (free > 0 && next < list.length) {
      free -= 1;
      const at = next++;
      start(at);
      void running[at]
        ?.catch(() => undefined)
        .then(() => {
          free += 1;
          fill();
        });
    }
  };
  fill();
  for (let at = 0; at < list.length; at++) {
    const result = await running[at];
    if (result !== undefined) yield result;
  }
}
