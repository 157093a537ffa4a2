import type { Derived, PathDecision } from '../../change/model.ts'
import type { Fact } from '../../core/fact.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { Regression } from '../../core/facts/workflow.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { type Text, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import { recoveryDetail } from './recovery.ts'
import type { Shortcut } from './shortcut.ts'
import { counted, finding, unseen, words } from './words.ts'

/** What the rule about regression tests decides by. */
export interface RegressionInput {
  readonly regression: Fact<Regression>
  readonly files: Fact<readonly ChangedFile[]>
  readonly derived: Derived
  readonly decision: PathDecision
  readonly shortcut: Shortcut | null
}

const required = text`a test that fails before the fix and passes after it`

/**
 * A bug fix brings a test; where a report of the base is given, one that was seen failing there. Nothing is asked of
 * a change that is no bug fix.
 */
export function regressionFindings(
  { regression, files, derived, decision, shortcut }: RegressionInput,
  options: Options,
  where: Where,
): readonly Finding[] {
  if (!regression.known) {
    return [unseen('regression-test', 'regression test', 'the reports of the base', regression)]
  }
  if (derived.isBugfix.value !== true || decision.path === 'docs') return []
  const { given, tests, invalid } = regression.value
  const requiredAt = where('regression')
  const details = [recoveryDetail('regression-test', options.approvers)]
  if (!given) {
    if (decision.path === 'fast') return [withoutReport(derived)]
    return shortcut?.missing === 'regression-test' ? [keptFromPath(derived, shortcut, options)] : []
  }
  const [first] = invalid
  if (first !== undefined) {
    return [
      finding('regression-test', 'unknown', 'regression test', {
        found: text`whether a test failed before the fix cannot be told: ${words(first)}`,
        ...{ required, requiredAt, details },
        fix: text`run the new tests on the base and on the head, and keep both reports, whole`,
        unknown: { reason: 'unparsable' },
      }),
    ]
  }
  const touched = files.known ? files.value.filter(({ status }) => status !== 'removed') : []
  const own = tests.filter(({ file }) => file === null || touched.some((one) => isFile(file, one.path)))
  const shown = own.find(({ before, after }) => before === 'failed' && after === 'passed')
  if (shown !== undefined) {
    const found = text`${shown.id} failed on the base and passes on the head`
    return [finding('regression-test', 'pass', 'regression test', { found, required, fix: [], requiredAt })]
  }
  return [
    finding('regression-test', 'fail', 'regression test', {
      found: notShown(own, tests),
      ...{ required, requiredAt, details },
      fix: text`change a test so that it shows the bug, run it on the base, and name that report in ${'regression.before'}`,
    }),
  ]
}

/** Reports write paths from where the tests ran: the end of the path tells. */
const isFile = (written: string, changed: string): boolean => {
  const path = written.replaceAll('\\', '/')
  return path === changed || path.endsWith(`/${changed}`)
}

type Test = Regression['tests'][number]

function notShown(own: readonly Test[], all: readonly Test[]): Text {
  const start = text`no test of the changed files failed on the base and passes now`
  const still = own.find(({ before, after }) => before === 'failed' && after !== 'passed')
  if (still !== undefined)
    return [...start, ...text`; ${still.id} failed before, and is ${words(still.after)} now`]
  const fresh = own.find(({ before, after }) => before === 'absent' && after === 'passed')
  if (fresh !== undefined) {
    return [...start, ...text`; ${fresh.id} passes, and the report of the base does not hold it`]
  }
  const other = all.find(({ before, after }) => before === 'failed' && after === 'passed')
  if (other !== undefined) return [...start, ...text`; ${other.id} did, but its file is not changed here`]
  return start
}

/** Without a report of the base the test itself is all there is; the decision table asks for it. */
function withoutReport({ hasRegressionTest }: Derived): Finding {
  const [first] = hasRegressionTest.because
  if (hasRegressionTest.value === true) {
    return finding('regression-test', 'pass', 'regression test', {
      found: text`the change brings a test (${words(first ?? 'a test file')}); no report of the base shows that it failed before`,
      required: text`a test with every bug fix; seen failing before the fix where ${'regression.before'} names a report`,
      fix: [],
    })
  }
  return finding('regression-test', 'fail', 'regression test', {
    found: text`a bug fix without a test`,
    required,
    fix: text`add a test that fails without the fix`,
    details: [recoveryDetail('regression-test')],
  })
}

/** The one step that spares a small fix everything a feature needs. */
function keptFromPath({ changedLines }: Derived, { path }: Shortcut, { approvers }: Options): Finding {
  const { value } = changedLines
  const size = value === 'unknown' ? [] : text` of ${counted(value, 'line')} in one module`
  return finding('regression-test', 'fail', 'regression test', {
    found: [
      ...text`a bug fix`,
      ...size,
      ...text` without a regression test, which keeps it from the path ${path}`,
    ],
    required,
    fix: text`add a test that fails before the fix and passes after it`,
    details: [recoveryDetail('regression-test', approvers)],
    urgent: true,
  })
}
