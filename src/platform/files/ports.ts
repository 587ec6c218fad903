/** What the files of a run have to know of it. */
export interface FilePorts {
  readonly now: () => Date;
  /** The process ID of this run. */
  readonly pid: number;
}
