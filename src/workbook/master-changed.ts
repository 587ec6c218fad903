import { AppError, EXIT } from '../errors.ts';

/** The master changed between the read and the write; read and plan again. */
export class MasterChanged extends AppError {
  constructor(location: string, cause?: unknown) {
    super(`Someone else changed ${location} while this sync was working; nothing was written.`, {
      exitCode: EXIT.tryLater,
      hint: 'Run the sync again; it starts from what stands there now.',
      cause,
    });
  }
}
