// Makes one file of a module in a process of its own.
import { openModule, renderAll, renderMaterial, zipCartridge, zipPackage } from '@dragoman/materials';
import type { MaterialName, ModuleFiles } from '@dragoman/materials';
import type { ArchiveName } from '../../materials-contract.ts';

export interface FileToRender {
  readonly files: ModuleFiles;
  readonly wanted: ArchiveName | { readonly name: MaterialName; readonly format: 'html' | 'pdf' };
  readonly indicators: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly createdAt: string;
}

export async function run({ files, wanted, indicators, createdAt }: FileToRender): Promise<Uint8Array> {
  const module = openModule(files);
  const options = {
    createdAt: new Date(createdAt),
    sayIndicator: (id: string, language: string) => indicators[id]?.[language] ?? indicators[id]?.['en'],
  };
  if (typeof wanted === 'object') {
    const { html, pdf } = await renderMaterial(module, wanted.name, options);
    return wanted.format === 'html' ? new TextEncoder().encode(html) : new Uint8Array(pdf);
  }
  const materials = await renderAll(module, options);
  return (wanted === 'package.zip' ? zipPackage : zipCartridge)(module, materials, options);
}
