import type { Finding } from '../../core/finding.ts'
import { type Part, path, type Text, text } from '../../core/text.ts'
import { artifactPath } from '../../phase/files.ts'
import type { Stage } from '../../phase/options.ts'
import type { Context, Judged } from './model.ts'
import { stagesBefore, type Work } from './needs.ts'
import { counted, finding, listed, named, words } from './words.ts'

/** How a stage stands for work that needs it. */
export type StageState = 'complete' | 'brought' | 'failed' | 'unknown' | 'missing' | 'undefined'

/** Results of artifacts, by stage. */
export type Results = ReadonlyMap<string, Judged>

/** An artifact that the change brings or replaces unlocks nothing before it is merged, unless the policy lets it. */
export function stateOf(id: string, results: Results, { options, stageById }: Context): StageState {
  if (!stageById.has(id)) return 'undefined'
  const result = results.get(id)
  if (result === undefined) return 'missing'
  if (result.state !== 'valid') return result.state
  return result.observed.base === 'same' || options['same-change'] ? 'complete' : 'brought'
}

/** Work of a stage needs every stage before it: one finding for each that is not complete, or one that passes. */
export function workFindings(works: readonly Work[], results: Results, context: Context): readonly Finding[] {
  const wanted = new Map<string, Work[]>()
  for (const work of works) {
    for (const id of stagesBefore(work.stage, context)) wanted.set(id, [...(wanted.get(id) ?? []), work])
  }
  const open = [...wanted].flatMap(([id, waiting]) => {
    const state = stateOf(id, results, context)
    return state === 'complete' ? [] : [missing(id, state, waiting, results, context)]
  })
  return open.length > 0 ? open : [passed(works, [...wanted.keys()])]
}

function passed(works: readonly Work[], needed: readonly string[]): Finding {
  const touched = works.map(({ stage }) => stage.id)
  return finding('stage-missing', 'pass', 'change', {
    found:
      needed.length === 0
        ? text`the change touches no work that waits for a stage`
        : [
            ...text`the change touches work of `,
            ...named(touched),
            ...text`, and complete are `,
            ...named(needed),
          ],
    required: text`every stage before it complete`,
    fix: [],
  })
}

function missing(
  id: string,
  state: Exclude<StageState, 'complete'>,
  works: readonly Work[],
  results: Results,
  context: Context,
): Finding {
  const [first] = works
  const file = first?.paths[0]
  const why = results.get(id)?.findings.find(({ outcome }) => outcome === 'unknown')?.unknown
  return finding('stage-missing', state === 'unknown' ? 'unknown' : 'fail', id, {
    stage: id,
    ...(file === undefined ? {} : { location: { path: file, at: 'head' } }),
    requiredAt: first && (context.where(...first.stage.at, 'paths') ?? context.where(...first.stage.at)),
    found: [...workWords(works), ...text`, and `, ...lackWords(id, state, context)],
    required: [...text`${words(id)} complete on the base: `, ...claimWords(id, context)],
    fix: fixWords(id, state, context),
    ...(state === 'unknown' ? { unknown: { reason: why?.reason ?? 'nothing-evaluated' } } : {}),
  })
}

function workWords(works: readonly Work[]): Text {
  return listed(
    works
      .slice(0, 3)
      .map(({ stage, paths: [first = '', ...rest] }) => [
        ...text`${path(first)}`,
        ...(rest.length === 0 ? text` is` : text` and ${counted(rest.length, 'more file')} are`),
        ...text` work of ${words(stage.id)}`,
      ]),
  )
}

const fileOf = ({ options }: Context, id: string): Part => path(artifactPath(options.folder, id))

function lackWords(id: string, state: Exclude<StageState, 'complete'>, context: Context): Text {
  switch (state) {
    case 'missing':
      return text`${fileOf(context, id)} is missing`
    case 'failed':
      return text`${fileOf(context, id)} does not hold`
    case 'unknown':
      return text`${fileOf(context, id)} could not be verified`
    case 'brought':
      return text`${fileOf(context, id)} comes with this change itself`
    case 'undefined':
      return text`the policy has no stage ${words(id)}, which it requires`
  }
}

/** What an artifact has to prove. */
function claimWords(id: string, { stageById, options }: Context): Text {
  const stage = stageById.get(id)
  if (stage === undefined) return text`a stage of the policy`
  const { baseline, evidence } = options
  const parts: Text[] = [
    ...(stage.gates.length === 0 ? [] : [[...text`gates `, ...named(stage.gates)]]),
    ...(baseline === undefined || stage.kind !== 'phase'
      ? []
      : [text`${counted(baseline.total, 'baseline test')}`]),
    ...(stage.criteria.length === 0 ? [] : [text`${stage.criteria.length} criteria`]),
    text`at least ${counted(evidence.minimum, 'evidence block')}`,
  ]
  return [...text`an artifact that proves `, ...listed(parts)]
}

function fixWords(id: string, state: Exclude<StageState, 'complete'>, context: Context): Text {
  switch (state) {
    case 'missing':
      return text`complete it in a change of its own: ${`gatewright phase new ${id}`}`
    case 'failed':
      return text`repair what is said of ${fileOf(context, id)}; ${`gatewright phase verify ${id}`} tells more`
    case 'unknown':
      return text`make visible what is said of ${fileOf(context, id)}, then run the check again`
    case 'brought':
      return text`merge ${fileOf(context, id)} first, in a change of its own; ${'same-change: true'} lets one change do both`
    case 'undefined':
      return text`add it to the policy, or take it out of ${'requires'}`
  }
}

/** Stages that a completed one requires, and that are not complete themselves; those of its own line stand in the chain. */
export function requirementFindings(
  claims: readonly Judged[],
  results: Results,
  context: Context,
): readonly Finding[] {
  const open = new Map<string, Stage>()
  for (const { stage } of claims) {
    if (stage === null) continue
    for (const id of stagesBefore(stage, context)) {
      const sameLine = context.stageById.get(id)?.kind === stage.kind && stage.kind !== 'list'
      if (!sameLine && !results.has(id) && !open.has(id)) open.set(id, stage)
    }
  }
  return [...open].map(([id, stage]) => {
    const state = context.stageById.has(id) ? 'missing' : 'undefined'
    return finding('stage-missing', 'fail', `${stage.id} ${id}`, {
      stage: stage.id,
      requiredAt: context.where(...stage.at, 'requires') ?? context.where(...stage.at),
      found: [...text`${fileOf(context, stage.id)} is there, and `, ...lackWords(id, state, context)],
      required: [...text`${words(id)} complete before ${words(stage.id)}: `, ...claimWords(id, context)],
      fix: fixWords(id, state, context),
    })
  })
}

/** Several stages of one line that one change completes. */
export function togetherFindings(results: Results, context: Context): readonly Finding[] {
  if (context.options['several-at-once']) return []
  return (['phase', 'milestone'] as const).flatMap((kind): Finding[] => {
    const added = [...results.values()].filter(
      ({ observed, stage }) => observed.base === 'added' && stage?.kind === kind,
    )
    const ids = context.stages.flatMap(({ id }) => (added.some(({ stage }) => stage?.id === id) ? [id] : []))
    const last = ids.at(-1)
    if (ids.length < 2 || last === undefined) return []
    return [
      finding('stages-at-once', 'fail', `${kind}s`, {
        location: { path: artifactPath(context.options.folder, last), at: 'head' },
        requiredAt: context.where('several-at-once'),
        found: [...text`the change completes `, ...named(ids)],
        required: text`one stage in one change (${'several-at-once'})`,
        fix: text`leave ${fileOf(context, last)} for a later change`,
        stage: last,
      }),
    ]
  })
}
