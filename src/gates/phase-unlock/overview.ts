import type { Detail, Diagram, Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import { artifactPath } from '../../phase/files.ts'
import type { Stage } from '../../phase/options.ts'
import type { Context, Judged, Subject } from './model.ts'
import { gateTable } from './proof-findings.ts'
import type { Results } from './stage-findings.ts'
import { evidenceTable } from './stale-findings.ts'
import { counted, finding, placeOf, short, words } from './words.ts'

/** What became of a stage: nothing is there of an `open` one. */
type Look = Diagram['states'][number]['look']

const looks = { valid: 'done', failed: 'failed', unknown: 'unknown' } as const

const lookOf = (stage: Stage, results: Results): Look => {
  const result = results.get(stage.id)
  return result === undefined ? 'open' : looks[result.state]
}

const lookWords: Readonly<Record<Look, string>> = {
  done: 'complete',
  open: 'open',
  failed: 'does not hold',
  unknown: 'not verified',
}

/** One finding for each complete stage, with what proves it. */
export function completeFindings(results: Results, context: Context): readonly Finding[] {
  return [...results.values()].flatMap((result) => {
    const subject = subjectOf(result)
    return subject === null || result.state !== 'valid' ? [] : [complete(subject, context)]
  })
}

function subjectOf({ observed, stage }: Judged): Subject | null {
  const { artifact } = observed
  return artifact === null || stage === null ? null : { observed, artifact, stage }
}

function complete(subject: Subject, context: Context): Finding {
  const { observed, artifact, stage } = subject
  const gates = stage.gates.length === 0 ? text`` : text`, ${counted(stage.gates.length, 'gate')}`
  const signed =
    observed.signature?.state === 'valid'
      ? text`, signed by ${words(observed.signature.keyId ?? '')}`
      : text``
  return finding('stage-complete', 'pass', stage.id, {
    stage: stage.id,
    location: placeOf(context, observed),
    found: [
      ...text`${words(stage.id)} is complete at ${short(artifact.commit)}: ${counted(artifact.evidence.length, 'evidence block')}`,
      ...gates,
      ...signed,
    ],
    required: text`every claim of its artifact derived again`,
    fix: [],
    details: [evidenceTable(subject), ...gateTable(subject, context)],
  })
}

/** Every stage in its order, as table and diagram. */
export function overview(results: Results, context: Context): Finding {
  const done = context.stages.filter((stage) => lookOf(stage, results) === 'done')
  const next = context.stages.find((stage) => lookOf(stage, results) !== 'done')
  const tail = next === undefined ? text`` : text`; ${words(next.id)} is next`
  return finding('overview', results.size === 0 ? 'skip' : 'pass', 'stages', {
    found: [
      ...text`${done.length} of ${counted(context.stages.length, 'stage')} ${words(done.length === 1 ? 'is' : 'are')} complete`,
      ...tail,
    ],
    required: text`stages in their order`,
    fix: [],
    details: [stageTable(results, context)],
  })
}

function stageTable(results: Results, context: Context): Detail {
  return {
    kind: 'table',
    title: text`Stages`,
    columns: ['Stage', 'Name', 'Artifact', 'State', 'Next step'],
    rows: context.stages.map((stage) => row(stage, results, context)),
    diagram: diagramOf(results, context),
  }
}

function row(stage: Stage, results: Results, { options }: Context): readonly Text[] {
  const look = lookOf(stage, results)
  const name = results.get(stage.id)?.observed.artifact?.name ?? stage.name
  return [
    text`${words(stage.id)}`,
    name === null ? text`–` : text`${words(name, 80)}`,
    text`${path(artifactPath(options.folder, stage.id))}`,
    text`${words(lookWords[look])}`,
    look === 'done' ? text`–` : text`${stepOf(stage, look)}`,
  ]
}

const stepOf = ({ id }: Stage, look: Look): string =>
  look === 'open' ? `gatewright phase new ${id}` : `gatewright phase verify ${id}`

/** Done stages in a row that a diagram begins with: the rest of them stands in the table. */
const mostDone = 3

/** Stages that a diagram shows whole, however many are done. */
const fewStages = 20

/**
 * The stages and the ways between them: each way is named by the artifact that opens it, or by the command that makes
 * the one that is missing.
 */
export function diagramOf(results: Results, context: Context): Diagram {
  const shown = window(context.stages, results)
  const ids = new Map(shown.map(({ id }, index) => [id, `s${index}`]))
  const states = shown.map((stage) => {
    const look = lookOf(stage, results)
    return { id: ids.get(stage.id) ?? '', label: `${stage.id} (${lookWords[look]})`, look }
  })
  const wayFrom = (stage: Stage, to: string) => ({
    from: ids.get(stage.id) ?? '',
    to,
    label: wayWords(stage, results, context),
  })
  const ways = shown.flatMap((stage) => {
    const to = shown.filter((other) => follows(other, stage))
    return to.map((other) => wayFrom(stage, ids.get(other.id) ?? ''))
  })
  // The last stage of a line leads nowhere: its own artifact stands on the way to the end.
  const last = shown.filter((stage) => !shown.some((other) => follows(other, stage)))
  const all = context.stages.every((stage) => lookOf(stage, results) === 'done')
  const end = {
    id: 'end_',
    label: all ? 'all complete' : 'all complete (open)',
    look: all ? ('done' as const) : ('open' as const),
  }
  return { states: [...states, end], transitions: [...ways, ...last.map((stage) => wayFrom(stage, end.id))] }
}

const follows = (later: Stage, stage: Stage): boolean =>
  later.previous === stage.id ||
  (stage.kind !== later.kind && later.before.includes(stage.id)) ||
  (stage.kind === 'list' && later.before.includes(stage.id))

function wayWords(stage: Stage, results: Results, { options }: Context): string {
  const file = artifactPath(options.folder, stage.id)
  const look = lookOf(stage, results)
  if (look === 'done') return file
  if (look === 'open') return `${file} missing, run ${stepOf(stage, look)}`
  return `${file} ${lookWords[look]}, run ${stepOf(stage, look)}`
}

function window(stages: readonly Stage[], results: Results): readonly Stage[] {
  if (stages.length <= fewStages) return stages
  const first = stages.findIndex((stage) => lookOf(stage, results) !== 'done')
  return first === -1 ? stages.slice(-fewStages) : stages.slice(Math.max(0, first - mostDone))
}
