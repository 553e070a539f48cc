// What a reader found in a file: where, a code for programs, and a sentence for the person who has to mend it.

export interface Finding {
  /** `error`: nothing of the taxonomy is given. `warning`: it is, and this is what somebody should know about it. */
  readonly severity: 'error' | 'warning';
  /** Name of the file; null when the pack as a whole is meant. */
  readonly file: string | null;
  /** From 1; null when the file as a whole is meant. */
  readonly line: number | null;
  /** Name of the column, in the words of the file; null when the line as a whole is meant. */
  readonly column: string | null;
  readonly code: string;
  readonly sentence: string;
}

export type Place = Partial<Pick<Finding, 'file' | 'line' | 'column'>>;

/** More would bury the cause: after these it is quicker to start from the source again. */
export const FINDINGS_MAX = 100;

/** Gathers findings up to `FINDINGS_MAX` and then only counts. Further ones are summed up in one last finding. */
export class FindingList {
  readonly #kept: Finding[] = [];
  #further = 0;
  #errors = 0;

  error(code: string, sentence: string, place: Place = {}): void {
    this.#errors += 1;
    this.#add({ severity: 'error', ...placeOf(place), code, sentence });
  }

  warn(code: string, sentence: string, place: Place = {}): void {
    this.#add({ severity: 'warning', ...placeOf(place), code, sentence });
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** Errors first, each kind in the order they were found. */
  toArray(): Finding[] {
    const sorted = [
      ...this.#kept.filter((finding) => finding.severity === 'error'),
      ...this.#kept.filter((finding) => finding.severity === 'warning'),
    ];
    if (this.#further === 0) return sorted;
    const sentence = `${this.#further} further findings are not listed. Mend these first.`;
    const severity = this.hasErrors ? 'error' : 'warning';
    return [...sorted, { severity, ...placeOf({}), code: 'findings.more', sentence }];
  }

  #add(finding: Finding): void {
    if (this.#kept.length < FINDINGS_MAX) {
      this.#kept.push(finding);
      return;
    }
    this.#further += 1;
    // An error must be seen even when a hundred warnings came before it.
    const warning = this.#kept.findLastIndex((each) => each.severity === 'warning');
    if (finding.severity === 'error' && warning !== -1) this.#kept[warning] = finding;
  }
}

function placeOf({ file = null, line = null, column = null }: Place): Required<Place> {
  return { file, line, column };
}
