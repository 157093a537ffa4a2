import type { ArtifactProblem, ObservedArtifact } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { prose, text } from '../../core/text.ts'
import type { Context } from './model.ts'
import { type RuleName, rules } from './rules.ts'
import { finding, named, placeOf, unseen, words } from './words.ts'

const isRule = (rule: string): rule is RuleName => Object.hasOwn(rules, rule)

/** What is wrong with the text of an artifact, each problem with its place; legacy fields as warnings. */
export const textFindings = (context: Context, observed: ObservedArtifact): readonly Finding[] =>
  observed.problems.map((problem, index) => problemFinding(context, observed, problem, index))

function problemFinding(
  context: Context,
  observed: ObservedArtifact,
  { rule, found, required, fix, line, column, warning }: ArtifactProblem,
  index: number,
): Finding {
  // Two problems of one rule stand in two places; where they do not, their number tells them apart.
  const place = line === null ? (index === 0 ? '' : ` #${index + 1}`) : `:${line}:${column ?? 1}`
  return finding(isRule(rule) ? rule : 'field', 'fail', `${observed.path}${place}`, {
    location: placeOf(context, observed, line, column),
    level: warning ? 'warning' : 'error',
    found: [words(found)],
    required: [words(required)],
    fix: prose(fix.slice(0, 500)),
  })
}

/** An artifact whose text was accepted and that is not there all the same: nobody looked. */
export const unreadFinding = (context: Context, observed: ObservedArtifact): Finding =>
  unseen(
    'field',
    observed.path,
    text`${{ kind: 'path', path: observed.path }}`,
    { reason: 'nothing-evaluated', detail: 'its text was not read' },
    { location: placeOf(context, observed) },
  )

const fileModes: ReadonlySet<string> = new Set(['100644', '100755'])

/** The file itself: a plain file, of a stage that the policy has, about the stage in its name. */
export function nameFindings(context: Context, observed: ObservedArtifact): readonly Finding[] {
  const { path, mode, stage, artifact } = observed
  const location = placeOf(context, observed)
  if (!fileModes.has(mode) && !observed.problems.some(({ rule }) => rule === 'artifact-name')) {
    return [
      finding('artifact-name', 'fail', path, {
        location,
        found: text`${{ kind: 'path', path }} is no plain file (mode ${mode})`,
        required: text`a plain file`,
        fix: text`commit the artifact itself`,
      }),
    ]
  }
  if (artifact === null || artifact.stage === stage) return []
  return [
    finding('artifact-name', 'fail', path, {
      location,
      found: text`${{ kind: 'path', path }} says that it is about ${words(artifact.stage)}`,
      required: text`one stage, in the name of the file and in its text`,
      fix: text`write the artifact of ${words(stage)} anew: ${`gatewright phase new ${stage}`}`,
    }),
  ]
}

/** A stage that the policy does not have. */
export function stageFindings(context: Context, observed: ObservedArtifact): readonly Finding[] {
  const { path, stage } = observed
  if (context.stageById.has(stage)) return []
  return [
    finding('phase-number', 'fail', path, {
      location: placeOf(context, observed),
      requiredAt: context.where(),
      found: text`${{ kind: 'path', path }}, and the policy has no ${words(stage)}`,
      required: [...text`a stage of the policy: `, ...named(context.stages.map(({ id }) => id))],
      fix: text`remove the file, or add the stage to the policy in a change of its own`,
    }),
  ]
}

/** Names that only look like artifacts. */
export const lookalikeFindings = (
  { phases }: Context,
  changed: ReadonlySet<string> | null,
): readonly Finding[] =>
  phases.lookalikes.map(({ path, why }) =>
    finding('artifact-name', 'fail', path, {
      location: { path, at: 'head' },
      level: changed === null || changed.has(path) ? 'error' : 'warning',
      found: text`${{ kind: 'path', path }} only looks like an artifact: ${words(why)}`,
      required: text`names such as ${'.phase-1.complete.json'}, in exactly this spelling`,
      fix: text`remove the file, or give it the name of its stage`,
    }),
  )
