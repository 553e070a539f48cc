// The calls for teaching materials, with the types of their contract.
import { request } from '../../../web/api/request.ts';
import type {
  MaterialListing,
  MaterialLibrary,
  ModuleDetail,
  OwnMaterials,
  ReadablePage,
} from '../materials-contract.ts';

/** Where a module is kept: what ships, or what a participant reads of it. */
export type Shelf = 'materials' | 'my-materials';

type Name = Pick<MaterialListing, 'kind' | 'language'>;

/** Address of a material as a file. */
export function fileAddress(shelf: string, id: string, { kind, language }: Name, format: 'html' | 'pdf'): string {
  return `/api/${shelf}/${id}/files/${kind}.${language}.${format}`;
}

export function archiveAddress(shelf: string, id: string, archive: 'package.zip' | 'cartridge.imscc'): string {
  return `/api/${shelf}/${id}/archives/${archive}`;
}

/** Address of the page on which a material is read. */
export function readingAddress(shelf: string, id: string, { kind, language }: Name): string {
  return `/${shelf}/${id}/read/${kind}/${language}`;
}

export const materialsApi = {
  library: () => request<MaterialLibrary>('GET', '/materials'),
  module: (id: string) => request<ModuleDetail>('GET', `/materials/${id}`),
  own: () => request<OwnMaterials>('GET', '/my-materials'),
  page: (shelf: string, id: string, { kind, language }: { readonly kind: string; readonly language: string }) =>
    request<ReadablePage>('GET', `/${shelf}/${id}/pages/${kind}/${language}`),
};
