import { UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes, worst } from '../core/verdict.ts'
import { verifyBlocks } from '../facts/evidence-blocks.ts'
import type { BlockToVerify } from '../facts/evidence-work.ts'
import { gitObjects } from '../facts/git-objects.ts'
import { offlineGitHub } from '../github/offline.ts'
import type { Context, Run } from './context.ts'
import { evidenceLogPath } from './evidence-log.ts'
import { EvidenceRows, type VerifiedState } from './evidence-rows.ts'
import { type EvidenceFileOf, evidenceFiles, type RecordedBlock, recordedIn } from './evidence-sources.ts'
import { serverOf } from './github.ts'
import { cloneOf, commitOf, decided } from './phase-place.ts'

/** `evidence verify`: whether recorded lines are still true. */
export const runEvidenceVerify: Run = async (context) => {
  const { args, output } = context
  const workspace = await cloneOf(context)
  const head = await commitOf(context, workspace, 'at')
  const names = args.positionals.length === 0 ? [evidenceLogPath] : args.positionals
  const files = await evidenceFiles(context, names)
  const github = offlineGitHub(serverOf(context).serverUrl)
  const rows = new EvidenceRows(context, head)
  const waiting: RecordedBlock[] = []
  const problems: string[] = []
  await decided(async () => {
    const objects = await gitObjects({ workspace, github, repository: { owner: 'local', repo: 'local' } })
    const progress = (done: number) => output.progress.show(`${done} blocks verified`)
    const blocks = asked(context, files, head, waiting, problems)
    for await (const observation of verifyBlocks(objects, blocks, { progress })) {
      const block = waiting.shift()
      if (block !== undefined) await rows.add(block, observation)
    }
    objects.close()
  })
  const total = Object.values(rows.counts).reduce((sum, count) => sum + count, 0)
  if (total + problems.length === 0) throw new UsageError('evidence verify: no block is recorded there')
  await rows.end(problems)
  return exitCodeOf(rows.counts, problems.length, args.has('strict'))
}

/** Blocks in their order; each waits for its answer. */
async function* asked(
  context: Context,
  files: readonly EvidenceFileOf[],
  head: string,
  waiting: RecordedBlock[],
  problems: string[],
): AsyncGenerator<BlockToVerify> {
  for (const file of files)
    for await (const entry of recordedIn(file, files)) {
      if ('problem' in entry) {
        if (!entry.warning) problems.push(entry.problem)
        context.output.note(entry.problem)
        continue
      }
      waiting.push(entry)
      // Older tools recorded no commit: only the head can tell.
      yield { commit: entry.commit ?? head, head, block: entry.block }
    }
}

function exitCodeOf(
  counts: Readonly<Record<VerifiedState, number>>,
  problems: number,
  strict: boolean,
): ExitCode {
  const stale = counts.changed + counts.gone
  return worst([
    exitCodes.pass,
    ...(counts.wrong + problems > 0 || (strict && stale > 0) ? [exitCodes.fail] : []),
    ...(counts.unknown > 0 ? [exitCodes.unknown] : []),
  ])
}
