import { type Signal, signalKinds } from '../core/facts/change.ts'
import { classifierOf } from './classes.ts'
import { architectural, contradictions, isBugfix, isRefactor } from './declared.ts'
import { because, becauseUnless, signalText } from './derivation.ts'
import { deriveFromFiles } from './derive-files.ts'
import { introduced, isOfJudgedCommit } from './introduced.ts'
import type { ChangeInput, Derivation, Derived } from './model.ts'
import { skipJustified } from './skip-reasons.ts'
import { showsMore, weakenings } from './weakened.ts'

/** The derived facts of the decision table (data/tier-decision.json, `derived`). */
export function derive(input: ChangeInput): Derived {
  const files = deriveFromFiles(input)
  const surface = [files.inputSurface, files.externalData, files.crossDomain]
  return {
    ...files,
    testsWeakened: testsWeakened(input),
    isBugfix: isBugfix(input),
    isRefactor: isRefactor(input),
    hasRegressionTest: hasRegressionTest(input),
    architectural: architectural(input),
    openError: openError(input),
    contradicted: because(
      [
        ...files.signals.filter(blocks).map((signal) => `${signalText(signal)} (${signal.kind})`),
        ...contradictions(input, {
          docsOnly: files.docsOnly,
          surface: surface.flatMap((one) => (one.value === true ? one.because : [])),
        }),
      ],
      'nothing contradicts what was declared',
    ),
    skipJustified: skipJustified(input),
  }
}

/** A gate or guard that goes is no matter of opinion. */
const blocks = ({ kind }: Signal): boolean => signalKinds[kind] === 'block'

/** Test files of the change, without those of a pure move. */
function touchedTests({ files, settings }: ChangeInput) {
  const classify = classifierOf(settings)
  return files.known ? files.value.filter(({ path }) => classify(path).has('test')) : []
}

function testsWeakened(input: ChangeInput): Derivation {
  const { history, files, change } = input
  if (!files.known) return { value: 'unknown', because: [files.detail] }
  const touched = touchedTests(input)
  const lost = (change.known ? change.value.signals : [])
    .filter(({ kind }) => kind === 'authorization-test-removed')
    .map(signalText)
  const gone = touched.filter(({ status }) => status === 'removed').map(({ path }) => `${path}: deleted`)
  if (history.known) {
    const found = weakenings(history.value).map(({ path }) => `${path}: asserts less than before`)
    const seen = new Set(history.value.files.map(({ path }) => path))
    // Nothing is known of a test file that is not in the history, unless it is new.
    const unseen = touched
      .filter(({ path, status }) => !seen.has(path) && status !== 'added' && status !== 'removed')
      .map(({ path }) => `${path}: its earlier versions could not be compared`)
    return becauseUnless([...gone, ...lost, ...found], unseen, 'no test asserts less than before')
  }
  const changedTests = touched.filter(({ status }) => status !== 'added')
  const unseen = changedTests.length > 0 ? [history.detail] : []
  return becauseUnless([...gone, ...lost], unseen, 'no existing test was changed')
}

/** A test that the change adds or extends; where reports of the base are given, one that failed before and passes now. */
function hasRegressionTest(input: ChangeInput): Derivation {
  const { regression, files, change, history } = input
  if (!files.known || !change.known) return { value: 'unknown', because: ['the changed lines are not known'] }
  const extended = new Set(
    change.value.files.filter(({ additions }) => additions > 0).map(({ path }) => path),
  )
  const touched = touchedTests(input).filter(({ path, status }) => status !== 'removed' && extended.has(path))
  if (touched.length === 0) return { value: false, because: ['no test was added or extended'] }
  if (!regression.known) return { value: 'unknown', because: [regression.detail] }
  if (!regression.value.given) {
    if (!history.known) return { value: 'unknown', because: [history.detail] }
    const telling = touched
      .filter((one) => showsMore(history.value, one.path, one.previousPath) ?? true)
      .map(({ path }) => path)
    return because(telling, 'no test tests or expects anything new')
  }
  const proven = regression.value.tests.filter(
    ({ before, after }) => before === 'failed' && after === 'passed',
  )
  return becauseUnless(
    proven.map(({ id }) => `${id} failed before the change and passes now`),
    regression.value.invalid.map((file) => `${file} could not be read`),
    'no test failed before the change and passes now',
  )
}

/** Results that block by document 004: BLOCKER and HIGH, which are SARIF results of level error. */
function openError({ tools, change }: ChangeInput): Derivation {
  if (!tools.known) return { value: 'unknown', because: [tools.detail] }
  if (!change.known) return { value: 'unknown', because: ['the changed lines are not known'] }
  const { results, runs, invalid, patterns } = tools.value
  const unusable = runs.filter((run) => run.successful === false || !isOfJudgedCommit(run, tools.value))
  const severe = results.filter(({ severity }) => severity === 'blocker' || severity === 'high')
  const placed = severe.map((result) => {
    const tool = runs[result.run]?.tool ?? 'a tool'
    const place =
      result.path === null ? '' : ` at ${result.path}${result.line === null ? '' : `:${result.line}`}`
    return { words: `${tool}: ${result.rule}${place}`, new: introduced(result, change.value) }
  })
  return becauseUnless(
    placed.filter((one) => one.new === true).map(({ words }) => words),
    [
      ...placed.filter((one) => one.new === 'unknown').map(({ words }) => words),
      ...invalid.map(({ file, detail }) => `${file}: ${detail}`),
      ...unusable.map(({ file, tool }) => `${file}: ${tool} did not finish, or looked at another commit`),
      ...patterns.filter(({ files }) => files === 0).map(({ pattern }) => `no file is named by ${pattern}`),
    ],
    results.length + runs.length === 0
      ? 'no tool was asked'
      : 'no open error of a tool on lines of this change',
  )
}
