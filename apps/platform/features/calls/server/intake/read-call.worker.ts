// Reads the text of a call in a process of its own.
import type { CallReading } from '../reading/call-reading.ts';
import { readCall } from '../reading/read-call.ts';

export function run(text: string): CallReading {
  return readCall(text);
}
