import { type CucumberElement, type CucumberFeature, cucumberShape } from './cucumber-shape.ts'
import { lineOf, type Step, stepsOf } from './cucumber-steps.ts'
import { sameNameInFiles } from './file-suites.ts'
import { jsonDocument } from './json-document.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink, TestRecord } from './model.ts'
import { failure, messageText, record } from './record.ts'

/** Reader of Cucumber's JSON: cucumber-js, -ruby and -jvm, behave, godog and the tools that write the same. */
export const cucumberReader: ReportFormatReader = {
  format: 'cucumber',
  read: (sink) => jsonDocument(sink, cucumberShape, (features) => take(sink, features)),
}

const pathOf = (feature: CucumberFeature): string | null =>
  feature.uri ?? feature.location?.replace(/:\d+$/u, '') ?? null

/** behave has places instead of lines, seconds, and a background that is not run but repeated in its scenarios. */
const isBehave = (feature: CucumberFeature): boolean => feature.location !== undefined && !feature.uri

function take(sink: ReportSink, features: readonly CucumberFeature[]): void {
  const fileOf = sameNameInFiles(features, (feature) => feature.name, pathOf)
  for (const feature of features) takeFeature(sink, feature, fileOf(feature))
}

function takeFeature(sink: ReportSink, feature: CucumberFeature, file: string | null): void {
  const suites = [file ?? '', feature.name].filter((part) => part !== '')
  const elements = feature.elements ?? []
  const behave = isBehave(feature)
  const nameOf = exampleNames(elements)
  let background: readonly Step[] = []
  let broken = 0
  for (const element of elements) {
    const steps = stepsOf(element, behave ? 1 : 1e9)
    if (element.type === 'background') {
      if (!behave) background = steps
      continue
    }
    const told = scenario(feature, element, [...background, ...steps], { suites, name: nameOf(element) })
    if (told.outcome === 'failed') broken++
    sink.test(told)
    background = []
  }
  // A background whose scenario never came: the report was written by a run that was stopped.
  if (background.length > 0) {
    sink.invalid(`${messageText(feature.name)}: a background without its scenario, the run broke off`)
  }
  if (broken === 0 && feature.status === 'failed') {
    const message = 'the feature failed, though none of its scenarios did'
    sink.suiteProblem({ suite: suites.join(' › '), message, reportLine: null })
  }
}

const titleOf = (element: CucumberElement): string => (element.name ?? '').trim()

/**
 * Scenarios called the same at different lines are examples of one outline, numbered by line; the same line again is
 * another attempt.
 */
function exampleNames(elements: readonly CucumberElement[]): (element: CucumberElement) => string {
  const lines = new Map<string, Set<number>>()
  for (const element of elements) {
    if (element.type === 'background') continue
    const known = lines.get(titleOf(element))
    if (known === undefined) lines.set(titleOf(element), new Set([lineOf(element) ?? 0]))
    else known.add(lineOf(element) ?? 0)
  }
  const numbers = new Map<string, Map<number, number>>()
  for (const [title, known] of lines) {
    const sorted = [...known].sort((a, b) => a - b)
    numbers.set(title, new Map(sorted.map((line, index) => [line, index + 1])))
  }
  return (element) => {
    const title = titleOf(element)
    const known = numbers.get(title)
    if (known === undefined || known.size < 2) return title
    return `${title} #${known.get(lineOf(element) ?? 0) ?? 1}`
  }
}

/**
 * The worst step decides: anything but passed and skipped is a failure, undefined and pending steps and failing
 * hooks, too. A scenario of hooks only ran nothing.
 */
function scenario(
  feature: CucumberFeature,
  element: CucumberElement,
  steps: readonly Step[],
  place: { readonly suites: readonly string[]; readonly name: string },
): TestRecord {
  const said = element.status?.toLowerCase()
  // behave leaves the steps of a scenario that was not selected without results.
  const harmless = ['passed', 'skipped', ...(said === 'skipped' ? ['without a result'] : [])]
  const broken = steps.find((step) => !harmless.includes(step.status))
  const outcome = outcomeOf(said, steps, broken)
  const text =
    broken === undefined ? `status ${said ?? ''}` : `${broken.text}: ${broken.status}\n${broken.message}`
  return record({
    ...place,
    outcome,
    seconds: steps.reduce((sum, step) => sum + step.seconds, 0),
    file: pathOf(feature),
    line: lineOf(element),
    failure: outcome === 'failed' ? failure(text, pathOf(feature), broken?.line ?? lineOf(element)) : null,
    tags: tagNames(feature, element),
  })
}

function outcomeOf(
  said: string | undefined,
  steps: readonly Step[],
  broken: Step | undefined,
): RecordOutcome {
  if (broken !== undefined || (said !== undefined && !['passed', 'skipped'].includes(said))) return 'failed'
  const ran = steps.some((step) => !step.hook) && steps.every((step) => step.status === 'passed')
  return ran && said !== 'skipped' ? 'passed' : 'skipped'
}

const tagNames = (feature: CucumberFeature, element: CucumberElement): string[] => [
  ...new Set(
    [...(feature.tags ?? []), ...(element.tags ?? [])].map((tag) =>
      typeof tag === 'string' ? tag : tag.name,
    ),
  ),
]
