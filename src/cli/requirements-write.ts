import { obligationsOf } from '../change/obligations.ts'
import { skipReasons } from '../change/skip-reasons.ts'
import { Undecided } from '../core/errors.ts'
import { workflowPaths } from '../core/facts/checklists.ts'
import { reviewKinds } from '../gates/checklist/review-options.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { optionsOf } from './change-questions.ts'
import type { Context } from './context.ts'
import { fileError } from './input.ts'
import { judgedOf } from './judged-gates.ts'
import type { LocalChange } from './local-change.ts'
import { marked, withBlock } from './marked-block.ts'
import { type BlockKind, blockLines, type GeneralRequirements } from './requirements-block.ts'
import { requiredChecks, specificationsOf } from './requirements-checks.ts'
import { treeFile } from './tree-file.ts'

/** More than any file for people. */
const maxFileBytes = 4 * 1024 * 1024

/** Prints the block, or puts it into the file of --write. A file that holds it already is not touched. */
export async function writeBlock(context: Context, change: LocalChange, kind: BlockKind): Promise<void> {
  const { args, output } = context
  const lines = blockLines(kind, await generalOf(change))
  const named = args.value('write')
  if (named === null) {
    if (args.format === 'json')
      await output.json({ schema_version: 1, block: kind, text: marked(kind, lines) })
    else await output.document(`${marked(kind, lines)}\n`)
    return
  }
  const file = await treeFile(context, named, named)
  const bytes = await file.read(maxFileBytes)
  const before = bytes === null ? '' : textOf(bytes, file.name)
  const text = withBlock(before, kind, lines, file.name)
  const written = bytes === null || text !== before
  if (written) await file.write(text)
  if (args.format === 'json') await output.json({ schema_version: 1, block: kind, file: file.name, written })
  else
    await output.text(
      `${sanitiseLine(file.name)}: ${written ? `the block ${kind} is written` : `the block ${kind} is up to date`}\n`,
    )
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw fileError(name, 'not UTF-8 text, expected a text file')
  }
}

async function generalOf(change: LocalChange): Promise<GeneralRequirements> {
  const { checklists } = await change.facts(['checklists'])
  if (!checklists.known) throw new Undecided(checklists)
  return {
    lists: checklists.value.lists.map(({ title, items }) => ({
      title,
      questions: items.filter(({ scope }) => scope === 'pull-request').length,
    })),
    checks: requiredChecks(change),
    reviews: reviewLines(change),
    specifications: specificationsOf(change),
    skipReasons,
    paths: workflowPaths.map((path) => ({
      path,
      obligations: judgedOf(change, obligationsOf(path)).map(({ text }) => text),
    })),
  }
}

function reviewLines(change: LocalChange): readonly string[] {
  const { reviews } = optionsOf(change)
  if (reviews === undefined) return []
  return reviewKinds.flatMap((kind) => {
    const role = reviews[kind]
    if (role === undefined) return []
    const plan = role['mitigation-plan'] === 'accept' ? ', or a documented mitigation plan' : ''
    return [
      `${kind}: ${role.approvals} of ${role.from.join(', ')} on the head commit${plan} (path ${role.paths.join(', ')})`,
    ]
  })
}
