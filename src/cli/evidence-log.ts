import { createHash } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { logLines, maxLineBytes } from '../formats/evidence-log/lines.ts'
import { type LoggedBlock, type LogProblem, readLogLine } from '../phase/evidence-line.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { streamInside } from '../workspace/files.ts'
import { fileError } from './input.ts'

/** Where evidence is recorded unless another file is named. */
export const evidenceLogPath = 'evidence_blocks.jsonl'

/** Bytes of the largest log: some hundred thousand blocks. It is read piece by piece. */
const maxLogBytes = 256 * 1024 * 1024

/** A line of a log: a block, or what is wrong with it. */
export type LogEntry =
  | { readonly block: LoggedBlock }
  | { readonly problem: LogProblem & { readonly line: number } }

/**
 * Entries of an evidence log of the work tree, a batch for each piece that was read; nothing where there is no such
 * file. Of lines that stand twice one counts, with a warning: a union merge leaves such. The same id with other content
 * is an error.
 * @throws UsageError when it is no regular file inside the work tree, or over 256 MiB
 */
export async function* readLog(
  root: string,
  path: string,
  name: string,
): AsyncGenerator<readonly LogEntry[]> {
  if ((await lstat(join(root, path)).catch(() => null)) === null) return
  const seen = new Map<string, string>()
  try {
    for await (const lines of logLines(streamInside(root, path, maxLogBytes))) {
      const batch: LogEntry[] = []
      for (const { line, bytes } of lines) {
        const entry = entryOf(line, bytes)
        const twin = 'block' in entry && bytes !== null ? twinProblem(seen, entry.block, bytes) : null
        if (twin !== null) batch.push({ problem: twin })
        else batch.push(entry)
      }
      yield batch
    }
  } catch (error) {
    if (!(error instanceof WorkspaceFailure)) throw error
    throw fileError(name, `${error.message}, expected an evidence log`)
  }
}

function entryOf(line: number, bytes: Uint8Array | null): LogEntry {
  if (bytes === null) {
    const found = `a line of over ${maxLineBytes} bytes`
    const words = {
      found,
      required: `at most ${maxLineBytes} bytes`,
      fix: 'take the line out, and record the block again',
    }
    return { problem: { rule: 'line-size', ...words, line, column: 1, warning: false } }
  }
  const read = readLogLine(bytes, line)
  return 'rule' in read ? { problem: { ...read, line } } : { block: read }
}

function twinProblem(
  seen: Map<string, string>,
  { block: { id }, line }: LoggedBlock,
  bytes: Uint8Array,
): (LogProblem & { readonly line: number }) | null {
  const digest = createHash('sha256').update(bytes).digest('base64')
  const before = seen.get(id)
  if (before === undefined) {
    seen.set(id, digest)
    return null
  }
  const same = before === digest
  return {
    ...{ rule: 'evidence-duplicate', line, column: 1, warning: same },
    found: `evidence ${JSON.stringify(id.slice(0, 100))} a second time, ${same ? 'the same' : 'with other content'}`,
    required: 'each id once',
    fix: same ? 'take one of the two lines out' : 'give one of them another id',
  }
}
