import { pullRequestGaps } from '../gates/branch-protection/traps/coverage.ts'
import { type GateWorkflows, triggersOf, typesOf } from './gate-workflows.ts'
import { cannotSee, type Line, missing, ok } from './line.ts'
import type { Observed } from './observed.ts'
import { fileOf, pageOf } from './pages.ts'

/** What the triggers are judged by. */
export interface Started {
  readonly observed: Observed
  readonly workflows: GateWorkflows
  /** Path of the gate's workflow that a ruleset requires; null when none does. GitHub ignores its `types:`. */
  readonly required: string | null
}

const address = ({ observed, workflows }: Started): string => {
  const [first] = workflows.gate
  return first === undefined ? pageOf(observed, 'actions') : fileOf(observed, first.path)
}

const names = (workflows: readonly { readonly path: string }[]): string =>
  workflows.map(({ path }) => path).join(', ')

/** Everything about what starts the gate; where nothing runs it, that one line says it all. */
export const triggerLines = (started: Started): readonly Line[] =>
  started.workflows.gate.length === 0 && started.required === null
    ? [workflowLine(started)]
    : [workflowLine(started), ...eventLines(started)]

const eventLines = (started: Started): readonly Line[] => [
  pushLine(started),
  changeLine(started, {
    ...{ id: 'trigger-edits', title: 'Edits and labels', event: 'pull_request' },
    types: ['edited', 'labeled', 'unlabeled'],
  }),
  changeLine(started, {
    ...{ id: 'trigger-reviews', title: 'Reviews', event: 'pull_request_review' },
    types: ['submitted', 'edited', 'dismissed'],
  }),
  filterLine(started),
  targetLine(started),
]

function workflowLine(started: Started): Line {
  const { workflows, required } = started
  const heading = {
    id: 'workflow',
    title: 'Workflow',
    required: 'a workflow of the default branch that runs Gatewright',
    address: address(started),
    unknownWithout: 'everything: nothing is judged, and no event, filter or fork can be looked at',
  }
  if (workflows.gate.length > 0) {
    const jobs = workflows.contexts.join(', ')
    return ok(
      heading,
      `${names(workflows.gate)} (${workflows.contexts.length === 1 ? 'check' : 'checks'} ${jobs})`,
    )
  }
  if (required !== null) return ok(heading, `a ruleset requires ${required}`)
  const { unread } = workflows
  if (unread.length === 0)
    return missing(heading, 'no workflow runs Gatewright', 'add the workflow of examples/quickstart')
  return cannotSee(
    heading,
    `none that can be read; not readable: ${unread.join(', ')}`,
    'correct these files',
  )
}

function pushLine(started: Started): Line {
  const heading = {
    id: 'trigger-pushes',
    title: 'Pull requests and pushes',
    required: 'pull_request: opened, synchronize, reopened',
    address: address(started),
    unknownWithout:
      'a check for every head commit: without one a pull request waits for ever, or is merged unjudged',
  }
  const { workflows, required } = started
  if (required !== null)
    return ok(heading, 'GitHub starts a required workflow for these three, whatever it says')
  const types = new Set([
    ...typesOf(workflows.gate, 'pull_request'),
    ...typesOf(workflows.gate, 'pull_request_target'),
  ])
  const lacking = ['opened', 'synchronize', 'reopened'].filter((type) => !types.has(type))
  return lacking.length === 0
    ? ok(heading, 'all three start it')
    : missing(heading, `not started by ${lacking.join(', ')}`, 'add them to `types:` of pull_request')
}

interface Changes {
  readonly id: string
  readonly title: string
  readonly event: string
  readonly types: readonly string[]
}

/** What changes the verdict and no commit: the gate hears of it itself, or is started again. */
function changeLine(started: Started, { id, title, event, types }: Changes): Line {
  const { workflows, required } = started
  const heading = {
    ...{ id, title },
    required: `${event}: ${types.join(', ')}, of the gate or of a workflow with actions/refresh`,
    address: address(started),
    unknownWithout: 'the check stays as it was, red or green, until the next push',
  }
  // GitHub starts a workflow that a ruleset requires for nothing but pushes: what it listens to does not count.
  const direct = required === null ? typesOf(workflows.gate, event) : new Set<string>()
  const again = typesOf(workflows.refresh, event)
  const lacking = types.filter((type) => !direct.has(type) && !again.has(type))
  if (lacking.length === 0) {
    const refreshed = types.some((type) => !direct.has(type))
    return ok(
      heading,
      refreshed ? `${names(workflows.refresh)} starts the gate again` : 'all of them start it',
    )
  }
  const passedOn = triggersOf(workflows.refresh, 'workflow_run').length > 0
  if (passedOn)
    return cannotSee(
      heading,
      `${names(workflows.refresh)} is started by workflow_run: which events are passed on to it is not read`,
      'see that the workflow before it is started by all of them',
      false,
    )
  const why = required === null ? '' : ` (a ruleset requires ${required}, whose \`types:\` GitHub ignores)`
  return missing(
    heading,
    `not started by ${lacking.join(', ')}${why}`,
    required === null
      ? `add ${event} with these types to its \`on:\``
      : 'add the workflow of examples/refresh',
  )
}

function filterLine(started: Started): Line {
  const { observed, workflows, required } = started
  const heading = {
    id: 'trigger-filters',
    title: 'Filters',
    required: 'no path filter, and no branch filter that leaves out the default branch',
    address: address(started),
    unknownWithout: 'a check for every pull request: one that a filter leaves out waits for ever',
  }
  if (required !== null) return ok(heading, 'GitHub ignores the filters of a required workflow')
  const branch = observed.about.known ? observed.about.value.defaultBranch : 'main'
  const triggers = [
    ...triggersOf(workflows.gate, 'pull_request'),
    ...triggersOf(workflows.gate, 'pull_request_target'),
  ]
  const filters = triggers.flatMap((trigger) =>
    pullRequestGaps(trigger, branch)
      .filter((gap) => gap === 'paths' || gap === 'branches')
      .map((gap) => `${trigger.place.path}:${trigger.place.line}: ${gap}`),
  )
  return filters.length === 0
    ? ok(heading, 'none')
    : missing(
        heading,
        filters.join('; '),
        'take the filters away: the gate itself leaves out what does not apply',
      )
}

function targetLine(started: Started): Line {
  const heading = {
    id: 'pull-request-target',
    title: 'pull_request_target',
    required: 'pull_request, whose token and secrets a fork does not get',
    address: address(started),
    unknownWithout:
      'GitHub blocks pull_request_target of public repositories by default since 2 November 2026: the check would never come',
  }
  if (started.workflows.gate.length === 0)
    return cannotSee(
      heading,
      `${started.required ?? 'the workflow'} is in another repository`,
      'look at its `on:` there',
      false,
    )
  const used = started.workflows.gate.filter((one) => triggersOf([one], 'pull_request_target').length > 0)
  return used.length === 0
    ? ok(heading, 'not used')
    : missing(
        heading,
        `${names(used)} uses it`,
        'write pull_request in its place; examples/fork-report shows results of forks',
      )
}
