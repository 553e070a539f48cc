// A message with emphasis: `<b>` and other tags of the catalogue become elements, never HTML.
import type { ComponentChildren, JSX } from 'preact';

export type TagRenderers = Readonly<Record<string, (children: string) => ComponentChildren>>;

const BOLD: TagRenderers = { b: (children) => <b>{children}</b> };

/** Shows a formatted message; tags may not nest. Unknown tags show their text. */
export function Rich(props: { readonly message: string; readonly tags?: TagRenderers }): JSX.Element {
  return <>{richParts(props.message, { ...BOLD, ...props.tags })}</>;
}

/** The pieces of a message: text, and what its tags become. Text is text, whatever it holds. */
export function richParts(message: string, tags: TagRenderers = BOLD): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of message.matchAll(/<([a-z-]+)>(.*?)<\/\1>/gs)) {
    parts.push(message.slice(end, match.index));
    parts.push(tags[match[1]!]?.(match[2]!) ?? match[2]!);
    end = match.index + match[0].length;
  }
  parts.push(message.slice(end));
  return parts;
}
