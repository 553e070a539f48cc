import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../../web/api/problem.ts';
import { openDraftSession } from './draft-session.ts';
import type { Changes, DraftServer, Files, KeptChanges } from './draft-session.ts';

const refuse = (code: string, status: number): ProblemError =>
  new ProblemError({ code, values: {}, status, retryAfter: null });

function invent(files: Files = { 'guide.en.md': 'one', 'module.json': '{}' }) {
  const server = {
    revision: 1,
    files,
    fail: null as ProblemError | null,
    hold: null as Promise<void> | null,
    saves: [] as Changes[],
  };
  const calls: DraftServer = {
    read: async () => ({ revision: server.revision, files: server.files }),
    async save(revision, changes) {
      server.saves.push(changes);
      await server.hold;
      if (server.fail !== null) throw server.fail;
      if (revision !== server.revision) throw refuse('materials.draft-moved', 409);
      server.revision += 1;
      server.files = Object.fromEntries(
        Object.entries({ ...server.files, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null),
      );
      return { revision: server.revision };
    },
  };
  let kept: KeptChanges | null = null;
  const store = { read: () => kept, write: (value: KeptChanges | null) => void (kept = value) };
  const open = () => openDraftSession({ revision: server.revision, files: server.files }, calls, store);
  return { server, open, kept: () => kept };
}

describe('a draft under somebody’s hands', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is kept on the device at once and saved once the typing rests', async () => {
    const { server, open, kept } = invent();
    const session = open();
    session.change('guide.en.md', 'two');
    session.change('guide.en.md', 'three');
    expect([session.state.value, kept()]).toEqual(['changed', { revision: 1, changes: { 'guide.en.md': 'three' } }]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.saves).toEqual([{ 'guide.en.md': 'three' }]);
    expect([session.state.value, session.unsaved.value, kept()]).toEqual(['saved', [], null]);
    session.change('guide.en.md', 'four');
    session.change('guide.en.md', 'three');
    expect(session.state.value).toBe('saved');
  });

  it('saves what was typed while the answer was on its way', async () => {
    const { server, open } = invent();
    const session = open();
    let letGo: () => void = () => {};
    server.hold = new Promise((resolve) => (letGo = resolve));
    session.change('guide.en.md', 'two');
    await vi.advanceTimersByTimeAsync(2_000);
    session.change('guide.en.md', 'three');
    letGo();
    server.hold = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.files['guide.en.md']).toBe('three');
    expect(session.state.value).toBe('saved');
  });

  it('survives a page that is closed, and a network that is gone', async () => {
    const { server, open } = invent();
    server.fail = refuse('network.lost', 0);
    const session = open();
    session.change('guide.en.md', 'two');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state.value).toBe('waiting');
    server.fail = null;
    const later = open();
    expect(later.files.value['guide.en.md']).toBe('two');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([later.state.value, server.files['guide.en.md']]).toEqual(['saved', 'two']);
  });

  it('loses nobody’s words when somebody else has saved: either side can be taken', async () => {
    const { server, open } = invent();
    const [mine, theirs] = [open(), open()];
    theirs.change('module.json', '{"theirs":1}');
    await theirs.save();
    theirs.change('guide.en.md', 'their guide');
    await theirs.save();
    mine.change('guide.en.md', 'my guide');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([mine.state.value, mine.files.value['guide.en.md']]).toEqual(['moved', 'my guide']);
    mine.change('guide.en.md', 'my better guide');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.files['guide.en.md']).toBe('their guide');
    await mine.keepMine();
    expect(server.files).toEqual({ 'guide.en.md': 'my better guide', 'module.json': '{"theirs":1}' });
    theirs.change('guide.en.md', 'again');
    await theirs.save();
    expect(theirs.state.value).toBe('moved');
    await theirs.takeTheirs();
    expect([theirs.state.value, theirs.files.value['guide.en.md']]).toEqual(['saved', 'my better guide']);
  });

  it('asks who comes back to kept words after others have saved', async () => {
    const { server, open } = invent();
    const session = open();
    session.change('guide.en.md', 'mine');
    server.revision = 5;
    const later = open();
    expect([later.state.value, later.files.value['guide.en.md']]).toEqual(['moved', 'mine']);
    session.end();
    later.end();
  });

  it('says what was refused and tries nothing again by itself', async () => {
    const { server, open } = invent();
    server.fail = refuse('materials.path-not-allowed', 422);
    const session = open();
    session.change('Guide.md', 'x');
    await vi.advanceTimersByTimeAsync(20_000);
    expect([session.state.value, session.problem.value?.code]).toEqual(['refused', 'materials.path-not-allowed']);
    expect(server.saves).toHaveLength(1);
    session.change('Guide.md', null);
    expect(session.unsaved.value).toEqual([]);
  });
});
