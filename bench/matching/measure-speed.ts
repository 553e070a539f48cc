// `npm run bench:matching-speed`: time a sentence on the whole of ESCO, time and memory of a start from a kept index, and of the first one.
// npm run bench:matching-speed -- [--esco DIR] [--skillskape DIR] [--part first|kept] [--json]; each part runs in a process of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildNeedIndex,
  loadMatchingModel,
  loadVocabularyFiles,
  openTaxonomy,
  packIndex,
  readIndex,
  readNeed,
} from '@dragoman/matching';
import { readEsco, readSkillSkape, referenceFolders } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content');
const NEED = 'We need people who can plan predictive maintenance.';

/** The sentences alone are read here, not what they are labelled with. */
const NO_LABELS = { scheme: 'none', version: '0', language: 'en', attribution: '', concepts: [], groups: [] };

interface Times {
  wall: number[];
  processor: number[];
}

interface Part {
  seconds: number;
  peakMegabytes: number;
  residentMegabytes: number;
  milliseconds?: Record<string, { p50: number; p99: number }>;
  sentences?: number;
}

/** Reads the pack, builds the index and keeps it. */
async function first(esco: string, place: string): Promise<Part> {
  const started = performance.now();
  const model = loadMatchingModel(join(CONTENT, 'matching'));
  const index = buildNeedIndex([await readEsco(esco)], model, loadVocabularyFiles(join(CONTENT, 'vocabulary')));
  writeFileSync(place, packIndex(index));
  return { seconds: (performance.now() - started) / 1000, ...memory() };
}

/** Opens the kept index, reads one sentence, and then many: once for words never met, and once more for words that were. */
async function kept(skillskape: string, place: string): Promise<Part> {
  const started = performance.now();
  const model = loadMatchingModel(join(CONTENT, 'matching'));
  const taxonomy = openTaxonomy(readIndex(readFileSync(place)), model);
  readNeed(NEED, taxonomy);
  const part: Part = { seconds: (performance.now() - started) / 1000, ...memory() };
  const texts = await readSkillSkape(skillskape, 'dev', NO_LABELS);
  // A hundred sentences for the compiler, which are not counted.
  const [warm, counted] = [texts.slice(0, 100), texts.slice(100)];
  for (const { text } of warm) readNeed(text, taxonomy, { allSentences: true, language: 'en' });
  const times = (): Times => {
    const found: Times = { wall: [], processor: [] };
    for (const { text } of counted) {
      const before = process.cpuUsage();
      const from = performance.now();
      const { sentences } = readNeed(text, taxonomy, { allSentences: true, language: 'en' });
      const count = Math.max(1, sentences.length);
      found.wall.push((performance.now() - from) / count);
      const { user, system } = process.cpuUsage(before);
      found.processor.push((user + system) / 1000 / count);
    }
    return found;
  };
  const [fresh, again] = [times(), times()];
  return {
    ...part,
    residentMegabytes: process.memoryUsage().rss / 1e6,
    milliseconds: {
      'words new to it': percentiles(fresh.wall),
      'words met before': percentiles(again.wall),
      'words new to it, processor time': percentiles(fresh.processor),
      'words met before, processor time': percentiles(again.processor),
    },
    sentences: counted.length,
  };
}

function memory(): Pick<Part, 'peakMegabytes' | 'residentMegabytes'> {
  return {
    peakMegabytes: process.resourceUsage().maxRSS / 1000,
    residentMegabytes: process.memoryUsage().rss / 1e6,
  };
}

function percentiles(values: readonly number[]): { p50: number; p99: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { p50: at(0.5), p99: at(0.99) };
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      esco: { type: 'string' },
      skillskape: { type: 'string' },
      part: { type: 'string' },
      place: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const { esco, skillskape } = referenceFolders(values);
  if (values.part !== undefined) {
    const place = values.place!;
    console.log(JSON.stringify(values.part === 'first' ? await first(esco, place) : await kept(skillskape, place)));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-speed-'));
  const one = (part: string): Part => {
    const told = ['--part', part, '--place', join(folder, 'esco.idx'), '--esco', esco, '--skillskape', skillskape];
    return JSON.parse(execFileSync(process.execPath, [import.meta.filename, ...told], { encoding: 'utf8' })) as Part;
  };
  const waiting = loadavg()[0]!;
  const report = { waiting, first: one('first'), kept: one('kept') };
  rmSync(folder, { recursive: true });
  if (values.json) console.log(JSON.stringify(report, null, 1));
  else print(report);
}

function print({ waiting, first: built, kept: opened }: { waiting: number; first: Part; kept: Part }): void {
  console.log(`waiting for the two cores when it began: ${waiting.toFixed(1)}`);
  console.log(`first start: ${built.seconds.toFixed(1)} s, at most ${built.peakMegabytes.toFixed(0)} MB`);
  console.log(
    `start from a kept index to the first answer: ${opened.seconds.toFixed(2)} s, at most ${opened.peakMegabytes.toFixed(0)} MB; after ${opened.sentences} sentences ${opened.residentMegabytes.toFixed(0)} MB`,
  );
  for (const [name, { p50, p99 }] of Object.entries(opened.milliseconds!))
    console.log(`milliseconds a sentence, ${name}: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}`);
}

if (import.meta.main) await run();
