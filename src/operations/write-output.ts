import { resolve } from 'node:path';
import { AppError, EXIT } from '../errors.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import type { World } from '../world.ts';

/** Whether `--output` names a file; `-` is standard output. */
export function toFile(output: string | undefined): output is string {
  return output !== undefined && output !== '-';
}

/**
 * Puts a result where it was asked for: standard output, or a file, whole or not
 * at all, and then says so. Throws (73) where the file cannot be written.
 *
 * @param about what is in it, for people ("41 signers"), and whether it holds contacts:
 *   nobody else may read a file that is made for them
 */
export async function put(
  content: Uint8Array | string,
  output: string | undefined,
  about: { readonly what: string; readonly contacts: boolean },
  world: World,
): Promise<void> {
  if (!toFile(output)) {
    if (typeof content !== 'string' && world.stdout.isTTY === true) {
      throw new AppError('Word output cannot be printed to a terminal.', {
        exitCode: EXIT.usage,
        hint: 'Write it to a file: --output FILE.docx',
      });
    }
    world.stdout.write(content);
    return;
  }
  await replaceFile(resolve(world.cwd, output), content, { contacts: about.contacts });
  world.stderr.write(`Wrote ${about.what} to ${output}\n`);
}
