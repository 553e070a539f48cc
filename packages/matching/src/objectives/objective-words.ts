// The words objectives are drafted with: verbs by step and type of skill, contexts by audience, standards by level, in the pilots' languages.
import type { Assessment, Bloom, SkillType } from './bloom.ts';

export type ObjectiveLanguage = 'en' | 'fi' | 'it' | 'pl';
export type ObjectiveAudience = 'internal' | 'external';

/**
 * Labels of skills are verb phrases ("audit the energy use of a plant", in Finnish infinitives) and labels of knowledge are nouns, in
 * ESCO and in our own vocabulary alike. So verbs for a skill end where an infinitive follows, those for knowledge where a noun does;
 * the Finnish and Polish ones are chosen so that the noun stays as it is, the Italian ones so that it needs no article. The empty
 * verb means: the skill's own.
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
  it: {
    skill: {
      remember: ['elencare i passaggi necessari per', 'ricordare che cosa serve per'],
      understand: ['spiegare come', 'descrivere quando e come'],
      apply: ['', 'mostrare come', 'seguire una procedura per'],
      analyse: ['confrontare i modi di', 'individuare che cosa serve per'],
      evaluate: ['valutare qual è il modo migliore di', 'motivare il proprio modo di'],
      create: ['ideare un modo migliore di', 'progettare e introdurre un modo nuovo di'],
    },
    knowledge: {
      remember: ['elencare i concetti di base in materia di', 'elencare i termini principali in materia di'],
      understand: ['spiegare con esempi le idee principali in materia di', 'riassumere l’essenziale in materia di'],
      apply: ['risolvere problemi in materia di', 'lavorare sulla base di conoscenze in materia di'],
      analyse: ['analizzare una situazione in materia di', 'confrontare approcci in materia di'],
      evaluate: ['valutare una soluzione in materia di', 'giudicare i limiti di una soluzione in materia di'],
      create: ['progettare una soluzione in materia di', 'elaborare indicazioni per altri in materia di'],
    },
  },
  pl: {
    skill: {
      remember: ['wymienić kroki potrzebne, aby', 'przypomnieć sobie, czego potrzeba, aby'],
      understand: ['wyjaśnić, jak', 'opisać, kiedy i jak'],
      apply: ['', 'pokazać, jak', 'zastosować procedurę, aby'],
      analyse: ['porównać, na jakie sposoby można', 'ustalić, czego potrzeba, aby'],
      evaluate: ['ocenić, jak najlepiej', 'uzasadnić, dlaczego właśnie tak należy'],
      create: ['opracować lepszy sposób na to, aby', 'zaplanować i wprowadzić nowy sposób na to, aby'],
    },
    knowledge: {
      remember: ['wymienić podstawowe pojęcia z zakresu:', 'podać najważniejsze terminy z zakresu:'],
      understand: ['wyjaśnić na przykładach główne założenia z zakresu:', 'streścić, co obejmuje zakres:'],
      apply: ['rozwiązywać problemy z zakresu:', 'wykorzystać w pracy wiedzę z zakresu:'],
      analyse: ['przeanalizować sytuację z zakresu:', 'porównać podejścia z zakresu:'],
      evaluate: ['ocenić rozwiązanie z zakresu:', 'ocenić, gdzie kończą się możliwości rozwiązań z zakresu:'],
      create: ['zaprojektować rozwiązanie z zakresu:', 'opracować wskazówki dla innych z zakresu:'],
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
  it: {
    external: [
      'in una situazione tipica della propria impresa',
      'in un compito del proprio lavoro',
      'in un caso della propria impresa',
      'per la propria unità',
    ],
    internal: [
      'in una situazione tipica del proprio campo',
      'in un compito della propria ricerca o didattica',
      'in un caso tratto da un progetto con partner esterni',
      'per il proprio gruppo',
    ],
  },
  // Before the verb: after a noun that keeps its form they would seem to belong to it.
  pl: {
    external: [
      'w typowej sytuacji we własnej firmie',
      'w zadaniu z własnej pracy',
      'w przypadku z własnej firmy',
      'na potrzeby własnego działu',
    ],
    internal: [
      'w typowej sytuacji we własnej dziedzinie',
      'w zadaniu z własnych badań lub dydaktyki',
      'w przypadku z projektu z partnerami z zewnątrz',
      'na potrzeby własnego zespołu',
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
  it: [
    'indicando i punti principali senza aiuto',
    'seguendo una procedura data e con al massimo una correzione',
    'in autonomia e motivando la scelta',
    'in modo che altri possano usare il risultato',
  ],
  pl: [
    'wskazując bez pomocy najważniejsze punkty',
    'według podanej procedury i z najwyżej jedną poprawką',
    'samodzielnie i z uzasadnieniem wyboru',
    'tak, aby inni mogli skorzystać z wyniku',
  ],
};

/** `{can}` is verb and content, `{context}` and `{standard}` what follows them. */
export const SENTENCES: Readonly<Record<ObjectiveLanguage, string>> = {
  en: 'Participants can {can}{context}{standard}.',
  fi: 'Osallistuja osaa {can}{context}{standard}.',
  it: 'Chi partecipa sa {can}{context}{standard}.',
  pl: 'Osoby uczestniczące potrafią{context} {can}{standard}.',
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
  it: {
    test: 'In poche frasi e senza appunti. Compito: {can}.',
    task: 'Su materiale del proprio lavoro. Compito: {can}. Consegnare il risultato.',
    case: 'Leggere il caso. Compito: {can}. Motivare la risposta.',
    observation: 'Mentre altri osservano con i criteri alla mano. Compito: {can}.',
    project: 'Nel proprio progetto. Compito: {can}. Presentare il risultato e che cosa si cambierebbe.',
    reflection: 'Mezza pagina su una situazione vissuta. Compito: {can}.',
  },
  pl: {
    test: 'W kilku zdaniach i bez notatek. Zadanie: {can}.',
    task: 'Na materiale z własnej pracy. Zadanie: {can}. Proszę oddać wynik.',
    case: 'Proszę przeczytać opis przypadku. Zadanie: {can}. Proszę uzasadnić odpowiedź.',
    observation: 'Gdy inni obserwują, mając przed sobą kryteria. Zadanie: {can}.',
    project: 'We własnym projekcie. Zadanie: {can}. Proszę przedstawić wynik i to, co warto by zmienić.',
    reflection: 'Pół strony o sytuacji z własnego doświadczenia. Zadanie: {can}.',
  },
};

/** After what an item asks. */
export const MET_WHEN: Readonly<Record<ObjectiveLanguage, string>> = {
  en: ' Met: {standard}.',
  fi: ' Hyväksytty: {standard}.',
  it: ' Superato: {standard}.',
  pl: ' Zaliczone: {standard}.',
};
