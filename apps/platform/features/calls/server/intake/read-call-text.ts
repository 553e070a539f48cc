// A text or an uploaded file becomes the reading of a call, in a process with little time: a hostile text stops nobody else.
import { AppError, isAppError } from '@dragoman/kernel';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import { readFile } from '../../../demand/server/index.ts';
import { savePartBody } from '../../contract.ts';
import type { CallFile, CallReadingView, FoundPartView } from '../../contract.ts';
import { CALL_TEXT_MAX, LOT_MAX, PARTS_MAX, PART_KINDS, PART_TEXT_MAX, TITLE_MAX } from '../../limits.ts';
import { isRealDay } from '../checklist/due-dates.ts';
import type { CallReading } from '../reading/call-reading.ts';
import type { run } from './read-call.worker.ts';

const PATIENCE_MS = 10_000;
const MEGABYTES = 256;

/** Throws `calls.text-empty`, `calls.text-too-long` or `calls.reading-too-long`. */
export async function readCallText(text: string): Promise<CallReading> {
  if (text.trim() === '') throw new AppError('calls.text-empty');
  if (text.length > CALL_TEXT_MAX) throw tooLong(text.length);
  try {
    return await runInWorker<typeof run>(new URL('./read-call.worker.ts', import.meta.url), text, {
      timeoutMs: PATIENCE_MS,
      megabytes: MEGABYTES,
    });
  } catch (error) {
    if (isAppError(error) && error.code.startsWith('work.')) throw new AppError('calls.reading-too-long');
    throw error;
  }
}

/** Word, PDF, text and mail files. Throws `demand.file-…` for what cannot be read whole. Nothing is kept. */
export async function readCallFile(name: string, base64: string): Promise<CallFile> {
  const { text, attachments } = await readFile(name, base64, CALL_TEXT_MAX).catch((error: unknown) => {
    if (isAppError(error, 'demand.file-too-long')) throw tooLong(Number(error.values['letters']));
    throw error;
  });
  return { text, attachments, reading: presentReading(await readCallText(text)) };
}

export function presentReading({ language, title, found }: CallReading): CallReadingView {
  const parts = limitFound(found);
  const kinds = new Set(parts.map(({ kind }) => kind));
  return {
    language,
    title: title === null ? null : cut(title, TITLE_MAX),
    found: parts,
    notFound: PART_KINDS.filter((kind) => !kinds.has(kind)),
    leftOut: Math.max(0, found.length - PARTS_MAX),
  };
}

/** What is kept of a reading: no more parts than a call may have, and of each only what could have been written by hand. */
export function limitFound(found: CallReading['found']): FoundPartView[] {
  return found
    .filter(({ text }) => text.trim() !== '')
    .slice(0, PARTS_MAX)
    .map(({ kind, start, end, text, lot, ...values }) => ({
      kind,
      start,
      end,
      text: cut(text, PART_TEXT_MAX),
      lot: lot === null || lot.trim() === '' ? null : cut(lot, LOT_MAX),
      ...limitValues({ ...values, date: values.date !== null && isRealDay(values.date) ? values.date : null }),
    }));
}

type Values = Omit<FoundPartView, 'kind' | 'start' | 'end' | 'text' | 'lot'>;

/** A value beyond what a part may say (a million pages, an hour no clock has) counts as not understood. */
function limitValues(values: Values): Values {
  const { shape } = savePartBody;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      shape[name as keyof Values].safeParse(value).success ? value : null,
    ]),
  ) as unknown as Values;
}

/** Never in the middle of a letter. */
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}

function tooLong(letters: number): AppError {
  return new AppError('calls.text-too-long', { values: { letters, most: CALL_TEXT_MAX } });
}
