// What the ids in a long module say in words: skills and indicators of the framework, items of the bank, titles of other modules.
import type { ModuleWords } from '../features/catalogue/server/index.ts';
import type { Content } from './load-content.ts';

type Texts = Readonly<Record<string, string>>;

export function moduleWords({ framework, bank, modules, longModules }: Content): ModuleWords {
  const skills = new Map<string, Texts>(framework.skills.map(({ id, name }) => [id, name]));
  const indicators = new Map<string, Texts>(
    framework.skills.flatMap(({ levels }) =>
      levels.flatMap((level) => level.indicators.map(({ id, text }) => [id, text] as const)),
    ),
  );
  const items = new Map<string, Texts>([
    ...bank.statements.map(({ id, text }) => [id, text] as const),
    ...bank.scenarios.map(({ id, text }) => [id, text] as const),
  ]);
  const titles = new Map<string, Texts>(modules.map(({ id, title }) => [id, title]));
  return {
    skill: (id) => skills.get(id),
    indicator: (id) => indicators.get(id),
    item: (id) => items.get(id),
    module: (id) => titles.get(id) ?? longModules.find(id)?.head.title,
  };
}
