// Reads a bank that calibrate --out has written.
import { readFile } from 'node:fs/promises';
import { type BankCard, readBankCard } from '@dragoman/psychometrics';
import { CommandError } from './command-error.ts';

/** @throws CommandError with a sentence that names the file and what is wrong with it */
export async function readBank(path: string): Promise<BankCard> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(
      error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read (${error.code})`,
    );
  });
  try {
    return readBankCard(text);
  } catch (error) {
    throw new CommandError(`${path}: ${(error as Error).message}. "dragoman calibrate … --out ${path}" writes one.`);
  }
}
