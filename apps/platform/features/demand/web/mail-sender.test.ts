import { describe, expect, it } from 'vitest';
import { readSender } from './mail-sender.ts';

describe('the sender of a pasted mail', () => {
  it('is read out of the header in the languages of mail programs', () => {
    const anna = { name: 'Anna Kowal (synthetic)', email: 'anna@synthetic.example' };
    for (const word of ['From', 'Lähettäjä', 'Da', 'Od', 'Van', 'VON'])
      expect(readSender(`${word}: Anna Kowal (synthetic) <anna@synthetic.example>\nDate: today\n\nDear all,`)).toEqual(
        anna,
      );
    expect(readSender('Subject: help\nFrom: "Anna Kowal (synthetic)" <anna@synthetic.example>')).toEqual(anna);
    expect(readSender('From: <anna@synthetic.example>')).toEqual({ ...anna, name: '' });
  });

  it('is nobody when there is no header, no address, or only a quoted mail far below', () => {
    for (const text of [
      '',
      'We come from: Kraków <south>',
      'From: Anna',
      `${'We need help. '.repeat(200)}\nFrom: A <a@synthetic.example>`,
    ])
      expect(readSender(text)).toBeNull();
  });
});
