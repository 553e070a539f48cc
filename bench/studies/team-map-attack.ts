// Study: how many people an attacker recovers from group figures by solving linear equations, under each rule of disclosure.
// Synthetic institutions throughout. Run: npm run study:team-map-attack [-- --json] [-- --institutions N]
import { parseArgs } from 'node:util';
import { ATTACK_RULES, attackInstitution } from './team-map-attack-rules.ts';

const PEOPLE = 120;
const DEFAULT_INSTITUTIONS = 40;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, institutions: { type: 'string' } } });
const institutions = Number(values.institutions ?? DEFAULT_INSTITUTIONS);
if (!Number.isInteger(institutions) || institutions < 1)
  throw new RangeError('--institutions takes a whole number, 1 or more');

const rules = ATTACK_RULES.map((rule) => {
  const outcomes = Array.from({ length: institutions }, (_, index) => attackInstitution(index + 1, PEOPLE, rule));
  const meanOf = (key: 'released' | 'recovered'): number =>
    outcomes.reduce((sum, outcome) => sum + outcome[key], 0) / institutions;
  return {
    name: rule.name,
    threshold: rule.threshold,
    filters: rule.mostFilters,
    setsReleased: meanOf('released'),
    peopleRecovered: meanOf('recovered'),
    mostRecovered: Math.max(...outcomes.map((outcome) => outcome.recovered)),
  };
});

if (values.json) {
  process.stdout.write(`${JSON.stringify({ institutions, people: PEOPLE, synthetic: true, rules }, null, 1)}\n`);
} else {
  console.log(`${institutions} synthetic institutions of ${PEOPLE} people; exact means of every permitted set of`);
  console.log('unit (8) × sex (2) × seniority (3) × site (2); people whose exact value follows by linear algebra\n');
  console.log(
    `${'rule'.padEnd(28)}${'filters'.padStart(8)}${'sets'.padStart(8)}${'recovered'.padStart(11)}${'worst'.padStart(7)}`,
  );
  for (const rule of rules) {
    console.log(
      `${rule.name.padEnd(28)}${String(rule.filters).padStart(8)}${rule.setsReleased.toFixed(0).padStart(8)}` +
        `${rule.peopleRecovered.toFixed(1).padStart(11)}${String(rule.mostRecovered).padStart(7)}`,
    );
  }
}
