// An embedder from a folder on this machine, through @huggingface/transformers when somebody has installed it. Nothing is downloaded.
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { EmbedderError } from './embedder.ts';
import type { Embedder } from './embedder.ts';

interface Transformers {
  env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(
    task: 'feature-extraction',
    model: string,
    options: { dtype: string },
  ): Promise<
    (
      texts: readonly string[],
      options: { pooling: string; normalize: boolean },
    ) => Promise<{ dims: number[]; data: Float32Array }>
  >;
}

/** A name held in a variable: the package is optional and must not be looked for by compilers or bundlers. */
const PACKAGE: string = '@huggingface/transformers';

export interface LocalOptions {
  /** Folder of one model: config, tokenizer and onnx weights. */
  folder: string;
  dtype?: string;
  /** For tests. */
  load?: () => Promise<unknown>;
}

/** @throws EmbedderError when the folder or the package is not there, or the model cannot be opened */
export async function localEmbedder({
  folder,
  dtype = 'q8',
  load = () => import(PACKAGE),
}: LocalOptions): Promise<Embedder> {
  if (!existsSync(folder)) throw new EmbedderError(`there is no model folder ${folder}`);
  const transformers = (await load().catch(() => {
    throw new EmbedderError(
      `a local model needs the optional package ${PACKAGE}; install it with "npm install ${PACKAGE}"`,
    );
  })) as Transformers;
  transformers.env.allowRemoteModels = false;
  transformers.env.localModelPath = dirname(folder);
  const extract = await transformers
    .pipeline('feature-extraction', basename(folder), { dtype })
    .catch((error: Error) => {
      throw new EmbedderError(`the model in ${folder} cannot be opened: ${error.message.split('\n')[0]}`);
    });
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const { dims, data } = await extract(texts, { pooling: 'mean', normalize: true });
    const size = dims.at(-1)!;
    return texts.map((_, at) => Float32Array.from(data.subarray(at * size, (at + 1) * size)));
  };
  const dimension = (await embed(['dimension']))[0]!.length;
  return { id: `local ${basename(folder)}`, dimension, embed: (texts) => embed(texts) };
}
