// Front door of scoring.
export { type PatternStatus } from './estimate-pattern.ts';
export { type ScorableItem } from './scorable-items.ts';
export { type Estimator, score, type ScoreOptions, type Scores } from './score.ts';
export { scoreSkills, type SkillPrior, type SkillScores } from './score-skills.ts';
export { type SumScoreRow, sumScoreTable } from './sum-score-table.ts';
