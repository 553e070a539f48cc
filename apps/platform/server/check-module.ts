// What the content is held to, for the drafts of institutions: the same checks that the shipped modules pass.
import type { LongModule } from '@dragoman/materials';
import { findLongModuleFaults } from '../../../content/checks/find-long-module-faults.ts';
import type { Content } from './load-content.ts';

/** A draft may need any module that ships; its links are checked against the framework and the item bank that ship. */
export function moduleCheck(content: Pick<Content, 'framework' | 'bank' | 'modules' | 'longModules'>) {
  const { framework, bank, modules, longModules } = content;
  return (module: LongModule): readonly string[] =>
    findLongModuleFaults([module], {
      framework,
      bank,
      otherModules: [...modules.map(({ id }) => id), ...longModules.list().map(({ head }) => head.id)],
    });
}
