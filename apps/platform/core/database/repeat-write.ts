// A job's own wish to run again: it saw that another write came between.

/** Thrown inside a write job; PostgreSQL's writer runs the job again. On SQLite, where writes follow each other, it never happens. */
export class RepeatWrite extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'RepeatWrite';
  }
}
