// Compiles ICU messages to the token lists that the message runtime carries out; the same for browser and server.
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import type { Messages } from './read-catalogues.ts';

export type CompiledMessages = Record<string, CompiledMessage>;

/**
 * Compiles every message to a list, plain sentences too: the runtime takes a bare string for one that was not compiled.
 * Throws on a broken one, with its key: the library's own `compileMessage` would print the source text to the person.
 */
export function compileCatalogue(messages: Messages): CompiledMessages {
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileOne(key, message)]));
}

function compileOne(key: string, message: string): CompiledMessage {
  try {
    return compileMessageOrThrow(message);
  } catch (error) {
    throw new SyntaxError(`The message ${key} is broken: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
