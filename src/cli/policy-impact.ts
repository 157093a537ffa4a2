import { join, resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import type { Context, Run } from './context.ts'
import { countFlips, type Impact, impactJson, impactTable } from './impact.ts'
import { fileError } from './input.ts'
import { judgeSaved, offlineFigures, readFacts } from './judge-saved.ts'
import { filesIn } from './policy-cases.ts'
import { type LocalPolicy, readLocalPolicy } from './policy-file.ts'
import { judgeMerged } from './policy-impact-merged.ts'

/** `policy impact`: old verdict → new verdict for each facts file or merged pull request, flips first. */
export const runImpact: Run = async (context) => {
  const { args, output } = context
  const source = sourceOf(context)
  const policy = await readLocalPolicy(context, args.value('policy'))
  const impacts =
    source.kind === 'facts'
      ? await judgeAll(context, source.folder, policy)
      : await judgeMerged(context, source, policy)
  const heading = source.kind === 'facts' ? 'Facts' : 'Merged'
  if (args.format === 'json') await output.json(impactJson(policy.name, impacts))
  else await output.text(impactTable(heading, impacts, output.layout.width))
  return countFlips(impacts) > 0 ? exitCodes.fail : exitCodes.pass
}

type Source =
  | { readonly kind: 'facts'; readonly folder: string }
  | { readonly kind: 'merged'; readonly repository: string; readonly count: number }

/** Each pull request is judged twice, with about a dozen requests each time. */
const most = 50

function sourceOf({ args }: Context): Source {
  const [folder, repository, last] = ['facts', 'repository', 'last'].map((flag) => args.value(flag) ?? null)
  if (folder !== null && folder !== undefined) {
    for (const flag of ['repository', 'last', 'api-url', 'server-url'])
      if (args.value(flag) !== null)
        throw new UsageError(`policy impact: --facts and --${flag} contradict each other: give one of them`)
    return { kind: 'facts', folder }
  }
  if (repository === null || repository === undefined || last === null || last === undefined)
    throw new UsageError(
      'policy impact: expected --facts DIR, a folder of saved facts, or --repository OWNER/REPO --last N',
    )
  const count = /^\d{1,3}$/.test(last) ? Number(last) : 0
  if (count < 1 || count > most)
    throw new UsageError(`--last: found ${JSON.stringify(last)}, expected a number from 1 to ${most}`)
  return { kind: 'merged', repository, count }
}

async function judgeAll(context: Context, folder: string, policy: LocalPolicy): Promise<readonly Impact[]> {
  const path = resolve(context.directory, folder)
  const names = await filesIn(path, ['.json'])
  if (names === null) throw fileError(folder, 'there is no such folder, expected one with facts files')
  if (names.length === 0) throw fileError(folder, 'holds no facts file, expected files that end in .json')
  const impacts: Impact[] = []
  for (const name of names) {
    impacts.push(await judgeOne(context, join(path, name), name, policy))
    context.output.progress.show(`${impacts.length} of ${names.length} facts files`)
  }
  return impacts
}

async function judgeOne(context: Context, path: string, file: string, policy: LocalPolicy): Promise<Impact> {
  const saved = await readFacts(context, path)
  const judge = (by: LocalPolicy | null) =>
    judgeSaved(saved, file, by, null, offlineFigures(performance.now())).verdict
  return { label: file, file, target: saved.target, old: judge(null), new: judge(policy) }
}
