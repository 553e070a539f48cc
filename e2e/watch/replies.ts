// Everything the browser receives, kept for looking through: what must not be told before the end must be in none of it.
import type { BrowserContext, Response } from 'playwright-core';

export interface SeenReply {
  readonly url: string;
  readonly body: string;
}

export interface ReplyRecord {
  /** Every textual reply so far, once its body has arrived. */
  replies(): Promise<SeenReply[]>;
  stop(): void;
}

const TEXT = /json|javascript|html|text|xml|svg/;

/** Records from now on, for all pages of the context and its service worker. */
export function recordReplies(context: BrowserContext): ReplyRecord {
  const pending: Promise<SeenReply | null>[] = [];
  const keep = (response: Response): void => {
    if (TEXT.test(response.headers()['content-type'] ?? '')) pending.push(readBody(response));
  };
  context.on('response', keep);
  return {
    async replies() {
      const all = await Promise.all(pending);
      return all.filter((each) => each !== null);
    },
    stop: () => context.off('response', keep),
  };
}

/** A reply without a body (204, 304, or one cut off) tells nothing. */
async function readBody(response: Response): Promise<SeenReply | null> {
  try {
    return { url: response.url(), body: await response.text() };
  } catch {
    return null;
  }
}
