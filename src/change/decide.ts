import { type WorkflowPath, workflowPaths } from '../core/facts/checklists.ts'
import { declaredPath } from './declared.ts'
import type { ChangeInput, Derivation, Derived, PathDecision, PathRule } from './model.ts'
import { obligationsOf } from './obligations.ts'

type Truth = boolean | 'unknown'

/** A change of at least so many lines is no quick fix (document 000, task 6; contradiction C03). */
const manyLines = 50

/** The higher of two paths. */
const higher = (a: WorkflowPath, b: WorkflowPath): WorkflowPath =>
  workflowPaths.indexOf(a) >= workflowPaths.indexOf(b) ? a : b

/** False wins: what fails one of several demands fails, whatever the others are. */
function all(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes('unknown') ? 'unknown' : true
}

function any(...truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  return truths.includes('unknown') ? 'unknown' : false
}

const not = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth)

/** A number against a limit, with the number itself as the reason. */
const atLeast = ({ value }: Derivation<number>, limit: number): Truth =>
  value === 'unknown' ? value : value >= limit

const several = ({ value }: Derivation<readonly string[]>): Truth =>
  value === 'unknown' ? value : value.length > 1

/** Reasons of the parts that decide, those of an open one included. */
const reasonsOf = (met: Truth, ...parts: readonly Derivation<unknown>[]): readonly string[] => [
  ...new Set(
    parts
      .filter(({ value }) => met !== false || value === false || value === 'unknown')
      .flatMap((part) => part.because),
  ),
]

const rule = (
  id: string,
  path: WorkflowPath,
  when: string,
  met: Truth,
  parts: readonly Derivation<unknown>[],
): PathRule => {
  const reasons = reasonsOf(met, ...parts)
  return { id, when, met, path, because: reasons.length > 0 ? reasons : reasonsOf('unknown', ...parts) }
}

/** Rules that raise: one that is met, or that nobody can rule out, makes the path Full. */
function raising(derived: Derived, { settings }: ChangeInput): readonly PathRule[] {
  const d = derived
  const overflow = any(atLeast(d.changedLines, manyLines), several(d.modules))
  const fix = d.isBugfix.value
  const when = 'a bug fix of 50 lines or more, or of several modules'
  const lenient = settings.fastOverflow === 'evaluate'
  return [
    rule('R00', 'full', 'the change could not be seen whole', d.truncated.value, [d.truncated]),
    rule('R10', 'full', 'a new input or entry point', d.inputSurface.value, [d.inputSurface]),
    rule('R11', 'full', 'a path or line that concerns security', d.touchesSecurity.value, [
      d.touchesSecurity,
    ]),
    rule('R12', 'full', 'external data', d.externalData.value, [d.externalData]),
    rule('R13', 'full', 'several domains', d.crossDomain.value, [d.crossDomain]),
    rule('R14', 'full', 'what decides how changes are built or approved', d.touchesControlPlane.value, [
      d.touchesControlPlane,
    ]),
    // Whether the public API changed is R31's question where nobody can tell.
    rule(
      'R15',
      'full',
      'a bug fix that changes the public API',
      all(fix, d.publicApiChanged.value === true),
      [d.isBugfix, d.publicApiChanged],
    ),
    rule('R16', lenient ? 'standard' : 'full', when, lenient ? false : all(fix, overflow), [
      d.isBugfix,
      d.changedLines,
      d.modules,
    ]),
    rule('R17', 'full', 'the architecture is in question', d.architectural.value, [d.architectural]),
    // One of the two is enough: the other is no reason.
    rule(
      'R18',
      'full',
      'an open error of a tool, or a contradiction',
      any(d.openError.value, d.contradicted.value),
      [d.openError, d.contradicted].filter(
        ({ value }) => value === any(d.openError.value, d.contradicted.value),
      ),
    ),
  ]
}

/** Rules that let a change be less than Full: met only where everything they ask for is known. */
function lowering(derived: Derived, raised: Truth): readonly PathRule[] {
  const d = derived
  const small = all(not(atLeast(d.changedLines, manyLines)), not(several(d.modules)))
  const quick = all(not(raised), small)
  const fix = all(quick, d.isBugfix.value, d.hasRegressionTest.value, not(d.touchesSecurity.value))
  const refactor = all(quick, d.isRefactor.value, not(d.testsWeakened.value))
  const sameApi = not(d.publicApiChanged.value)
  const size = [d.changedLines, d.modules] as const
  const tests = all(not(raised), d.testOnly.value, not(d.testsWeakened.value))
  const fast = any(all(fix, sameApi), all(refactor, sameApi), tests)
  return [
    rule('R20', 'fast', 'a small bug fix with a regression test', all(fix, sameApi), [
      ...[d.isBugfix, ...size, d.publicApiChanged, d.hasRegressionTest],
    ]),
    rule('R21', 'fast', 'a small refactoring that leaves the tests as they are', all(refactor, sameApi), [
      ...[d.isRefactor, ...size, d.publicApiChanged, d.testsWeakened],
    ]),
    rule('R22', 'fast', 'tests only, none of them weakened', tests, [d.testOnly, d.testsWeakened]),
    rule(
      'R30',
      'standard',
      'a justification of the closed list that fits every file',
      all(not(raised), fast !== true, not(d.docsOnly.value), d.skipJustified.value),
      [d.skipJustified],
    ),
    rule(
      'R31',
      'standard',
      'otherwise fast, but nobody can tell whether the public API changed',
      all(any(fix, refactor), d.publicApiChanged.value === 'unknown'),
      [d.publicApiChanged],
    ),
  ]
}

/** Unknown counts as met where a rule raises, and as not met where it lowers. */
const counts = ({ id, met, path }: PathRule): boolean =>
  met === true || (met === 'unknown' && path === 'full' && id !== 'R40')

/**
 * The path of a change by the decision table: every rule is asked and the highest path wins; unknown is Full. The
 * author may declare a higher path, and only an override gives a lower one.
 */
export function decidePath(derived: Derived, input: ChangeInput): PathDecision {
  const docs = rule('R01', 'docs', 'documentation only', derived.docsOnly.value, [derived.docsOnly])
  const raisers = raising(derived, input)
  const raised = raisers.some(counts)
  const lowerers = lowering(derived, raised)
  const [first, ...others] = raisers
  const asked = [...(first === undefined ? [] : [first]), docs, ...others, ...lowerers]
  const otherwise: PathRule = {
    id: 'R40',
    when: 'no other rule matched',
    met: !asked.some(counts),
    path: 'full',
    because: asked.some(counts)
      ? ['another rule matched']
      : [`none of ${asked.map(({ id }) => id).join(', ')} is met`],
  }
  const rules = [...asked, otherwise]
  const met = rules.filter(counts)
  const computed = met.reduce<WorkflowPath>((path, one) => higher(path, one.path), 'docs')
  const declared = declaredPath(input.statements)
  const override = overrideOf(input, computed)
  const path = higher(override?.path ?? computed, declared ?? 'docs')
  return {
    ...{ path, computed, rules, declared, override },
    decisive: decisiveOf(met.filter((one) => one.path === computed)),
    obligations: obligationsOf(path),
  }
}

/** Ids of what is met; only where nothing is, of what nobody could rule out. */
function decisiveOf(rules: readonly PathRule[]): readonly string[] {
  const certain = rules.filter(({ met }) => met === true)
  return (certain.length > 0 ? certain : rules).map(({ id }) => id)
}

/** An override only ever lowers: declaring a higher path needs nobody. */
const overrideOf = ({ pathOverride }: ChangeInput, computed: WorkflowPath) =>
  pathOverride !== null && workflowPaths.indexOf(pathOverride.path) < workflowPaths.indexOf(computed)
    ? pathOverride
    : null
