import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import { lintCodeowners } from '../formats/codeowners/index.ts'
import { jsonText } from '../surfaces/json.ts'
import { plural } from '../surfaces/words.ts'
import { type OwnersFile, placeOf, readOwners } from './codeowners-file.ts'
import type { Context, Run } from './context.ts'
import { standardInput } from './input.ts'
import { findingLine } from './lint-lines.ts'
import type { Output } from './output.ts'
import { answerFor, answerLine, type OwnerAnswer } from './owner-answer.ts'
import { repositoryPath } from './paths.ts'
import { maxRecordBytes, type PathRecord, pathRecords } from './records.ts'

/** `codeowners who`: who owns each path. */
export const runWho: Run = async (context) => {
  const { args, output } = context
  checkUse(context)
  const place = await placeOf(context)
  const file = await readOwners(context, place)
  if (file.lookedUp) noteFindings(context, file)
  const explain = args.has('explain')
  const ask = ({ text, lossy }: PathRecord): OwnerAnswer => {
    const answer = answerFor(file.matcher, repositoryPath(text, place.root), explain)
    return lossy ? { ...answer, lossy } : answer
  }
  if (args.has('stdin')) {
    await stream(context, ask, file.name)
    return exitCodes.pass
  }
  const answers = args.positionals.map((text) => ask({ text, lossy: false }))
  if (args.format === 'json') await output.json(answers)
  else await output.text(answers.map((answer) => answerLine(answer, file.name)).join(''))
  return exitCodes.pass
}

function checkUse({ args }: Context): void {
  const stdin = args.has('stdin')
  if (stdin && args.positionals.length > 0)
    throw new UsageError('codeowners who: give paths as arguments or with --stdin, not both')
  if (!stdin && args.positionals.length === 0)
    throw new UsageError('codeowners who: no path is given: expected PATH… or --stdin')
  if (!stdin && args.has('null'))
    throw new UsageError('codeowners who: -z is about --stdin, which is not given')
}

/** Findings that change who owns what: counted, and with `--explain` listed. */
function noteFindings({ args, output }: Context, file: OwnersFile): void {
  const findings = lintCodeowners(file.matcher).filter(({ level }) => level !== 'note')
  if (findings.length > 0 && !args.has('explain')) {
    output.note(`${file.name} has ${plural(findings.length, 'finding')}: gatewright codeowners lint`)
    return
  }
  const shown = findings.slice(0, 10)
  for (const finding of shown) output.note(findingLine(finding, file.name))
  const more = findings.length - shown.length
  if (more > 0) output.note(`and ${more} more: gatewright codeowners lint`)
}

async function stream(context: Context, ask: (path: PathRecord) => OwnerAnswer, file: string): Promise<void> {
  const { args, input, output } = context
  const json = args.format === 'json'
  const counts = { read: 0, lossy: 0 }
  const records = pathRecords(input.stdin(), args.has('null'))
  try {
    for await (const batch of records) {
      await answerBatch(batch, output, counts, (path) =>
        json ? jsonText(ask(path), 0) : answerLine(ask(path), file),
      )
      // On a terminal the answers themselves are the progress.
      if (!output.terminal) output.progress.show(`${counts.read} paths`)
      if (!output.open) break
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UsageError(
      `${standardInput}: a path of over ${maxRecordBytes} bytes after ${counts.read} paths, expected ${args.has('null') ? 'NUL-separated paths' : 'one path per line'}`,
    )
  } finally {
    output.progress.stop()
  }
  if (counts.lossy > 0)
    output.note(
      `${counts.lossy} of ${counts.read} paths are not UTF-8: such bytes are shown, and matched, as U+FFFD`,
    )
}

/** Answers up to a path that has none are written before the error is. */
async function answerBatch(
  batch: readonly PathRecord[],
  output: Output,
  counts: { read: number; lossy: number },
  line: (path: PathRecord) => string,
): Promise<void> {
  let lines = ''
  let failure: unknown = null
  for (const path of batch) {
    try {
      lines += line(path)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      failure = new UsageError(`${standardInput}: path ${counts.read + 1}: ${error.message}`)
      break
    }
    counts.read += 1
    if (path.lossy) counts.lossy += 1
  }
  await output.stream(lines)
  if (failure !== null) throw failure
}
