// `dragoman match-people`: who is expert for a text, by their works, with the works and words that say so.
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadMatchingModel, PeopleIndex } from '@dragoman/matching';
import type { Person, PersonMatch, Work } from '@dragoman/matching';
import type { Command } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { formatTable } from '../format-table.ts';
import { readJsonLines, textField } from '../json-lines.ts';
import { numberOf, requiredText, textOf } from '../options.ts';

const MODEL = join(import.meta.dirname, '..', '..', '..', '..', 'content', 'matching');

interface Query {
  id: string;
  text: string;
}

interface Answer {
  id: string;
  people: PersonMatch[];
}

export const matchPeopleCommand: Command = {
  name: 'match-people',
  usage: 'dragoman match-people --people people.jsonl (--query text | --queries queries.jsonl) [--top 10]',
  options: {
    people: { type: 'string' },
    query: { type: 'string' },
    queries: { type: 'string' },
    top: { type: 'string' },
  },
  takesData: false,
  async run(_path, values) {
    const people = await readPeople(requiredText(values, 'people', 'a file of people, one JSON object a line'));
    const [query, queries] = [textOf(values, 'query'), textOf(values, 'queries')];
    if ((query === undefined) === (queries === undefined)) throw usageError('one of --query and --queries is needed');
    const asked = queries === undefined ? [{ id: 'query', text: query! }] : await readQueries(queries);
    const empty = asked.find(({ text }) => !/\p{L}/u.test(text));
    if (empty !== undefined) throw new CommandError(`the query "${empty.id}" has no word in it`);
    const index = new PeopleIndex(people, loadMatchingModel(MODEL).languages);
    const top = numberOf(values, 'top', 'count') ?? people.length;
    const answers = asked.map(({ id, text }): Answer => ({ id, people: index.match(text, { top }) }));
    return { json: queries === undefined ? answers[0]!.people : answers, text: answers.map(describe).join('\n\n') };
  },
};

async function readPeople(path: string): Promise<Person[]> {
  const people: Person[] = [];
  const seen = new Set<string>();
  for await (const { line, value } of linesOf(path)) {
    const where = `${path}: line ${line}`;
    const id = textField(value, 'id', where);
    if (seen.has(id)) throw new CommandError(`${where}: the id "${id}" stands twice`);
    seen.add(id);
    const works = value['works'] ?? [];
    if (!Array.isArray(works)) throw new CommandError(`${where}: "works" is not a list`);
    people.push({
      id,
      name: typeof value['name'] === 'string' ? value['name'] : id,
      works: works.map((work, at) => readWork(work, `${where}, work ${at + 1}`)),
    });
  }
  if (people.length === 0) throw new CommandError(`${path} holds no people`);
  return people;
}

function readWork(work: unknown, where: string): Work {
  if (work === null || typeof work !== 'object') throw new CommandError(`${where} is not an object`);
  const { title, abstract } = work as Record<string, unknown>;
  if (typeof title !== 'string') throw new CommandError(`${where} has no title`);
  return { title, abstract: typeof abstract === 'string' ? abstract : undefined };
}

async function readQueries(path: string): Promise<Query[]> {
  const queries: Query[] = [];
  for await (const { line, value } of linesOf(path)) {
    const where = `${path}: line ${line}`;
    queries.push({
      id: textField(value, 'id', where),
      text: textField(value, 'query' in value ? 'query' : 'text', where),
    });
  }
  if (queries.length === 0) throw new CommandError(`${path} holds no queries`);
  return queries;
}

function linesOf(path: string): ReturnType<typeof readJsonLines> {
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}`);
  return readJsonLines(createReadStream(path, 'utf8'), path);
}

function describe({ id, people }: Answer): string {
  const rows = people.map(({ name, score, works, message }) => [
    name,
    score,
    works.map(({ title, words }) => `${title} (${words.join(', ')})`).join('; ') || message,
  ]);
  return `${id}\n${formatTable(['person', 'score', 'because of'], rows)}`;
}
