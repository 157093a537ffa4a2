import type { EvidenceBlock } from '../core/facts/phases.ts'
import { redactSecrets } from '../formats/secrets/index.ts'
import { splitLines } from '../phase/lines.ts'
import type { Workspace } from '../workspace/port.ts'
import { decided } from './phase-place.ts'

/** Code points of a snippet (source document 002). */
const longest = 1_000
/** Bytes of the largest file that evidence may stand in. */
const maxFileBytes = 5_000_000

/** The lines of a block as a text to look at: without secrets, cut between characters and never inside a mark. */
export async function snippetOf(
  workspace: Workspace,
  commit: string,
  { file, first, last }: Pick<EvidenceBlock, 'file' | 'first' | 'last'>,
): Promise<string> {
  const bytes = (await decided(() => workspace.file(commit, file, maxFileBytes))) ?? new Uint8Array()
  const lines = splitLines(new TextDecoder().decode(bytes)).slice(first - 1, last)
  return cutSnippet(redactSecrets(lines.join('\n')).text)
}

/** At most 1,000 code points; a `[REDACTED:…]` mark that would be cut is left out whole. */
export function cutSnippet(text: string): string {
  const characters = [...text]
  if (characters.length <= longest) return text
  const cut = characters.slice(0, longest).join('')
  const open = cut.lastIndexOf('[REDACTED:')
  return open >= 0 && !cut.slice(open).includes(']') ? cut.slice(0, open) : cut
}
