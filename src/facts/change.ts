import { classifierOf } from '../change/classes.ts'
import { known } from '../core/fact.ts'
import type { ChangeSettings } from '../core/facts/change.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import { isManifest } from '../formats/probes/manifests.ts'
import { type ProbeFile, probe } from '../formats/probes/probe.ts'
import { type ReadLines, readLines } from './change-lines.ts'
import { baseEntries, rawLinesOf } from './change-raw.ts'
import { factValue, type GatherContext, type Gatherer } from './gather.ts'

/** Fact `change`: the lines of every changed file, and what they show by their form. No text of a line is kept. */
export const gatherChange: Gatherer<'change'> = async (context) => {
  const files = await factValue(context, 'changed-files')
  const settings = await factValue(context, 'change-settings')
  const raw = await rawLinesOf(context, files)
  const read = files.map((file) => ({ file, ...readLines(file, raw.get(file.path)) }))
  const signals = probe(probed(read, settings), {
    guards: settings.guards,
    there: await there(context, files),
    // A lockfile that goes pins nothing.
    touched: new Set(files.flatMap(({ path, status }) => (status === 'removed' ? [] : path))),
  })
  const headSha = await headOf(context)
  return known(
    { headSha, files: read.map(({ lines }) => lines), signals },
    {
      kind: context.subject.kind === 'branch' ? 'git' : 'api',
      what: 'patches of the changed files',
      sha: headSha,
    },
  )
}

async function headOf(context: GatherContext): Promise<string> {
  const { subject } = context
  if (subject.kind === 'branch') return subject.headSha
  return (await factValue(context, 'pull-request')).head.sha
}

type ReadFile = ReadLines & { readonly file: ChangedFile }

function probed(read: readonly ReadFile[], settings: ChangeSettings): ProbeFile[] {
  const classify = classifierOf(settings)
  return read.flatMap(({ file, lines, patch }) => {
    const { path, status } = file
    if (patch === null) return []
    const classes = classify(path)
    const kind = classes.has('test') ? 'test' : classes.has('documentation') ? 'documentation' : 'code'
    const migration = classes.has('migration')
    return [{ path, status, kind, migration, submodule: lines.special === 'submodule', patch }]
  })
}

/** Whether a path is in the base commit; asked of GitHub only where a manifest changed. */
async function there(
  context: GatherContext,
  files: readonly ChangedFile[],
): Promise<(path: string) => boolean | null> {
  if (!files.some(({ path }) => isManifest(path))) return () => null
  const entries = await baseEntries(context)
  if (entries === null) return () => null
  const paths = new Set(entries.map(({ path }) => path))
  return (path) => paths.has(path)
}
