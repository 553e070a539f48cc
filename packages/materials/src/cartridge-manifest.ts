// The manifest of an IMS Common Cartridge 1.3: one rooted tree of folders and pages, a web content resource for each file.
import { sayHours } from './compose-facts.ts';
import { escapeMarkup } from './escape.ts';
import type { LongModule } from './open-module.ts';
import type { RenderedMaterial } from './render-all.ts';
import { sayWord } from './words.ts';
import { sumWorkload } from './workload.ts';

const NAMESPACES = [
  'xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"',
  'xmlns:lomr="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/resource"',
  'xmlns:lomm="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1 http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_imscp_v1p2_v1p0.xsd http://ltsc.ieee.org/xsd/imsccv1p3/LOM/resource http://www.imsglobal.org/profile/cc/ccv1p3/LOM/ccv1p3_lomresource_v1p0.xsd http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest http://www.imsglobal.org/profile/cc/ccv1p3/LOM/ccv1p3_lommanifest_v1p0.xsd"',
].join(' ');

/** Who sees a resource, in the vocabulary of the cartridge. */
const INSTRUCTORS_ONLY =
  '<metadata><lomr:lom><lomr:educational><lomr:intendedEndUserRole><lomr:source>IMSGLC_CC_Rolesv1p2</lomr:source><lomr:value>Instructor</lomr:value></lomr:intendedEndUserRole></lomr:educational></lomr:lom></metadata>';

export function describeCartridge(module: LongModule, materials: readonly RenderedMaterial[]): string {
  const { head } = module;
  const source = head.languages[0]!;
  const folders = head.languages.flatMap((language) =>
    (['participants', 'facilitator'] as const).map((audience) => ({
      id: `folder-${audience}-${language}`,
      title: `${sayWord(language, audience === 'participants' ? 'forParticipants' : 'forFacilitators')} (${language})`,
      materials: materials.filter((each) => each.language === language && each.audience === audience),
    })),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="dragoman-${head.id}-${head.version}" ${NAMESPACES}>
<metadata>
<schema>IMS Common Cartridge</schema>
<schemaversion>1.3.0</schemaversion>
<lomm:lom>
<lomm:general>
${head.languages.map((language) => string('title', language, head.title[language] ?? '')).join('\n')}
<lomm:language>${source}</lomm:language>
${string('description', source, `${head.purpose[source]!} ${sayHours(sumWorkload(head), source)} h, ${head.ects} ECTS.`)}
</lomm:general>
<lomm:rights>
<lomm:copyrightAndOtherRestrictions><lomm:value>yes</lomm:value></lomm:copyrightAndOtherRestrictions>
${string('description', source, `CC BY 4.0, ${head.authors.join(', ')}. https://creativecommons.org/licenses/by/4.0/`)}
</lomm:rights>
</lomm:lom>
</metadata>
<organizations>
<organization identifier="organization" structure="rooted-hierarchy">
<item identifier="root">
${folders
  .filter((folder) => folder.materials.length > 0)
  .map(
    (folder) =>
      `<item identifier="${folder.id}"><title>${escapeMarkup(folder.title)}</title>\n${folder.materials.map(describeItem).join('\n')}\n</item>`,
  )
  .join('\n')}
</item>
</organization>
</organizations>
<resources>
${materials.map(describeResources).join('\n')}
</resources>
</manifest>
`;
}

function string(element: 'title' | 'description', language: string, words: string): string {
  return `<lomm:${element}><lomm:string language="${language}">${escapeMarkup(words)}</lomm:string></lomm:${element}>`;
}

function idOf({ fileName }: RenderedMaterial): string {
  return fileName.replaceAll('.', '-');
}

function describeItem(material: RenderedMaterial): string {
  const id = idOf(material);
  const title = escapeMarkup(material.title);
  return (
    `<item identifier="item-${id}" identifierref="page-${id}"><title>${title}</title></item>\n` +
    `<item identifier="item-${id}-pdf" identifierref="pdf-${id}"><title>${title} (PDF)</title></item>`
  );
}

function describeResources(material: RenderedMaterial): string {
  const id = idOf(material);
  const isForInstructors = material.audience === 'facilitator';
  const use = isForInstructors ? ' intendeduse="lessonplan"' : '';
  return (['html', 'pdf'] as const)
    .map((kind) => {
      const href = `web/${material.fileName}.${kind}`;
      const name = kind === 'html' ? `page-${id}` : `pdf-${id}`;
      return `<resource identifier="${name}" type="webcontent"${use} href="${href}">${isForInstructors ? INSTRUCTORS_ONLY : ''}<file href="${href}"/></resource>`;
    })
    .join('\n');
}
