import type { Unobserved } from '../../../core/facts/observation.ts'
import type { EmittedChecks } from '../../../formats/workflows/model.ts'
import type { Requirements } from '../controls.ts'
import { checksIn, strongest, textsIn } from '../effective/values.ts'
import type { Effective, RequiredCheck } from '../model.ts'
import type { Options } from '../options.ts'
import { gitHubActionsApp } from '../trap-model.ts'
import type { RuleSettings } from './rules-of.ts'

/** What the rules of an entry are decided from, besides the policy. */
export interface Surroundings {
  readonly target: 'branch' | 'tag'
  /** What holds for each subject without the ruleset that is planned. */
  readonly foreign: readonly Effective[]
  readonly emitted: EmittedChecks | Unobserved
  readonly external: Options['external-checks']
  readonly namePattern: string | null
}

/** What a policy leaves open, decided so that nothing that is there now gets in its way. */
export function settingsFor(
  requirements: readonly Requirements[],
  { target, foreign, emitted, external, namePattern }: Surroundings,
): RuleSettings {
  const required = checksOf(foreign)
  return {
    target,
    namePattern,
    appOf: (context, app) => {
      const pins = required.find((check) => check.context === context)?.apps ?? []
      if (app !== undefined) return pins.some((pin) => pin !== app) ? null : app
      if (pins.length > 0) return pins[0]
      const outside = external.find((one) => one.context === context)
      if (outside !== undefined) return outside.app
      return isEmitted(context, emitted) ? gitHubActionsApp : undefined
    },
    checksNow: everywhere(foreign).map(({ context, apps: [app] }) =>
      app === undefined ? { context } : { context, app },
    ),
    queueMethod: queueMethod(requirements, foreign),
    pullRequests:
      foreign.length > 0 && foreign.every(({ controls }) => controls['pull-request'].value === true),
  }
}

const checksOf = (foreign: readonly Effective[]): readonly RequiredCheck[] =>
  checksIn(
    strongest(
      'checks',
      foreign.map(({ controls }) => controls.checks.value),
    ),
  )

/** Checks that are required of every subject already: to require them once more asks for nothing new. */
const everywhere = (foreign: readonly Effective[]): readonly RequiredCheck[] =>
  checksOf(foreign).filter(({ context, apps }) =>
    foreign.every(({ controls }) =>
      checksIn(controls.checks.value).some(
        (check) => check.context === context && check.apps.length === apps.length,
      ),
    ),
  )

const isEmitted = (context: string, emitted: EmittedChecks | Unobserved): boolean =>
  'checks' in emitted && emitted.checks.some((check) => check.context === context)

/** The way to merge that everything allows: squash before rebase, a merge commit last. */
function queueMethod(
  requirements: readonly Requirements[],
  foreign: readonly Effective[],
): RuleSettings['queueMethod'] {
  const linear = requirements.some((one) => one.linear === true)
  const asked = requirements.flatMap((one) =>
    one['merge-methods'] === undefined ? [] : [one['merge-methods']],
  )
  const now = foreign.map(({ controls }) => textsIn(controls['merge-methods'].value))
  const allowed = textsIn(
    strongest('merge-methods', [...asked, ...now, ...(linear ? [['squash', 'rebase']] : [])]),
  )
  if (allowed.includes('squash')) return 'SQUASH'
  if (allowed.includes('rebase')) return 'REBASE'
  return allowed.includes('merge') ? 'MERGE' : 'SQUASH'
}
