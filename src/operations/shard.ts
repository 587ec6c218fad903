import { AppError, EXIT } from '../errors.ts';
import type { World } from '../world.ts';

/** Which part of the letters this machine does: `number` of `of`, counted from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/**
 * The part that `--shard 3/10` names, or the task of a Cloud Run job; else all of them.
 *
 * Throws (64) for anything but a part of a whole.
 */
export function shardOf(given: string | undefined, env: World['env']): Shard {
  const { CLOUD_RUN_TASK_INDEX: index = '', CLOUD_RUN_TASK_COUNT: count = '' } = env;
  const task = index === '' || count === '' ? '1/1' : `${Number(index) + 1}/${count}`;
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/u.exec(given ?? task) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number >= 1 && shard.number <= shard.of) return shard;
  throw new AppError(`--shard must be a part of a whole, like 3/10, not "${given ?? task}".`, {
    exitCode: EXIT.usage,
    hint: 'Machine 3 of 10 does every tenth letter in config/, from the third on.',
  });
}

/** Every so many-th, so that parts of the same list never overlap and leave nothing out. */
export function partOf<T>(list: readonly T[], { number, of }: Shard): readonly T[] {
  return list.filter((_, at) => at % of === number - 1);
}
