import { type Fact, unknownReasons } from '../core/fact.ts'
import type { FactKey, FactValue } from '../core/facts/index.ts'
import type { GatheredFacts } from '../core/judge.ts'
import { withoutComments } from '../policy/yaml-comments.ts'
import { textsIn } from '../policy/yaml-texts.ts'
import { type Pseudonyms, pseudonyms } from './pseudonyms.ts'
import { redactAnswers, redactChecklists, sentencesOf } from './redact-checklist.ts'
import { redactCodeowners, redactErrors } from './redact-codeowners.ts'
import { redactCriteria, redactGreenlight } from './redact-criteria.ts'
import { redactManifest, redactReports, redactSoak } from './redact-golden.ts'
import { redactMitigationPlans } from './redact-mitigation.ts'
import { redactOverrides } from './redact-overrides.ts'
import { redactPhases } from './redact-phases.ts'
import { redactProtection } from './redact-protection.ts'
import { redactSpecifications } from './redact-specifications.ts'
import { redactChecks, redactToolFindings } from './redact-tools.ts'
import { redactWorkflows } from './redact-workflows.ts'
import type { SavedFacts } from './saved.ts'

/**
 * The facts without the people in them, made so that the verdict's outcomes stay what they were.
 * - Logins, account ids, teams, organisations, repositories, names in commits and addresses become stand-ins, the
 *   same one everywhere: in facts, in CODEOWNERS and in the policy's texts. Bots keep their names.
 * - Titles, comments (of CODEOWNERS, of the policy and of workflow files), head branch names, the source lines that
 *   GitHub quotes in its errors, messages of failed tests, reasons of the quarantine list and of answers, addresses
 *   given as evidence, texts of checklists of the repository's own, names of rulesets, descriptions and reasons in
 *   phase artifacts, what was wrong with them, and the details of unknown facts are dropped.
 * - Kept, because rules match on them: paths, CODEOWNERS patterns, labels, base branch names, commit and blob ids,
 *   times, the names of `extends` sources, names, tags and properties of tests, deployments, names of checks, ids of
 *   rulesets and of who bypasses them, the text of workflow files, names of phases that the policy gives, and all
 *   digests: those of the policy are of the original bytes.
 */
export function redact(saved: SavedFacts): SavedFacts {
  const people = pseudonyms()
  const sources = saved.policy.sources.map((source) => ({
    ...source,
    text: people.text(withoutComments(source.text)),
  }))
  const inputs = Object.entries(saved.policy.inputs).map(
    ([name, value]) => [name, people.text(value)] as const,
  )
  return {
    ...saved,
    redacted: true,
    target: { ...saved.target, repository: people.repository(saved.target.repository) },
    policy: { ...saved.policy, sources, inputs: Object.fromEntries(inputs) },
    subjects: saved.subjects.map(({ subject, facts }) => ({
      subject,
      facts: { ...redactFacts(facts, people), ...redactedPhases(facts, people, saved) },
    })),
    // Free texts, which may hold addresses of repositories.
    ...(saved.notices === undefined ? {} : { notices: [] }),
  }
}

function redactFacts(facts: GatheredFacts, people: Pseudonyms): GatheredFacts {
  const entries = Object.entries(facts).map(
    ([key, fact]) => [key, redactFact(key as FactKey, fact, people)] as const,
  )
  const redacted: GatheredFacts = Object.fromEntries(entries)
  return {
    ...redacted,
    ...redactedErrors('codeowners-errors', 'codeowners', facts, redacted, people),
    ...redactedErrors('head-codeowners-errors', 'head-codeowners', facts, redacted, people),
    ...redactedAnswers(facts, people),
  }
}

const noChecklists: FactValue['checklists'] = { sha: '', lists: [], fingerprints: {} }

/** What makes a reason a bad one depends on the sentences of the checklists. */
function redactedAnswers({ answers, checklists }: GatheredFacts, people: Pseudonyms): GatheredFacts {
  if (answers?.known !== true) return {}
  const sentences = sentencesOf(
    checklists?.known === true ? (checklists.value as FactValue['checklists']) : noChecklists,
  )
  return {
    answers: { ...answers, value: redactAnswers(answers.value as FactValue['answers'], people, sentences) },
  }
}

/** Names in artifacts are compared with the policy's. */
function redactedPhases(
  { phases }: GatheredFacts,
  people: Pseudonyms,
  { policy }: Pick<SavedFacts, 'policy'>,
): GatheredFacts {
  if (phases?.known !== true) return {}
  const texts = policy.sources.map((source) => textsIn(source.text))
  const stated = (text: string): boolean =>
    texts.some((one) => one.has(text)) || policy.sources.some((source) => source.text.includes(text))
  return { phases: { ...phases, value: redactPhases(phases.value as FactValue['phases'], people, stated) } }
}

/** Errors speak of columns of their file, so they are redacted together with it. */
function redactedErrors(
  key: 'codeowners-errors' | 'head-codeowners-errors',
  file: 'codeowners' | 'head-codeowners',
  facts: GatheredFacts,
  redacted: GatheredFacts,
  people: Pseudonyms,
): GatheredFacts {
  const errors = facts[key]
  if (errors?.known !== true) return {}
  const [before, after] = [fileIn(facts[file]), fileIn(redacted[file])]
  const files = before === null || after === null ? null : { before, after }
  const value = redactErrors(errors.value as FactValue['codeowners-errors'], files, people)
  return { [key]: { ...errors, value } }
}

const fileIn = (fact: Fact<unknown> | undefined): FactValue['head-codeowners'] =>
  fact?.known === true ? (fact.value as FactValue['head-codeowners']) : null

function redactFact(key: FactKey, fact: Fact<unknown>, people: Pseudonyms): Fact<unknown> {
  if (!fact.known) return { ...fact, detail: unknownReasons[fact.reason] }
  const redactor = redactors[key]
  // A fact was validated as its key's value when it was gathered or read.
  return redactor === undefined ? fact : { ...fact, value: redactor(fact.value as never, people) }
}

type Redactors = { readonly [K in FactKey]?: (value: FactValue[K], people: Pseudonyms) => FactValue[K] }

const redactors: Redactors = {
  'pull-request': (pull, people) => ({
    ...pull,
    title: '',
    author: pull.author === null ? null : people.actor(pull.author),
    head: {
      sha: pull.head.sha,
      ref: 'head',
      repository: pull.head.repository === null ? null : people.repository(pull.head.repository),
    },
  }),
  reviews: (reviews, people) =>
    reviews.map((review) => ({ ...review, user: review.user === null ? null : people.actor(review.user) })),
  commits: (commits, people) =>
    commits.map((commit) => ({
      ...commit,
      people: commit.people.map((person) => redactPerson(person, people)),
    })),
  'last-pusher': (pusher, people) => (pusher === null ? null : people.actor(pusher)),
  codeowners: redactCodeowners,
  'head-codeowners': (file, people) => (file === null ? null : redactCodeowners(file, people)),
  teams: (teams, people) =>
    Object.fromEntries(
      Object.entries(teams).map(([name, team]) => [people.owner(name), redactTeam(team, people)]),
    ),
  'change-settings': (settings) => ({
    ...settings,
    // Who answers for a component is shown to nobody and judged by nothing.
    components: settings.components.map((component) => ({ ...component, owner: null })),
  }),
  'test-reports': redactReports,
  'golden-manifest': redactManifest,
  soak: redactSoak,
  protection: redactProtection,
  checklists: redactChecklists,
  specifications: redactSpecifications,
  'mitigation-plans': redactMitigationPlans,
  checks: redactChecks,
  'tool-findings': redactToolFindings,
  workflows: redactWorkflows,
  criteria: redactCriteria,
  greenlight: redactGreenlight,
  overrides: redactOverrides,
}

type CommitPerson = FactValue['commits'][number]['people'][number]

const redactPerson = (person: CommitPerson, people: Pseudonyms): CommitPerson => ({
  ...person,
  id: person.id === null || person.login?.endsWith('[bot]') === true ? person.id : people.id(person.id),
  login: person.login === null ? null : people.login(person.login),
  name: people.name(person.name),
})

type Team = FactValue['teams'][string]

const redactTeam = (team: Team, people: Pseudonyms): Team =>
  team.known
    ? { known: true, members: team.members.map(people.actor) }
    : { ...team, detail: 'who is in a team cannot be read with this token' }
