import { PolicyError, UsageError } from '../core/errors.ts'
import { priorities } from '../core/facts/golden.ts'
import { testId } from '../core/facts/test-reports.ts'
import { exitCodes } from '../core/verdict.ts'
import { maxGoldenBytes, readManifest } from '../facts/golden-files.ts'
import { manifestPath } from '../formats/golden/manifest.ts'
import { repositoryPath } from '../gates/golden-suite/place.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import type { Arguments } from './arguments.ts'
import type { Context, Run } from './context.ts'
import { type Entry, manifestText } from './manifest-text.ts'
import { digestOfFile } from './suite-gate.ts'
import { type ReadReports, readReports } from './suite-sources.ts'
import { treeFile } from './tree-file.ts'

/** `suite manifest`: the list of tests that must be there, from reports of a good run. */
export const runSuiteManifest: Run = async (context) => {
  const { args, output } = context
  checkUse(args)
  const priority = priorityOf(args)
  const place = await treeFile(context, args.value('out'), manifestPath)
  const bytes = args.has('update') ? await place.read(maxGoldenBytes) : null
  const before = bytes === null ? [] : readManifest(bytes, place.name).map(({ line: _, ...entry }) => entry)
  const reports = await goodReports(context)
  const entries = merged(before, await entriesOf(reports, place.root, priority), args.has('prune'))
  const text = manifestText(bytes === null ? null : new TextDecoder().decode(bytes), entries)
  checkText(text, place.name)
  const dry = args.has('dry-run')
  const writes = args.has('update') || args.value('out') !== null
  if (writes && !dry) await place.write(text)
  const changes = changesOf(before, entries)
  if (args.format === 'json')
    await output.json({ file: place.name, written: writes && !dry, tests: entries, ...changes })
  else if (writes) await output.text(summary(place.name, entries.length, changes, dry))
  else await output.document(text)
  return dry && Object.values(changes).some(({ length }) => length > 0) ? exitCodes.fail : exitCodes.pass
}

function checkUse(args: Arguments): void {
  for (const flag of ['prune', 'dry-run'])
    if (args.has(flag) && !args.has('update'))
      throw new UsageError(`suite manifest: --${flag} is about --update, which is not given`)
}

/** What must be there is taken from a run that was good. */
async function goodReports(context: Context): Promise<ReadReports> {
  const reports = await readReports(context, context.args.positionals)
  const bad = reports.files.find(({ verdict }) => verdict !== 'pass')
  if (bad === undefined) return reports
  const why = bad.invalid[0] === undefined ? '' : ` (${bad.invalid[0]})`
  throw new UsageError(
    `${bad.path}: the report is ${bad.verdict}${why}: expected reports of a run that passed`,
  )
}

function priorityOf(args: Arguments): Entry['priority'] {
  const text = args.value('priority') ?? 'P1'
  const found = priorities.find((priority) => priority === text)
  if (found !== undefined) return found
  throw new UsageError(`--priority: found ${JSON.stringify(text)}, expected ${priorities.join(', ')}`)
}

/** The tests that ran, by id: two tests that read the same are one entry. */
async function entriesOf(
  { tests, groups }: ReadReports,
  root: string,
  priority: Entry['priority'],
): Promise<readonly Entry[]> {
  const digests = new Map<string, string | null>()
  const entries = new Map<string, Entry>()
  for (const test of tests) {
    const group = groups[test.group]
    if (group === undefined || test.outcome === 'skipped') continue
    const id = testId(test, group)
    const file = group.file === null ? null : repositoryPath(group.file)
    if (file !== null && !digests.has(file))
      digests.set(file, await digestOfFile(root, file).catch(() => null))
    const sha256 = file === null ? null : (digests.get(file) ?? null)
    if (!entries.has(id))
      entries.set(id, { id, priority, file: sha256 === null ? null : file, sha256, requirements: [] })
  }
  return [...entries.values()]
}

/** What was agreed on stays; digests are renewed, and new tests come behind. */
function merged(before: readonly Entry[], found: readonly Entry[], prune: boolean): readonly Entry[] {
  const now = new Map(found.map((entry) => [entry.id, entry]))
  const kept = before.flatMap((entry): Entry[] => {
    const fresh = now.get(entry.id)
    if (fresh === undefined) return prune ? [] : [entry]
    const { file, sha256 } = fresh.file === null ? entry : fresh
    return [{ ...entry, file, sha256 }]
  })
  const old = new Set(before.map(({ id }) => id))
  return [...kept, ...found.filter(({ id }) => !old.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))]
}

/** Nothing is written that could not be read again, such as an endless name. */
function checkText(text: string, name: string): void {
  try {
    readManifest(new TextEncoder().encode(text), name)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const [first] = error.problems
    const more = error.problems.length > 1 ? `, and ${error.problems.length - 1} more` : ''
    throw new UsageError(
      `${name}: these reports make no manifest that could be read: ${first?.message ?? ''}${more}`,
    )
  }
}

interface Changes {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

function changesOf(before: readonly Entry[], after: readonly Entry[]): Changes {
  const old = new Map(before.map((entry) => [entry.id, entry]))
  const now = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
    changed: after
      .filter(({ id, file, sha256 }) => {
        const entry = old.get(id)
        return entry !== undefined && (entry.sha256 !== sha256 || entry.file !== file)
      })
      .map(({ id }) => id),
  }
}

/** Changes that are listed on a screen, of each kind. */
const mostLines = 15

function summary(file: string, tests: number, { added, removed, changed }: Changes, dry: boolean): string {
  const head = `${file}: ${tests} tests, ${added.length} added, ${removed.length} removed, ${changed.length} with another file or digest${dry ? '; not written' : ''}`
  const lines = [listed('+', added), listed('-', removed), listed('~', changed)].flat()
  return `${[head, ...lines].map(sanitiseLine).join('\n')}\n`
}

function listed(mark: string, ids: readonly string[]): readonly string[] {
  const more = ids.length - mostLines
  return [
    ...ids.slice(0, mostLines).map((id) => `  ${mark} ${id}`),
    ...(more > 0 ? [`  ${mark} and ${more} more: --json lists them`] : []),
  ]
}
