// Language and theme as native selects behind one short word, so that they fit a phone's top bar.
import type { ComponentChildren, JSX } from 'preact';

interface SwitchProps {
  readonly label: string;
  readonly shown: ComponentChildren;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly lang?: string }[];
  readonly onChange: (value: string) => void;
}

function Switch(props: SwitchProps): JSX.Element {
  return (
    <label class="switch">
      <span aria-hidden="true">{props.shown}</span>
      <svg class="chevron" viewBox="0 0 9 6" aria-hidden="true">
        <path d="M1 1l3.5 3.5L8 1" fill="none" stroke="currentColor" stroke-width="1.4" />
      </svg>
      <select
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface LanguageSwitchProps {
  readonly label: string;
  readonly language: string;
  /** Languages by their own names: `{ code: 'fi', name: 'Suomi' }`. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  /** Show the code only, for the narrow bar. */
  readonly short?: boolean;
  readonly onChange: (code: string) => void;
}

export function LanguageSwitch(props: LanguageSwitchProps): JSX.Element {
  const current = props.languages.find((language) => language.code === props.language);
  return (
    <Switch
      label={props.label}
      shown={props.short ? props.language.toUpperCase() : (current?.name ?? props.language)}
      value={props.language}
      options={props.languages.map(({ code, name }) => ({ value: code, text: name, lang: code }))}
      onChange={props.onChange}
    />
  );
}

export type Theme = 'system' | 'light' | 'dark';

export interface ThemeSwitchProps {
  readonly label: string;
  readonly theme: Theme;
  readonly names: Readonly<Record<Theme, string>>;
  readonly onChange: (theme: Theme) => void;
}

export function ThemeSwitch(props: ThemeSwitchProps): JSX.Element {
  return (
    <Switch
      label={props.label}
      shown={<HalfDisc />}
      value={props.theme}
      options={(['system', 'light', 'dark'] as const).map((value) => ({ value, text: props.names[value] }))}
      onChange={(value) => props.onChange(value as Theme)}
    />
  );
}

function HalfDisc(): JSX.Element {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.4" />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </svg>
  );
}
