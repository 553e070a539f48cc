// A number of places at which jobs are worked off: a place that becomes free is filled at once, whatever the others still do.

export interface JobPlaces {
  /** Takes as much work as there are free places, and goes on with each place as it becomes free. */
  fill(): Promise<void>;
  /** Resolves when nothing more is due and nothing is at work. */
  drain(): Promise<void>;
  /** Waits for what is at work, without taking more. */
  finish(): Promise<void>;
}

export interface JobPlacesOptions<Claim> {
  readonly places: number;
  readonly claim: (limit: number) => Promise<readonly Claim[]>;
  /** Never rejects: the outcome of a job is written where jobs are kept. */
  readonly work: (claim: Claim) => Promise<void>;
  readonly isStopping: () => boolean;
  /** Told when looking for the next job failed after one was done; the next look tries again. */
  readonly onClaimFailed: (error: unknown) => void;
}

export function createJobPlaces<Claim>(options: JobPlacesOptions<Claim>): JobPlaces {
  const { places, claim, work, isStopping, onClaimFailed } = options;
  const atWork = new Set<Promise<void>>();
  // One look at a time: two would each count the same free places.
  let lastLook: Promise<unknown> = Promise.resolve();

  const look = async (): Promise<void> => {
    const free = places - atWork.size;
    if (free <= 0 || isStopping()) return;
    for (const claimed of await claim(free)) {
      const done: Promise<void> = work(claimed)
        .finally(() => atWork.delete(done))
        .then(fill)
        .catch(onClaimFailed);
      atWork.add(done);
    }
  };

  const fill = (): Promise<void> => {
    const next = lastLook.then(look);
    lastLook = next.catch(() => {});
    return next;
  };

  const finish = async (): Promise<void> => {
    await lastLook;
    while (atWork.size > 0) await Promise.all(atWork);
  };

  const drain = async (): Promise<void> => {
    do {
      await fill();
      await Promise.all(atWork);
    } while (atWork.size > 0);
  };

  return { fill, drain, finish };
}
