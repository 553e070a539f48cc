// The front door of matching: texts to skills of a taxonomy, and people to a text.
export { MatchingError } from './matching-error.ts';
export { loadMatchingModel } from './load-model.ts';
export { loadVocabularyFiles } from './load-vocabulary.ts';
export { buildIndex, INDEX_FORMAT } from './taxonomy/build-index.ts';
export { buildNeedIndex, needIndexStamp } from './taxonomy/build-need-index.ts';
export { vocabularyLinks } from './taxonomy/skill-links.ts';
export type { LinkRelation, SkillLink } from './taxonomy/skill-link.ts';
export type { SkillLinks } from './taxonomy/skill-links.ts';
export { packIndex, readIndex } from './taxonomy/index-file.ts';
export { addWordings } from './taxonomy/further-wordings.ts';
export type { FurtherWordings } from './taxonomy/further-wordings.ts';
export { escoWordings, vocabularySources, VOCABULARY_PREFIX } from './taxonomy/vocabulary-source.ts';
export type { Vocabulary, VocabularyHead, VocabularySkills } from './taxonomy/vocabulary-source.ts';
export type { LanguageIndex, TaxonomyIndex } from './taxonomy/taxonomy-index.ts';
export type { TaxonomyConcept, TaxonomyGroup, TaxonomySource } from './taxonomy/taxonomy-source.ts';
export { openTaxonomy } from './extract/taxonomy.ts';
export type { Taxonomy } from './extract/taxonomy.ts';
export type { MatchingModel, RankerModel, RankerWeights } from './extract/matching-model.ts';
export { readNeed } from './extract/read-need.ts';
export { LIKELY_FROM, POSSIBLE_FROM } from './extract/choose-matches.ts';
export { MOST_CHARACTERS, MOST_SENTENCES } from './extract/prepare-sentences.ts';
export type {
  Confidence,
  GroupMatch,
  NeedReading,
  ReadNeedOptions,
  SentenceReading,
  SkillMatch,
  SkillSuggestion,
  Span,
  TextSkill,
  UnmatchedReason,
} from './extract/need-reading.ts';
export { splitSentences } from './text/split-sentences.ts';
export type { Sentence, SentenceKind } from './text/split-sentences.ts';
export { confidentialLines } from './embed/confidential-lines.ts';
export { knownWordTest } from './extract/known-word-test.ts';
export { detectLanguage } from './text/detect-language.ts';
export type { DetectedLanguage, LanguageProfiles } from './text/detect-language.ts';
export { readWordVectors } from './vectors/word-vectors.ts';
export type { WordVectors } from './vectors/word-vectors.ts';
export { LEAST_SENTENCES, REJECTION_REASONS, retrainRanker } from './extract/retrain-ranker.ts';
export type { Decision, RejectionReason, RetrainedRanker } from './extract/retrain-ranker.ts';
export { EmbedderError } from './embed/embedder.ts';
export type { Embedder, EmbedKind } from './embed/embedder.ts';
export { endpointEmbedder } from './embed/endpoint-embedder.ts';
export type { EndpointOptions } from './embed/endpoint-embedder.ts';
export { localEmbedder } from './embed/local-embedder.ts';
export type { LocalOptions } from './embed/local-embedder.ts';
export { embedLabels, labelsKey, readNeedWithEmbedder } from './embed/read-need-with-embedder.ts';
export type { EmbeddedLabels, EmbedderOptions } from './embed/read-need-with-embedder.ts';
export { matchPeople, PeopleIndex } from './people/people-index.ts';
export type { MatchPeopleOptions, Person, PersonMatch, Work } from './people/people-index.ts';
export {
  ACTIVITIES,
  activitiesFor,
  ASSESSMENTS,
  assessmentsFor,
  BLOOM,
  canShow,
  canTeach,
  stepOfLevel,
} from './objectives/bloom.ts';
export type { Activity, Assessment, Bloom, SkillType } from './objectives/bloom.ts';
export { composeObjective, draftItem, draftObjective, verbsFor } from './objectives/draft-objective.ts';
export type { DraftedObjective, DraftWish, ObjectiveParts } from './objectives/draft-objective.ts';
export type { ObjectiveAudience, ObjectiveLanguage } from './objectives/objective-words.ts';
export { assembleCourse, assembleQuickly, findOtherCourses, weighModules } from './assemble/assemble-course.ts';
export type { AssembledCourse, AssembleOptions, CourseChoice, ModuleLoss } from './assemble/assemble-course.ts';
export { coverNeeds, shareOf, WHOLE } from './assemble/course-problem.ts';
export type { CourseModule, CourseNeed, CourseProblem, CourseTeacher, LedModule } from './assemble/course-problem.ts';
export type { LinearModel, SolvedModel, SolveModel, SolveWish } from './assemble/linear-model.ts';
