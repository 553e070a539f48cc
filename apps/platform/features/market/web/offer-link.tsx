// Something that teaches a skill, by its name. A course is called in the language it is held in.
import type { JSX } from 'preact';
import type { OfferView } from '../contract.ts';

export function OfferLink({ offer }: { readonly offer: OfferView }): JSX.Element {
  const { kind, title, href, languages } = offer;
  return (
    <a href={href} lang={kind === 'programme' ? languages[0] : undefined}>
      {title}
    </a>
  );
}
