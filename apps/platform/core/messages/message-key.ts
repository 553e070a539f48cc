// The keys of all catalogues, as the server's code may use them.
export type { MessageKey } from '../../../../content/messages/message-keys.ts';
