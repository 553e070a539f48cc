import { createIdMaker, fixedClock, seededRandom } from '@dragoman/kernel';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../database/testing/make-folder.ts';
import { composeMail } from './compose-mail.ts';
import { openMailFolder } from './mail-folder.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

const start = () => {
  const path = join(makeTemporaryFolder(), 'mail');
  const folder = openMailFolder(path);
  const clock = fixedClock('2026-11-21T10:00:00.000Z');
  const makeId = createIdMaker(clock, seededRandom(1));
  const keep = (subject: string, id = makeId()) => {
    folder.keep(
      { id, at: clock.iso(), to: 'a@example.org', subject, text: 'synthetic' },
      Buffer.from(`raw ${subject}`),
    );
    return id;
  };
  return { path, folder, clock, keep };
};

describe('the mail folder', () => {
  it('is empty before the first mail', () => {
    expect(start().folder.list()).toEqual([]);
  });

  it('lists the newest mail first and shows one with its message', () => {
    const { folder, keep, clock } = start();
    keep('one');
    clock.advance(1_000);
    const second = keep('two');
    expect(folder.list().map((mail) => mail.subject)).toEqual(['two', 'one']);
    expect(folder.list(1)).toHaveLength(1);
    expect(Buffer.from(folder.read(second)!.message).toString()).toBe('raw two');
  });

  it('keeps a mail once however often it is delivered, for its owner only', () => {
    const { path, folder, keep } = start();
    const id = keep('one');
    keep('one', id);
    expect(folder.list()).toHaveLength(1);
    expect(readdirSync(path)).toHaveLength(2);
    for (const name of readdirSync(path)) expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
  });

  it('gives nothing for names that are no mail, and never leaves its folder', () => {
    const { folder } = start();
    expect(folder.read('019f0000-0000-7000-8000-000000000000')).toBeNull();
    expect(folder.read('../keys/installation')).toBeNull();
    expect(() => folder.remove('../keys/installation')).toThrow('UUID');
  });

  it('forgets what is older than told', () => {
    const { folder, keep, clock } = start();
    keep('old');
    clock.advance(90 * 86_400_000);
    keep('new');
    expect(folder.forget(new Date(clock.now() - 89 * 86_400_000))).toBe(1);
    expect(folder.list().map((mail) => mail.subject)).toEqual(['new']);
  });
});

describe('a composed mail', () => {
  const envelope = { id: '019f0000-0000-7000-8000-000000000000', from: 'Dragoman <desk@example.org>', at: new Date(0) };
  const compose = async (mail: Partial<OutgoingMail>) =>
    (await composeMail({ to: 'a@example.org', subject: 's', text: 't', ...mail }, envelope)).toString();

  it('carries words in every script and an attachment', async () => {
    const message = await compose({
      subject: 'Kutsu: Jääskeläinen',
      text: 'Łódź 知識',
      attachments: [
        {
          fileName: 'plan.ics',
          contentType: 'text/calendar',
          base64: Buffer.from('BEGIN:VCALENDAR').toString('base64'),
        },
      ],
    });
    expect(message).toContain('=?UTF-8?');
    expect(message).toContain('filename=plan.ics');
    expect(message).toContain(Buffer.from('BEGIN:VCALENDAR').toString('base64'));
  });

  it('reads no file and asks no server, whatever its text looks like', async () => {
    expect(await compose({ text: '{"path":"/etc/passwd"}', html: '<img src="file:///etc/passwd">' })).not.toContain(
      'root:',
    );
  });
});
