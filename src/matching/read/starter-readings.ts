import type { PackedReading } from './packed-reading.ts';

const NONE: Readonly<Record<string, PackedReading>> = {};

/**
 * The names of the starter directory as they are read, by how they are written. Here there are none,
 * and each is read when it is wanted; the build replaces this module by one that holds them all, since
 * reading them takes longer than all else that a small list costs.
 */
export const starterReadings = (): Readonly<Record<string, PackedReading>> => NONE;
