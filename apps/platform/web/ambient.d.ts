// What the bundler understands and the compiler has to be told.
declare module '*.css';

declare module 'virtual:messages/*' {
  import type { CompiledMessages } from '../../../scripts/messages/compile-catalogue.ts';
  export const messages: CompiledMessages;
}

declare module 'virtual:messages' {
  import type { MessageLoaders } from './messages/messages.ts';
  export const LOADERS: MessageLoaders;
}

interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}
