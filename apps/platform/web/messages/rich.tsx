// A message with emphasis: `<b>` and other tags of the catalogue become elements, never HTML.
import type { ComponentChildren, JSX } from 'preact';

export type TagRenderers = Readonly<Record<string, (children: string) => ComponentChildren>>;

const BOLD: TagRenderers = { b: (children) => <b>{children}</b> };

/** Shows a formatted message; tags may not nest. Unknown tags show their text. */
export function Rich(props: { readonly message: string; readonly tags?: TagRenderers }): JSX.Element {
  const tags = { ...BOLD, ...props.tags };
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of props.message.matchAll(/<([a-z-]+)>(.*?)<\/\1>/gs)) {
    parts.push(props.message.slice(end, match.index));
    parts.push(tags[match[1]!]?.(match[2]!) ?? match[2]!);
    end = match.index + match[0].length;
  }
  parts.push(props.message.slice(end));
  return <>{parts}</>;
}
