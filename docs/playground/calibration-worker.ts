// Reads and calibrates a dropped file away from the page, so that the page stays alive.
import type { CalibrationOptions } from '@dragoman/psychometrics';
import { type CalibratedText, calibrateText } from './calibrate-text.ts';

export interface WorkerRequest {
  file: File;
  model: CalibrationOptions['model'];
}

export type WorkerReply = { done: CalibratedText } | { problem: string };

const MOST_BYTES = 60_000_000;

addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  void answer(event.data).then((reply) => postMessage(reply));
});

async function answer({ file, model }: WorkerRequest): Promise<WorkerReply> {
  if (file.size > MOST_BYTES) {
    return {
      problem: `The file has ${Math.round(file.size / 1e6)} MB; up to 60 MB are read here. The command line takes larger ones.`,
    };
  }
  try {
    return { done: calibrateText(await file.text(), model) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
