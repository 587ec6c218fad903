/** Exit statuses, after sysexits.h; the meanings are promised to cron jobs and monitors. */
export const EXIT = {
  done: 0,
  usage: 64,
  data: 65,
  unavailable: 69,
  internal: 70,
  cannotWrite: 73,
  tryLater: 75,
  refused: 77,
  config: 78,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/**
 * Trouble that stops a run and that a person can do something about.
 *
 * The message says what happened and to which thing; the hint says what to do
 * next. Neither ever holds a signer's name or address.
 */
export class AppError extends Error {
  readonly exitCode: ExitStatus;
  readonly hint: string | undefined;

  constructor(message: string, about: { exitCode: ExitStatus; hint?: string; cause?: unknown }) {
    super(message, { cause: about.cause });
    this.name = new.target.name;
    this.exitCode = about.exitCode;
    this.hint = about.hint;
  }
}
