// What staff do on their pages, by keyboard: set up, enrol, sign in and out, invite, read mail.
import type { Locator, Page } from 'playwright-core';
import type { MessageKey } from '../../content/messages/message-keys.ts';
import type { PageLanguage, Sentences } from '../set-up/sentences.ts';
import { createAuthenticator } from './authenticator.ts';
import type { Authenticator } from './authenticator.ts';
import { chooseLanguage, pressOn, tabTo } from './keyboard.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface StaffPages {
  /** Types into the field of this label, in place of what stood there. */
  type(label: MessageKey, text: string): Promise<void>;
  press(button: MessageKey): Promise<void>;
  /** Starts the enrolment and reads the secret into an authenticator. */
  beginEnrolment(): Promise<Authenticator>;
  /** Types a code and confirms it. */
  confirmEnrolment(code: string): Promise<void>;
  backupCodes(): Promise<string[]>;
  signIn(who: Credentials): Promise<void>;
  giveCode(code: string): Promise<void>;
  signOut(where: 'here' | 'everywhere'): Promise<void>;
  /** Invites with the roles of these names; the form starts with "participant" chosen. */
  invite(email: string, language: PageLanguage, roles: readonly MessageKey[]): Promise<void>;
  /** Opens the newest mail to this address on the administrator's page and gives its text. */
  readMail(to: string): Promise<string>;
}

export function staffOn(page: Page, { say, within }: Sentences): StaffPages {
  const main = page.getByRole('main');
  const button = (key: MessageKey): Locator => main.getByRole('button', { name: say(key), exact: true });
  const factor = main.getByRole('region', { name: say('account.second-factor') });
  const invitation = main.getByRole('region', { name: say('institution.invite') });

  const typeInto = async (field: Locator, text: string): Promise<void> => {
    await tabTo(page, field);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };
  const type = (label: MessageKey, text: string): Promise<void> =>
    typeInto(main.getByLabel(say(label), { exact: true }), text);
  const press = (key: MessageKey): Promise<void> => pressOn(page, button(key));

  return {
    type,
    press,
    async beginEnrolment() {
      await pressOn(page, factor.getByRole('button', { name: say('account.factor-begin'), exact: true }));
      await factor.getByRole('img', { name: say('account.factor-code-label') }).waitFor();
      return createAuthenticator(await factor.getByRole('code').first().innerText());
    },
    async confirmEnrolment(code) {
      await typeInto(factor.getByRole('textbox', { name: say('sign-in.code') }), code);
      await pressOn(page, factor.getByRole('button', { name: say('account.factor-confirm'), exact: true }));
    },
    async backupCodes() {
      await factor.getByText(say('account.backup-codes'), { exact: true }).waitFor();
      return factor.getByRole('listitem').allInnerTexts();
    },
    async signIn({ email, password }) {
      await type('sign-in.email', email);
      await type('sign-in.password', password);
      await press('shell.sign-in');
    },
    async giveCode(code) {
      await type('sign-in.code', code);
      await press('action.continue');
    },
    async signOut(where) {
      await press(where === 'here' ? 'account.sign-out' : 'account.sign-out-everywhere');
      await page
        .getByRole('navigation')
        .getByRole('link', { name: say('shell.sign-in') })
        .waitFor();
    },
    async invite(email, language, roles) {
      await typeInto(invitation.getByRole('textbox', { name: say('sign-in.email') }), email);
      for (const role of roles) {
        await tabTo(page, invitation.getByRole('checkbox', { name: say(role), exact: true }));
        await page.keyboard.press('Space');
      }
      await tabTo(page, invitation.getByRole('combobox', { name: say('institution.mail-language') }));
      await chooseLanguage(page, language);
      await pressOn(page, invitation.getByRole('button', { name: say('institution.send-invitation'), exact: true }));
      await invitation.getByText(within('institution.invited')).waitFor();
    },
    async readMail(to) {
      const mail = main.getByRole('listitem').filter({ hasText: to }).first();
      await pressOn(page, mail.getByRole('button'));
      const text = page.getByRole('dialog').getByText('http');
      await text.waitFor();
      return text.innerText();
    },
  };
}

/** The link in a mail. */
export function linkIn(text: string): string {
  const link = /https?:\/\/\S+#\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`No link in: ${text}`);
  return link;
}
