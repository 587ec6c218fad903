import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';

/** The note that each program keeps beside a file while somebody has it open. */
const NOTES = [
  { program: 'Excel', name: (file: string) => `~$${file}` },
  { program: 'LibreOffice', name: (file: string) => `.~lock.${file}#` },
];

/** The program that has the file open, going by the note that it keeps beside it. */
export async function openIn(path: string): Promise<string | undefined> {
  for (const { program, name } of NOTES) {
    const there = await access(join(dirname(path), name(basename(path)))).then(
      () => true,
      () => false,
    );
    if (there) return program;
  }
  return undefined;
}

/** Throws an AppError (75) while a person has the file open: saving it would undo the sync. */
export async function refuseWhileOpen(path: string): Promise<void> {
  const program = await openIn(path);
  if (program === undefined) return;
  const note = NOTES.find((each) => each.program === program)?.name(basename(path)) ?? '';
  throw new AppError(`${path} is open in ${program}; nothing was written.`, {
    exitCode: EXIT.tryLater,
    hint: `Close it, or run again later. If nobody has it open, delete the file ${note} that ${program} left beside it.`,
  });
}
