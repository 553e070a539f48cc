// One advert as it was read from a file, before anything is made of it.

export interface Advert {
  /** As the source names it; null where it names none. */
  readonly externalId: string | null;
  readonly title: string;
  /** Null where the source does not say: such an advert stands for an employer of its own. */
  readonly employer: string | null;
  readonly text: string;
  /** ISO date, without the time of day. */
  readonly postedOn: string;
}

/** A row that could not be used: where it stands, and why. */
export interface AdvertFault {
  /** From 1: a line of CSV or JSONL, an item of RSS. */
  readonly line: number;
  readonly fault: 'not-readable' | 'no-text' | 'no-date' | 'date-not-understood' | 'date-in-future' | 'twice';
  readonly written: string;
}

export interface ReadAdverts {
  readonly adverts: readonly Advert[];
  readonly faults: readonly AdvertFault[];
}
