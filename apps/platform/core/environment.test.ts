import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { StartRefusal } from './start-refusal.ts';

describe('the environment', () => {
  it('has defaults for everything and then listens on this machine only', () => {
    expect(readEnvironment({})).toEqual({
      port: 4180,
      host: '127.0.0.1',
      dataFolder: './data',
      publicUrl: undefined,
      databaseUrl: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      logLevel: 'warn',
    });
  });

  it('counts an empty setting as not set', () => {
    expect(readEnvironment({ DRAGOMAN_PORT: '', DATABASE_URL: ' ' }).port).toBe(4180);
  });

  it('listens on every interface when a public address is named, and where it is told to', () => {
    expect(readEnvironment({ DRAGOMAN_URL: 'https://kt.example.org' }).host).toBe('0.0.0.0');
    expect(readEnvironment({ DRAGOMAN_URL: 'http://localhost:4180' }).host).toBe('127.0.0.1');
    expect(readEnvironment({ DRAGOMAN_HOST: '::' }).host).toBe('::');
    expect(readEnvironment({ DRAGOMAN_URL: 'https://kt.example.org', DRAGOMAN_HOST: '127.0.0.1' }).host).toBe(
      '127.0.0.1',
    );
  });

  it.each([
    [{ DRAGOMAN_PORT: '80x' }, 'DRAGOMAN_PORT must be a port number'],
    [{ DRAGOMAN_PORT: '65536' }, 'DRAGOMAN_PORT must be a port number'],
    [{ DRAGOMAN_HOST: 'a b' }, 'DRAGOMAN_HOST must be an address'],
    [{ DRAGOMAN_URL: 'kt.example.org' }, 'DRAGOMAN_URL must be the public address'],
    [{ DRAGOMAN_URL: 'https://kt.example.org/app' }, 'DRAGOMAN_URL must be the public address'],
    [{ DRAGOMAN_URL: 'javascript:alert(1)' }, 'DRAGOMAN_URL must be the public address'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL must begin with smtp://'],
    [{ SMTP_URL: 'smtp://mail.example.org' }, 'DRAGOMAN_MAIL_FROM must be set'],
    [{ DRAGOMAN_LOG: 'loud' }, 'DRAGOMAN_LOG must be one of silent, error, warn, info, debug'],
    [{ DRAGOMAN_MAIL_FROM: 'nobody' }, 'DRAGOMAN_MAIL_FROM must be a mail address'],
    [{ DRAGOMAN_MAIL_FROM: 'a@example.org\r\nBcc: b@example.org' }, 'DRAGOMAN_MAIL_FROM must be a mail address'],
  ])('says in a sentence what is wrong with %o', (source, sentence) => {
    expect(() => readEnvironment(source)).toThrow(sentence);
    expect(() => readEnvironment(source)).toThrow(StartRefusal);
  });

  it('names every wrong setting at once and repeats no value', () => {
    const read = () => readEnvironment({ DRAGOMAN_PORT: 'x', DATABASE_URL: 'secret-word' });
    expect(read).toThrow(/DRAGOMAN_PORT .* DATABASE_URL /);
    expect(read).not.toThrow('secret-word');
  });
});
