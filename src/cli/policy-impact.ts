import { join, resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { Verdict } from '../core/verdict.ts'
import { exitCodes } from '../core/verdict.ts'
import type { RunRecord } from '../result/record.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'
import type { Context, Run } from './context.ts'
import { fileError } from './input.ts'
import { judgeSaved, offlineFigures, readFacts } from './judge-saved.ts'
import { filesIn } from './policy-cases.ts'
import { type LocalPolicy, readLocalPolicy } from './policy-file.ts'

interface Impact {
  readonly file: string
  readonly target: RunRecord['target']
  readonly old: Verdict
  readonly new: Verdict
  readonly flips: boolean
}

/** `policy impact`: old verdict → new verdict for each facts file, flips first. */
export const runImpact: Run = async (context) => {
  const { args, output } = context
  const folder = args.value('facts')
  if (folder === null) throw new UsageError('policy impact: --facts DIR is missing: a folder of saved facts')
  const policy = await readLocalPolicy(context, args.value('policy'))
  const impacts = await judgeAll(context, folder, policy)
  const sorted = [...impacts.filter(({ flips }) => flips), ...impacts.filter(({ flips }) => !flips)]
  const flips = impacts.filter((one) => one.flips).length
  if (args.format === 'json') {
    await output.json({
      policy: policy.name,
      facts: impacts.length,
      flips,
      pull_requests: sorted.map(asJson),
    })
  } else {
    const rows = sorted.map(row)
    const table = columns([['', 'Facts', 'Target', 'Old', 'New'], ...rows], 0, output.layout.width)
    await output.text(`${[...table, `${flips} of ${impacts.length} flip`].join('\n')}\n`)
  }
  return flips > 0 ? exitCodes.fail : exitCodes.pass
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
  const [before, after] = [judge(null), judge(policy)]
  const flips = before.decision !== after.decision || before.exitCode !== after.exitCode
  return { file, target: saved.target, old: before, new: after, flips }
}

const verdictJson = ({ decision, exitCode, gates }: Verdict) => ({
  decision,
  exit_code: exitCode,
  outcomes: Object.fromEntries(gates.map(({ gate, outcome }) => [gate, outcome])),
})

const asJson = ({ file, target, flips, ...one }: Impact) => ({
  file,
  repository: target.repository,
  pull_requests: target.pullRequests,
  head_sha: target.headSha,
  flips,
  old: verdictJson(one.old),
  new: verdictJson(one.new),
})

const shown = ({ decision, exitCode }: Verdict): string => `${decision} (exit ${exitCode})`

function row(impact: Impact): readonly string[] {
  const { file, target, flips } = impact
  const pulls = target.pullRequests.map((number) => `#${number}`).join(' ')
  return [
    flips ? 'flips' : '',
    file,
    `${target.repository} ${pulls}`,
    shown(impact.old),
    `→ ${shown(impact.new)}`,
  ].map(sanitiseLine)
}
