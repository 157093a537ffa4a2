import { z } from 'zod'
import { checkOption, globsOption, nameOption } from '../change/option-parts.ts'
import { criteriaOption } from './criteria-options.ts'
import { greenlightOption } from './greenlight-options.ts'
import { keysOption } from './key-options.ts'
import { checkReferences } from './option-references.ts'

export type { KeyOption } from './key-options.ts'

const globs = globsOption()
const name = nameOption()

const common = {
  name: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Its name for people; an artifact must have the same.'),
  paths: globs
    .default([])
    .describe('Globs of the work of this stage: a change of one needs every stage before it complete.'),
  gates: z
    .array(name)
    .max(50)
    .default([])
    .describe('Keys of `checks` that must have succeeded on its commit, in this order.'),
  requires: z
    .array(name)
    .max(50)
    .default([])
    .describe('Further stages that must be complete before: `P1-ENTRY`.'),
  criteria: criteriaOption(),
}

const stageId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/, { error: 'expected an id such as M1 or P1-EXIT' })
  .max(60)
  .refine((id) => !/^phase-/i.test(id), 'ids that begin with phase- are those of phases')

const phaseOption = z.strictObject({
  phase: z.int().min(0).max(999).describe('Its number; phases begin with 0 and have no gaps.'),
  ...common,
})
const namedStageOption = z.strictObject({ id: stageId.describe('`M1`, `P1-EXIT`'), ...common })

const shape = z.strictObject({
  phases: z.array(phaseOption).max(200).default([]).describe('Phases in order (source document 002).'),
  milestones: z
    .array(namedStageOption)
    .max(200)
    .default([])
    .describe('Milestones in order, each after the one before (source document 003): `M0` to `M6`.'),
  lists: z
    .array(namedStageOption)
    .max(200)
    .default([])
    .describe('Lists of criteria without an order, such as `P1-ENTRY` and `P1-EXIT` (source document 001).'),
  checks: z
    .record(name, z.union([name, checkOption()]))
    .default({})
    .describe(
      'Checks that stand behind gates, by the names that artifacts use: `{ G1: { check: nets, workflow: .github/workflows/ci.yml } }`.',
    ),
  folder: z
    .string()
    .max(200)
    .default('')
    .describe('Folder of the artifacts; default: the root of the repository.'),
  baseline: z
    .strictObject({
      total: z.int().min(1).describe('Tests of the baseline; all of them pass.'),
      reports: globs
        .default([])
        .describe('Globs of committed test reports at the artifact’s commit that the counts are taken from.'),
      artifact: name
        .optional()
        .describe(
          'Name of the workflow artifact with those reports, from a run on that commit; instead of committed files.',
        ),
      workflow: name
        .optional()
        .describe('Path of the workflow whose runs may leave that artifact: `.github/workflows/ci.yml`.'),
    })
    .optional()
    .describe('The one number of baseline tests.'),
  counters: z
    .record(
      name,
      z.strictObject({
        direction: z.enum(['non-decreasing', 'non-increasing', 'equal', 'any']).default('non-decreasing'),
        minimum: z.number().optional().describe('Least value after the phase.'),
        maximum: z.number().optional().describe('Largest value after the phase.'),
      }),
    )
    .default({})
    .describe('Counters of artifacts: `safety_nets_count` does not fall unless it is said here.'),
  performance: z
    .strictObject({
      median: z.number().optional().describe('Largest change of the median, in percent.'),
      p95: z.number().optional().describe('Largest change of the 95th percentile, in percent.'),
    })
    .optional()
    .describe('Limits of the performance deltas; null then needs a reason.'),
  evidence: z
    .strictObject({
      minimum: z.int().min(0).max(10_000).default(1).describe('Fewest evidence blocks of an artifact.'),
      maximum: z.int().min(1).max(10_000).default(200).describe('Most of them.'),
      stale: z.enum(['warn', 'fail']).default('warn').describe('What it means that the lines changed since.'),
    })
    .prefault({})
    .describe('How many evidence blocks an artifact has, and how long they hold.'),
  binding: z
    .enum(['auto', 'commit', 'content'])
    .default('auto')
    .describe(
      '`commit`: the artifact’s commit is in the history of the base. `content`: or every evidence file is there with the same blob. `auto`: `content` where squash or rebase merges are allowed.',
    ),
  signature: z
    .strictObject({
      required: z
        .boolean()
        .default(false)
        .describe('Whether artifacts must be signed; `POLICY_REQUIRE_HMAC` makes it so, too.'),
      algorithms: z
        .array(z.enum(['hmac-sha256', 'ed25519']))
        .min(1)
        .default(['hmac-sha256', 'ed25519'])
        .describe('Algorithms that are taken.'),
      keys: keysOption(),
    })
    .prefault({})
    .describe('Who may have signed an artifact.'),
  'schema-floor': z.enum(['1.0', '1.1']).default('1.0').describe('Oldest schema version that is accepted.'),
  'max-age-days': z
    .int()
    .min(1)
    .max(36_500)
    .optional()
    .describe('Days after which a completed stage has to be proved again.'),
  'previous-repositories': z
    .array(name)
    .max(20)
    .default([])
    .describe('Earlier `owner/name` of this repository.'),
  'several-at-once': z.boolean().default(false).describe('Whether one change may complete several stages.'),
  'same-change': z
    .boolean()
    .default(false)
    .describe('Whether a change may bring the artifact that unlocks its own work.'),
  tags: z
    .enum(['ignore', 'warn', 'require'])
    .default('ignore')
    .describe('Whether completed stages on the base have their tag: `phase-1-complete`, `M1-complete`.'),
  report: z
    .string()
    .max(200)
    .optional()
    .describe('Path of the completion report, `{stage}` stands for the stage: `docs/{stage}-completion.md`.'),
  greenlight: greenlightOption().optional().describe('What a green-light audit makes sure of.'),
})
/** Options of gate `phase-unlock` as parsed. */
export type PhaseOptions = z.output<typeof shape>

/** Options of gate `phase-unlock`; defaults stand here and nowhere else. Read by its facts, too. */
export const options = shape.superRefine(checkReferences)

/** How a stage stands to the others. */
export interface Stage {
  /** `phase-1`, `M1`, `P1-EXIT`. */
  readonly id: string
  readonly kind: 'phase' | 'milestone' | 'list'
  readonly phase: number | null
  readonly name: string | null
  readonly paths: readonly string[]
  readonly gates: readonly string[]
  /** Stages that come before it, by id: every earlier phase or milestone, and what it requires. */
  readonly before: readonly string[]
  /** The stage that its artifact names the digest of; null: none. */
  readonly previous: string | null
  readonly criteria: PhaseOptions['phases'][number]['criteria']
  /** Where the policy writes it, below the gate. */
  readonly at: readonly [key: 'phases' | 'milestones' | 'lists', index: number]
}

/** Every stage of the policy, in order: phases, milestones, lists. */
export function stagesOf({ phases, milestones, lists }: PhaseOptions): readonly Stage[] {
  const all: Stage[] = []
  const ordered = (kind: 'phase' | 'milestone', key: 'phases' | 'milestones', ids: readonly string[]) =>
    (kind === 'phase' ? phases : milestones).forEach((stage, index) => {
      const earlier = ids.slice(0, index)
      all.push({
        ...{
          kind,
          name: stage.name ?? null,
          paths: stage.paths,
          gates: stage.gates,
          criteria: stage.criteria,
        },
        id: ids[index] ?? '',
        phase: 'phase' in stage ? stage.phase : null,
        before: [...new Set([...earlier, ...stage.requires])],
        previous: earlier.at(-1) ?? null,
        at: [key, index],
      })
    })
  ordered(
    'phase',
    'phases',
    phases.map(({ phase }) => `phase-${phase}`),
  )
  ordered(
    'milestone',
    'milestones',
    milestones.map(({ id }) => id),
  )
  lists.forEach((list, index) => {
    all.push({
      ...{
        kind: 'list',
        id: list.id,
        phase: null,
        name: list.name ?? null,
        paths: list.paths,
        gates: list.gates,
      },
      ...{ before: list.requires, previous: null, criteria: list.criteria, at: ['lists', index] },
    })
  })
  return all
}
