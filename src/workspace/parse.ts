import type { ChangedFile } from '../core/facts/pull-request.ts'
import { WorkspaceFailure } from './failure.ts'
import type { TreeEntry } from './port.ts'

/** Fields that end in NUL, as every `-z` format gives them. Names are bytes to git; here they must be UTF-8. */
export function fields(output: Uint8Array, what: string): readonly string[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(output)
  } catch {
    throw new WorkspaceFailure('unparsable', what, 'a file name is not valid UTF-8', {
      text: 'rename the file',
    })
  }
  if (text === '') return []
  if (!text.endsWith('\0')) throw new WorkspaceFailure('unparsable', what, 'the output of git is cut short')
  return text.slice(0, -1).split('\0')
}

const treeLine = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40,64})\t([\s\S]+)$/
const indexLine = /^(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t([\s\S]+)$/

const odd = (what: string): WorkspaceFailure =>
  new WorkspaceFailure('unparsable', what, 'git printed something else than documented')

/** `git ls-tree -z` */
export function parseTree(output: Uint8Array): readonly TreeEntry[] {
  return fields(output, 'git ls-tree').map((line) => {
    const [, mode, , blob, path] = treeLine.exec(line) ?? []
    if (mode === undefined || blob === undefined || path === undefined) throw odd('git ls-tree')
    return { path, mode, blob }
  })
}

/** `git ls-files -z --stage`; a path in a merge conflict has several contents and is a failure. */
export function parseIndex(output: Uint8Array): readonly TreeEntry[] {
  return fields(output, 'git ls-files').map((line) => {
    const [, mode, blob, stage, path] = indexLine.exec(line) ?? []
    if (mode === undefined || blob === undefined || path === undefined) throw odd('git ls-files')
    if (stage !== '0') {
      throw new WorkspaceFailure(
        'ambiguous',
        'git ls-files',
        'the index holds an unresolved merge conflict',
        {
          text: 'resolve the conflict and commit',
        },
      )
    }
    return { path, mode, blob }
  })
}

const rawLine = /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/

/** `git diff-tree -r -z --raw -M`: modes, ids and status, then one path, or two for a rename or copy. */
export function parseRawDiff(output: Uint8Array): readonly ChangedFile[] {
  const what = 'git diff-tree'
  const parts = fields(output, what)[Symbol.iterator]()
  const next = (): string | undefined => parts.next().value
  const files: ChangedFile[] = []
  for (let line = next(); line !== undefined; line = next()) {
    const [, , , before, after, status] = rawLine.exec(line) ?? []
    const first = next()
    if (before === undefined || after === undefined || status === undefined || !first) throw odd(what)
    const second = status === 'R' || status === 'C' ? next() : first
    if (!second) throw odd(what)
    files.push({
      path: second,
      previousPath: status === 'R' || status === 'C' ? first : null,
      status: statusOf(status, before === after),
      blob: status === 'D' ? before : after,
    })
  }
  return files
}

/** GitHub's word for git's letter. Same content under another mode or type is `changed`. */
function statusOf(letter: string, sameContent: boolean): ChangedFile['status'] {
  switch (letter) {
    case 'A':
      return 'added'
    case 'D':
      return 'removed'
    case 'R':
      return 'renamed'
    case 'C':
      return 'copied'
    case 'T':
      return 'changed'
    case 'M':
      return sameContent ? 'changed' : 'modified'
    default:
      throw odd('git diff-tree')
  }
}
