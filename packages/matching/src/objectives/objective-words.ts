// The words objectives are drafted with: verbs by step and type of skill, contexts by audience, standards by level, in two languages.
import type { Assessment, Bloom, SkillType } from './bloom.ts';

export type ObjectiveLanguage = 'en' | 'fi';
export type ObjectiveAudience = 'internal' | 'external';

/**
 * Labels of skills are verb phrases ("audit the energy use of a plant", in Finnish infinitives) and labels of knowledge are nouns, in
 * ESCO and in our own vocabulary alike. So verbs for a skill end where an infinitive follows, those for knowledge where a noun does;
 * the Finnish ones are chosen so that the noun stays as it is. The empty verb means: the skill's own.
 */
export const VERBS: Readonly<
  Record<ObjectiveLanguage, Readonly<Record<SkillType, Readonly<Record<Bloom, readonly string[]>>>>>
> = {
  en: {
    skill: {
      remember: ['name the steps needed to', 'recall what it takes to'],
      understand: ['explain how to', 'describe when and how to'],
      apply: ['', 'show how to', 'follow a procedure to'],
      analyse: ['compare ways to', 'work out what it takes to'],
      evaluate: ['judge how best to', 'justify their way to'],
      create: ['devise a better way to', 'plan and introduce a way to'],
    },
    knowledge: {
      remember: ['name the basics of', 'list the main terms of'],
      understand: ['explain the main ideas of', 'summarise'],
      apply: ['apply', 'solve problems by means of'],
      analyse: ['analyse a case by means of', 'compare approaches to'],
      evaluate: ['judge a solution in the light of', 'assess the limits of'],
      create: ['design a solution that rests on', 'develop guidance on'],
    },
  },
  fi: {
    skill: {
      remember: ['nimetä vaiheet, joita tarvitaan, kun halutaan', 'muistaa, mitä vaaditaan, kun halutaan'],
      understand: ['selittää, miten voi', 'kuvata, milloin ja miten kannattaa'],
      apply: ['', 'näyttää, miten voi', 'toimia ohjeen mukaan, kun tehtävänä on'],
      analyse: ['vertailla tapoja', 'eritellä, mitä tarvitaan, jotta voi'],
      evaluate: ['arvioida, miten on parasta', 'perustella oman tapansa'],
      create: ['kehittää entistä paremman tavan', 'suunnitella ja ottaa käyttöön uuden tavan'],
    },
    knowledge: {
      remember: ['nimetä peruskäsitteet, joita kuuluu aiheeseen', 'luetella keskeiset termit, joita kuuluu aiheeseen'],
      understand: ['selittää esimerkein, mitä tarkoittaa', 'tiivistää, mitä on'],
      apply: ['ratkaista tehtäviä, joiden pohjana on', 'tehdä työtä, jonka pohjana on'],
      analyse: ['eritellä tapausta, jonka aiheena on', 'vertailla ratkaisuja, joiden pohjana on'],
      evaluate: ['arvioida ratkaisua, jonka pohjana on', 'arvioida tilannetta, jossa rajat asettaa'],
      create: ['suunnitella ratkaisun, jonka pohjana on', 'laatia ohjeen, jonka aiheena on'],
    },
  },
};

/** In what the learning shows, by audience and level. */
export const CONTEXTS: Readonly<
  Record<ObjectiveLanguage, Readonly<Record<ObjectiveAudience, readonly [string, string, string, string]>>>
> = {
  en: {
    external: [
      'for a typical situation in their company',
      'on a task from their own work',
      'on a case from their own company',
      'for their own unit',
    ],
    internal: [
      'for a typical situation in their field',
      'on a task from their own research or teaching',
      'on a case from a project with partners outside',
      'for their own group',
    ],
  },
  fi: {
    external: [
      'oman yrityksensä tavallisessa tilanteessa',
      'oman työnsä tehtävässä',
      'oman yrityksensä tapauksessa',
      'omalle yksikölleen',
    ],
    internal: [
      'oman alansa tavallisessa tilanteessa',
      'oman tutkimuksensa tai opetuksensa tehtävässä',
      'ulkopuolisten kumppanien kanssa tehdyn hankkeen tapauksessa',
      'omalle ryhmälleen',
    ],
  },
};

/** How well, by level. */
export const STANDARDS: Readonly<Record<ObjectiveLanguage, readonly [string, string, string, string]>> = {
  en: [
    'naming the main points without help',
    'with a given procedure and at most one correction',
    'independently and with reasons for the choice',
    'so that colleagues can use the result',
  ],
  fi: [
    'niin että pääkohdat tulevat esiin ilman apua',
    'annettua menettelyä seuraten ja enintään yhdellä korjauksella',
    'itsenäisesti ja valintansa perustellen',
    'niin että työtoverit voivat käyttää tulosta',
  ],
};

/** `{can}` is verb and content, `{context}` and `{standard}` what follows them. */
export const SENTENCES: Readonly<Record<ObjectiveLanguage, string>> = {
  en: 'Participants can {can}{context}{standard}.',
  fi: 'Osallistuja osaa {can}{context}{standard}.',
};

/** What an item asks, by the way of looking. `{can}` as above. */
export const PROMPTS: Readonly<Record<ObjectiveLanguage, Readonly<Record<Assessment, string>>>> = {
  en: {
    test: 'In a few sentences and without notes: {can}.',
    task: 'On a piece of your own work: {can}. Hand in what you made.',
    case: 'Read the case. {Can}, and give your reasons.',
    observation: 'While others watch with the criteria at hand: {can}.',
    project: 'In your own project: {can}. Present the result and what you would change.',
    reflection: 'Looking back on a situation of your own, write half a page: {can}.',
  },
  fi: {
    test: 'Muutamalla lauseella ja ilman muistiinpanoja. Tehtävä: {can}.',
    task: 'Oman työn aineistolla. Tehtävä: {can}. Palauta tuotos.',
    case: 'Lue tapaus. Tehtävä: {can}. Perustele ratkaisusi.',
    observation: 'Muiden seuratessa arviointiperusteiden kanssa. Tehtävä: {can}.',
    project: 'Omassa projektissa. Tehtävä: {can}. Esittele tulos ja se, mitä muuttaisit.',
    reflection: 'Kirjoita puoli sivua omasta tilanteestasi. Tehtävä: {can}.',
  },
};

/** After what an item asks. */
export const MET_WHEN: Readonly<Record<ObjectiveLanguage, string>> = {
  en: ' Met: {standard}.',
  fi: ' Hyväksytty: {standard}.',
};
