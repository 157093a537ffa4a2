import { latestAttempts, mayStandBeside } from './check-attempts.ts'
import {
  absent,
  ambiguous,
  type CheckEvidence,
  type CheckRequirement,
  failed,
  partlyRepeated,
  passed,
  pending,
  producersOf,
  undecided,
} from './check-words.ts'
import type { CheckRunFact, Checks } from './facts/tools.ts'
import { text } from './text.ts'

export type { CheckEvidence, CheckRequirement } from './check-words.ts'

/**
 * What a named check proves about the commit: the one resolver for every gate that relies on a check.
 * The latest attempt within one check suite counts, and the worst of all suites. Two producers of one name without a
 * pin, and a commit status beside a check run of one name, are `ambiguous-producer`: whoever can report under the
 * name could turn it green. Success alone is a pass.
 */
export function resolveCheck(checks: Checks, required: CheckRequirement): CheckEvidence {
  const { name } = required
  const named = checks.runs.filter((run) => run.name === name)
  const statuses = checks.statuses.filter(({ context }) => context === name)
  const strayed = named.find(({ sha }) => sha !== checks.sha)
  if (strayed !== undefined) {
    const found = text`GitHub gave check ${name} of commit ${strayed.sha} when asked for ${checks.sha}`
    return undecided(found, { reason: 'api-shape' })
  }
  if (named.length > 0 && statuses.length > 0) {
    return ambiguous(name, text`a check run and a commit status`, named)
  }
  const ofApp = named.filter((run) => isOfApp(run, required.app))
  const unseen = unseenWorkflows(checks, ofApp, required)
  if (unseen !== null) return unseen
  const produced = ofApp.filter((run) => isOfWorkflow(run, required))
  if (produced.length > 0) return ofRuns(checks, produced, required)
  if (statuses.length > 0 && !isPinned(required)) return ofStatuses(statuses, name)
  return absent(required, named, checks)
}

/** Whether the requirement names who reports the check. */
const isPinned = ({ app, workflow, event }: CheckRequirement): boolean =>
  app !== undefined || workflow !== undefined || event !== undefined

function isOfApp({ app }: CheckRunFact, wanted: string | number | undefined): boolean {
  if (wanted === undefined) return true
  if (app === null) return false
  return String(app.id) === String(wanted) || app.slug?.toLowerCase() === String(wanted).toLowerCase()
}

const isOfWorkflow = ({ workflow: own }: CheckRunFact, { workflow, event }: CheckRequirement): boolean =>
  (workflow === undefined || own?.path === workflow) && (event === undefined || own?.event === event)

/** Slug of the App that all workflows report as. */
const actions = 'github-actions'

/** Two suites of one App may be two workflows: where these could not be read, nobody can tell. */
function unseenWorkflows(
  { workflows }: Checks,
  runs: readonly CheckRunFact[],
  { name, workflow, event }: CheckRequirement,
): CheckEvidence | null {
  if (workflows.known) return null
  const open = runs.filter((run) => run.workflow === null && (run.app?.slug ?? actions) === actions)
  const suites = new Set(open.map(({ suite, id }) => suite ?? `run ${id}`))
  const pinned = workflow !== undefined || event !== undefined
  if (open.length === 0 || (!pinned && suites.size === 1)) return null
  return undecided(text`which workflow reported check ${name} cannot be read`, workflows)
}

const worstFirst = ['failed', 'pending', 'passed'] as const

function ofRuns(checks: Checks, runs: readonly CheckRunFact[], required: CheckRequirement): CheckEvidence {
  const { name } = required
  const producers = new Set(runs.map(({ app, workflow }) => `${app?.id ?? ''} ${workflow?.path ?? ''}`))
  if (producers.size > 1) return ambiguous(name, producersOf(runs), runs)
  const state = (run: CheckRunFact) => stateOf(run, required)
  const rank = (run: CheckRunFact): number => worstFirst.indexOf(state(run))
  const latest = latestAttempts(runs).toSorted((a, b) => rank(a) - rank(b))
  const [deciding] = latest
  if (deciding === undefined) return absent(required, runs, checks)
  if (state(deciding) === 'passed') {
    const hidden = mayStandBeside(runs).find((run) => state(run) !== 'passed')
    return hidden === undefined ? passed(name, latest) : partlyRepeated(name, hidden, latest)
  }
  if (state(deciding) === 'failed') return failed(name, deciding, latest)
  const own = deciding.workflow !== null && deciding.workflow.run === checks.ownRun
  return pending(name, deciding, latest, own)
}

/** Success alone is a pass: `neutral`, `cancelled`, `stale` and what GitHub may add are none. */
function stateOf(
  { status, conclusion }: CheckRunFact,
  { allowSkipped }: CheckRequirement,
): (typeof worstFirst)[number] {
  if (status !== 'completed' || conclusion === null) return 'pending'
  if (conclusion === 'skipped' && allowSkipped === true) return 'passed'
  return conclusion === 'success' ? 'passed' : 'failed'
}

/** Commit statuses alone. Two creators are two producers: the later one would hide what the other said. */
function ofStatuses(statuses: Checks['statuses'], name: string): CheckEvidence {
  if (new Set(statuses.map(({ creator }) => creator)).size > 1) {
    return ambiguous(name, text`commit statuses by several accounts`, [])
  }
  const states = statuses.map(({ state }) => state)
  const bad = states.find((state) => state !== 'success' && state !== 'pending')
  if (bad !== undefined) {
    const fix = text`make ${name} succeed on this commit, and report it again`
    return { state: 'failed', found: text`commit status ${name} is ${bad}`, fix, runs: [] }
  }
  if (states.includes('pending')) {
    const fix = text`wait until ${name} has ended, then run Gatewright again`
    return { state: 'pending', found: text`commit status ${name} is ${'pending'}`, fix, runs: [] }
  }
  return { state: 'passed', found: text`commit status ${name} is ${'success'}`, fix: [], runs: [] }
}
