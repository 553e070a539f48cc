// Words that drafts of a plan begin with, in the language of the plan; whoever designs writes their own over them.
import type { Activity, Assessment } from '@dragoman/matching';
import type { DraftLanguage } from '../../limits.ts';

export const ASSESSMENT_TITLES: Readonly<Record<DraftLanguage, Readonly<Record<Assessment, string>>>> = {
  en: {
    test: 'Short test',
    task: 'Task from one’s own work',
    case: 'Case',
    observation: 'Observed practice',
    project: 'Project',
    reflection: 'Reflection',
  },
  fi: {
    test: 'Lyhyt testi',
    task: 'Oman työn tehtävä',
    case: 'Tapaus',
    observation: 'Havainnoitu harjoitus',
    project: 'Projekti',
    reflection: 'Reflektio',
  },
  it: {
    test: 'Prova breve',
    task: 'Compito tratto dal proprio lavoro',
    case: 'Caso',
    observation: 'Esercizio osservato',
    project: 'Progetto',
    reflection: 'Riflessione',
  },
  pl: {
    test: 'Krótki test',
    task: 'Zadanie z własnej pracy',
    case: 'Studium przypadku',
    observation: 'Obserwowane ćwiczenie',
    project: 'Projekt',
    reflection: 'Refleksja',
  },
};

export const ACTIVITY_WORDS: Readonly<Record<DraftLanguage, Readonly<Record<Activity, string>>>> = {
  en: {
    input: 'A short input with examples; participants explain it to each other in their own words.',
    exercise:
      'One example together, then everybody on a task from their own work, with feedback from a neighbour and the teacher.',
    workshop: 'Small groups work on one problem from the firm and show each other what they found.',
    case: 'A case is read, options are compared in groups of three, each group defends its choice.',
    project: 'Participants plan their own project, show an early version, and improve it after feedback.',
    coaching: 'One to one or in threes, on what each participant is stuck with.',
  },
  fi: {
    input: 'Lyhyt alustus esimerkein; osallistujat selittävät asian toisilleen omin sanoin.',
    exercise: 'Yksi esimerkki yhdessä, sitten jokainen oman työnsä tehtävällä; palaute vierustoverilta ja opettajalta.',
    workshop: 'Pienryhmät ratkovat yhtä yrityksen ongelmaa ja esittelevät tulokset toisilleen.',
    case: 'Luetaan tapaus, vertaillaan vaihtoehtoja kolmen hengen ryhmissä, ja jokainen ryhmä perustelee valintansa.',
    project:
      'Osallistujat suunnittelevat oman projektinsa, näyttävät varhaisen version ja parantavat sitä palautteen jälkeen.',
    coaching: 'Kahden kesken tai kolmen ryhmissä siitä, mihin kukin on jumittunut.',
  },
  it: {
    input: 'Una breve introduzione con esempi; chi partecipa spiega l’argomento agli altri con parole proprie.',
    exercise:
      'Un esempio insieme, poi ciascuno su un compito del proprio lavoro, con il riscontro di chi siede accanto e di chi insegna.',
    workshop: 'Piccoli gruppi lavorano su un problema dell’impresa e si mostrano a vicenda i risultati.',
    case: 'Si legge un caso, si confrontano le opzioni in gruppi di tre, ogni gruppo motiva la propria scelta.',
    project:
      'Chi partecipa pianifica il proprio progetto, ne mostra una prima versione e la migliora dopo il riscontro.',
    coaching: 'A due o a tre, sul punto in cui ciascuno è fermo.',
  },
  pl: {
    input: 'Krótkie wprowadzenie z przykładami; potem wszyscy wyjaśniają sobie nawzajem temat własnymi słowami.',
    exercise:
      'Jeden przykład wspólnie, potem każdy nad zadaniem z własnej pracy, z informacją zwrotną od sąsiada i osoby prowadzącej.',
    workshop: 'Małe grupy pracują nad jednym problemem z firmy i pokazują sobie nawzajem wyniki.',
    case: 'Czyta się opis przypadku, porównuje możliwości w trójkach, a każda grupa uzasadnia swój wybór.',
    project: 'Każdy planuje własny projekt, pokazuje wczesną wersję i poprawia ją po informacji zwrotnej.',
    coaching: 'W parach lub w trójkach, o tym, na czym kto utknął.',
  },
};
