import type { Command } from './command.ts';
import { CHANGES } from './changes.ts';
import { CHECK } from './check.ts';
import { DEDUPE } from './dedupe.ts';
import { DIRECTORY } from './directory.ts';
import { EXPLAIN } from './explain.ts';
import { EXPORT } from './export.ts';
import { INIT } from './init.ts';
import { LOGIN } from './login.ts';
import { PUBLISH } from './publish.ts';
import { RESTORE } from './restore.ts';
import { REVIEW } from './review.ts';
import { STATUS } from './status.ts';
import { SYNC } from './sync.ts';
import { UNDO } from './undo.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  INIT,
  SYNC,
  LOGIN,
  CHECK,
  STATUS,
  REVIEW,
  EXPORT,
  EXPLAIN,
  PUBLISH,
  CHANGES,
  DEDUPE,
  DIRECTORY,
  UNDO,
  RESTORE,
];
