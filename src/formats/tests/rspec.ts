import { z } from 'zod'
import { sameNameInFiles } from './file-suites.ts'
import { jsonDocument, listOf } from './json-document.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { crossCheck, failure, messageText, record, Tally } from './record.ts'

const count = z.number().int().nonnegative()

const exampleShape = z.object({
  id: z.string().nullish(),
  description: z.string(),
  full_description: z.string(),
  status: z.string(),
  file_path: z.string().nullish(),
  line_number: z.number().nullish(),
  run_time: z.number().nullish(),
  exception: z.object({ class: z.string().nullish(), message: z.string().nullish() }).nullish(),
})
type Example = z.output<typeof exampleShape>

/** `rspec --format json` (RSpec 3). */
const documentShape = z.object({
  examples: listOf(exampleShape),
  summary: z.object({
    example_count: count,
    failure_count: count,
    pending_count: count,
    errors_outside_of_examples_count: count.optional(),
  }),
  messages: z.array(z.string()).optional(),
})

/** Reader of RSpec's JSON. */
export const rspecReader: ReportFormatReader = {
  format: 'rspec',
  read: (sink) => jsonDocument(sink, documentShape, (document) => take(sink, document)),
}

function take(sink: ReportSink, { examples, summary, messages }: z.output<typeof documentShape>): void {
  const fileOf = sameNameInFiles(
    examples,
    (example) => example.full_description,
    (example) => example.file_path,
  )
  const nameOf = exampleNames(examples, fileOf)
  const tally = new Tally()
  for (const example of examples) {
    const outcome = outcomeOf(example)
    tally.add(outcome)
    sink.test(exampleRecord(example, outcome, nameOf(example), fileOf(example)))
  }
  const outside = summary.errors_outside_of_examples_count ?? 0
  if (outside > 0) {
    const text = messages?.join('\n').trim() || `${outside} errors occurred outside of examples`
    sink.suiteProblem({ suite: '', message: messageText(text), reportLine: null })
  }
  crossCheck(sink, [
    ['summary.example_count', summary.example_count, tally.tests],
    ['summary.failure_count', summary.failure_count, tally.broken],
    ['summary.pending_count', summary.pending_count, tally.skipped],
  ])
}

/**
 * Two examples may read the same (`it { is_expected.to … }`). They are numbered by their place in the file, because
 * RSpec runs them in random order; one that is repeated has the same id.
 */
function exampleNames(
  examples: readonly Example[],
  fileOf: (example: Example) => string | null,
): (example: Example) => string {
  const placeOf = (example: Example): string => `${fileOf(example) ?? ''}\0${example.full_description}`
  const idOf = (example: Example): string => example.id ?? ''
  const ids = new Map<string, Map<string, number>>()
  for (const example of examples) {
    const known = ids.get(placeOf(example)) ?? new Map<string, number>()
    ids.set(placeOf(example), known.set(idOf(example), example.line_number ?? 0))
  }
  const numbers = new Map<string, number>()
  for (const [place, known] of ids) {
    const sorted = [...known].sort(
      ([a, lineA], [b, lineB]) => lineA - lineB || a.length - b.length || (a < b ? -1 : 1),
    )
    for (const [index, [id]] of sorted.entries()) numbers.set(`${place}\0${id}`, index + 1)
  }
  return (example) => {
    const number = numbers.get(`${placeOf(example)}\0${idOf(example)}`) ?? 1
    return number === 1 ? example.description : `${example.description} #${number}`
  }
}

function exampleRecord(
  example: Example,
  outcome: RecordOutcome,
  name: string,
  file: string | null,
): ReturnType<typeof record> {
  const { description, full_description: whole } = example
  const group = whole.endsWith(description) ? whole.slice(0, whole.length - description.length).trim() : whole
  const message = [example.exception?.class, example.exception?.message].filter((part) => part).join(': ')
  return record({
    suites: [file ?? '', group].filter((part) => part !== ''),
    name,
    outcome,
    seconds: example.run_time ?? null,
    file: example.file_path ?? null,
    line: example.line_number ?? null,
    failure:
      outcome === 'failed' || outcome === 'error' ? failure(message || `status ${example.status}`) : null,
  })
}

/** An exception beside the word for a pass: the exception is believed. */
function outcomeOf({ status, exception }: Example): RecordOutcome {
  if (status === 'passed') return exception ? 'failed' : status
  if (status === 'failed') return status
  return status === 'pending' ? 'skipped' : 'error'
}
