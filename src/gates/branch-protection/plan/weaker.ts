import { checksIn, strongest, textsIn, toolsIn } from '../effective/values.ts'
import { type Control, type ControlName, type ControlValue, controlNames, type Effective } from '../model.ts'
import { canonicalText } from './canonical.ts'
import type { Held } from './hold.ts'

/** Codes that give up a control, too, because it lives in what they give up. */
const implied: Readonly<Partial<Record<ControlName, readonly string[]>>> = {
  approvals: ['BP-PR'],
  'code-owner-review': ['BP-PR'],
  'dismiss-stale': ['BP-PR'],
  'last-push': ['BP-PR'],
  threads: ['BP-PR'],
  'required-reviewers': ['BP-PR'],
  'merge-methods': ['BP-PR', 'BP-LINEAR', 'BP-QUEUE'],
  strict: ['BP-CHECK'],
  workflows: ['BP-RULE'],
}

/** Codes under which a control may be allowed to get weaker. */
const codes: Readonly<Record<ControlName, string>> = {
  'pull-request': 'BP-PR',
  approvals: 'BP-APPROVALS',
  'code-owner-review': 'BP-CODEOWNER',
  'dismiss-stale': 'BP-STALE',
  'last-push': 'BP-LASTPUSH',
  threads: 'BP-THREADS',
  checks: 'BP-CHECK',
  strict: 'BP-STRICT',
  linear: 'BP-LINEAR',
  signatures: 'BP-SIGN',
  'block-force-push': 'BP-FORCE',
  'block-deletion': 'BP-DELETE',
  'merge-queue': 'BP-QUEUE',
  'merge-methods': 'BP-METHOD',
  deployments: 'BP-DEPLOY',
  workflows: 'BP-WORKFLOW',
  'code-scanning': 'BP-SCANNING',
  'restricted-updates': 'BP-UPDATE',
  creation: 'BP-CREATE',
  'name-pattern': 'BP-NAME',
  'required-reviewers': 'BP-REVIEWERS',
}

/** Whether `after` asks for everything that `before` does: taken together they are no more than `after`. */
const asksForAll = (name: ControlName, before: ControlValue, after: ControlValue): boolean =>
  canonicalText(strongest(name, [before, after])) === canonicalText(strongest(name, [after]))

/**
 * Controls that hold less after a change than before it, by all sources together and by those that nobody may bypass.
 * Computed apart from what made the change: nothing is written that fails here.
 */
export function weakerControls(
  before: Effective,
  after: Effective,
  allowed: readonly string[],
): readonly Held[] {
  const anything = ['BP-ENFORCEMENT', 'BP-SCOPE'].some((one) => allowed.includes(one))
  const bypass = anything || allowed.includes('BP-BYPASS')
  return controlNames.flatMap((name) => {
    const [old, now] = [before.controls[name], after.controls[name]]
    const whole = anything || asksForAll(name, old.value, now.value)
    const hard = bypass || asksForAll(name, hardValue(old), hardValue(now))
    const code = codes[name]
    const given = [code, ...(implied[name] ?? [])].some((base) =>
      allowed.some((one) => one === base || one.startsWith(`${base}(`)),
    )
    return (whole && hard) || given
      ? []
      : [{ code, what: `${name}: ${shown(old.value)} → ${shown(now.value)}` }]
  })
}

/** What holds by the sources that nobody may bypass. */
const hardValue = ({ name, sources }: Control): ControlValue =>
  strongest(
    name,
    sources.filter(({ bypass }) => bypass.kind === 'none').map(({ value }) => value),
  )

function shown(value: ControlValue): string {
  if (typeof value !== 'object') return String(value)
  const names = [
    ...textsIn(value),
    ...checksIn(value).map(({ context }) => context),
    ...toolsIn(value).map(({ tool }) => tool),
  ]
  return names.length === 0 ? 'none' : names.join(', ')
}
