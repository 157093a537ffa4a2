import type { Derived, FileClass, PathDecision } from '../../change/model.ts'
import { showsMore } from '../../change/weakened.ts'
import type { Fact } from '../../core/fact.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { TestHistory } from '../../core/facts/workflow.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { code, text } from '../../core/text.ts'
import { matcherOf } from '../../formats/glob-list.ts'
import type { Options } from './options.ts'
import { type RecoveryStep, recoveryDetail } from './recovery.ts'
import { counted, finding, words } from './words.ts'

/** What the rule about tests decides by. */
export interface TestsInput {
  readonly files: Fact<readonly ChangedFile[]>
  readonly history: Fact<TestHistory>
  readonly derived: Derived
  readonly decision: PathDecision
}

/** Whether a change of the path Standard or Full that holds code comes with tests. */
export function testsFindings(input: TestsInput, options: Options, where: Where): readonly Finding[] {
  const { files, derived, decision } = input
  const [{ classes }, { path }] = [derived, decision]
  if ((path !== 'standard' && path !== 'full') || !files.known) return []
  const code = implementing(classes)
  const required = text`tests with every change of the path ${path} that holds code`
  if (code.length === 0) {
    const found = text`the change holds no code that tests could show`
    return [finding('tests-changed', 'skip', 'tests', { found, required: text`nothing`, fix: [] })]
  }
  const present = telling(files.value, input)
  const kinds = Object.entries(options['required-tests'])
  if (kinds.length === 0) {
    const tests = (classes.get('test') ?? []).filter((file) => present.includes(file))
    return [anyTest(tests, code.length, required, options)]
  }
  return kinds.map(([kind, globs]) => {
    const touched = present.filter(matcherOf(globs))
    const requiredAt = where('required-tests', kind)
    const subject = `${kind} tests`
    if (touched.length > 0) {
      const found = text`${words(kind)}: ${counted(touched.length, 'file')} added or changed`
      return finding('tests-changed', 'pass', subject, { found, required, requiredAt, fix: [] })
    }
    return finding('tests-changed', 'fail', subject, {
      found: text`${words(kind)}: no file of ${codes(globs)} tests or expects anything new`,
      ...{ required, requiredAt },
      fix: text`add ${words(kind)} tests in ${codes(globs)}`,
      details: [recoveryDetail(stepOf(kind), options.approvers)],
    })
  })
}

/** Files that show something new. A refactoring has nothing new to show: there it is enough that they were touched. */
function telling(files: readonly ChangedFile[], { history, derived }: TestsInput): readonly string[] {
  const there = files.filter(({ status }) => status !== 'removed')
  const compared = history.known && derived.isRefactor.value !== true ? history.value : null
  return there
    .filter((file) => compared === null || showsMore(compared, file.path, file.previousPath) !== false)
    .map((file) => file.path)
}

const codes = (globs: readonly string[]) => code(globs.join(', '))

/** Changed paths that do something when the product runs: what builds or configures it is shown by the checks. */
function implementing(classes: Derived['classes']): readonly string[] {
  const inClasses = (...names: readonly FileClass[]): readonly string[] =>
    names.flatMap((one) => classes.get(one) ?? [])
  const aside = new Set(inClasses('test', 'control-plane', 'infrastructure', 'documentation', 'not-counted'))
  return [...new Set(inClasses('code', 'entry-point', 'security', 'cross-domain', 'migration'))].filter(
    (file) => !aside.has(file),
  )
}

function anyTest(
  tests: readonly string[],
  changed: number,
  required: Finding['required'],
  options: Options,
): Finding {
  if (tests.length > 0) {
    const found = text`${counted(tests.length, 'test file')} added or changed`
    return finding('tests-changed', 'pass', 'tests', { found, required, fix: [] })
  }
  return finding('tests-changed', 'fail', 'tests', {
    found: text`${counted(changed, 'file')} of code changed, and no test tests or expects anything new`,
    required,
    fix: text`add tests that show what is new, or change those that are there`,
    details: [recoveryDetail('unit-tests', options.approvers)],
  })
}

const stepOf = (kind: string): RecoveryStep => {
  if (/integration|scenario|e2e|hurl/iu.test(kind)) return 'integration-tests'
  return /usage|testbed/iu.test(kind) ? 'usage' : 'unit-tests'
}
