// `npm run materials -- --module negotiation --out DIR`: writes everything that is printed and handed out of a long module.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openModule, renderAll, renderContents, zipCartridge, zipPackage } from '@dragoman/materials';
import { listModuleFolders, readModuleFolder } from '@dragoman/materials/folder';
import { loadFramework } from '../../apps/platform/features/framework/server/index.ts';

const content = new URL('../../content/', import.meta.url);
const folder = new URL('modules/long/', content);
const known = listModuleFolders(folder);
const { values } = parseArgs({
  options: { module: { type: 'string' }, out: { type: 'string' }, start: { type: 'string', default: '09:00' } },
});

if (values.module === undefined || !known.includes(values.module) || values.out === undefined) {
  console.error(`Usage: npm run materials -- --module <${known.join('|')}> --out <folder> [--start 09:00]`);
  process.exit(2);
}

const began = performance.now();
const module = openModule(readModuleFolder(new URL(`${values.module}/`, folder)));
const { skills } = loadFramework(new URL('frameworks/dragoman-25/', content));
const indicators = new Map(
  skills.flatMap((skill) =>
    skill.levels.flatMap((level) => level.indicators.map(({ id, text }) => [id, text] as const)),
  ),
);
const createdAt = new Date();
const materials = await renderAll(module, {
  createdAt,
  start: values.start,
  sayIndicator: (id, language) => indicators.get(id)?.[language],
});

mkdirSync(values.out, { recursive: true });
const write = (name: string, file: string | Uint8Array): void => writeFileSync(join(values.out!, name), file);
for (const { fileName, html, pdf } of materials) {
  write(`${fileName}.html`, html);
  write(`${fileName}.pdf`, pdf);
}
write('index.html', renderContents(module, materials));
write(`${module.head.id}-${module.head.version}.zip`, zipPackage(module, materials, { createdAt }));
write(`${module.head.id}-${module.head.version}.imscc`, zipCartridge(module, materials, { createdAt }));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${materials.length} materials as HTML and PDF, a package and a cartridge in ${values.out} (${seconds} s)`);
