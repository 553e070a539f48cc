// A page of short texts under headings, each with an address of its own.
import type { JSX } from 'preact';
import { Page } from '../page/page.tsx';
import { useHashTarget } from '../page/use-hash-target.ts';
import './text-page.css';

export interface TextSection {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export function TextPage(props: {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly TextSection[];
}): JSX.Element {
  useHashTarget();
  return (
    <Page title={props.title} width="reading">
      <p class="note">{props.title}</p>
      <h1>{props.lead}</h1>
      {props.sections.map((section) => (
        <section
          key={section.id}
          class="text-section"
          id={section.id}
          tabIndex={-1}
          aria-labelledby={`${section.id}-title`}
        >
          <h2 id={`${section.id}-title`}>{section.title}</h2>
          <p class="prose">{section.text}</p>
        </section>
      ))}
    </Page>
  );
}
