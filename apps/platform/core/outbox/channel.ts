// A way out of the installation.
import type { z } from 'zod';

export interface Channel<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  /**
   * Hands the payload over. Called at least once for an id, and again with the same id when the outcome of an earlier call was not
   * recorded: the id must make the second call harmless.
   */
  readonly deliver: (id: string, payload: z.output<Payload>) => Promise<void>;
  /** Removes what this installation itself still holds of a delivery. */
  readonly erase?: (id: string) => Promise<void>;
}
