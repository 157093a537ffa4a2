import { git } from './run.ts'

type FileStatus = 'added' | 'removed' | 'modified' | 'renamed' | 'changed'

/** One changed file between two commits, as git found it with rename detection at 50 % similarity. */
export interface FileDiff {
  readonly filename: string
  readonly previousFilename: string | null
  readonly status: FileStatus
  /** Blob (or submodule commit) at the new side; at the old side for a removed file. */
  readonly sha: string
  readonly additions: number
  readonly deletions: number
  /** Hunks without file headers; null for binary, mode-only, pure renames, and patches too long for GitHub. */
  readonly patch: string | null
}

/** GitHub leaves `patch` out when it is long; it does not publish the bound, this is a round figure. */
const MAX_PATCH_CHARACTERS = 400_000

const STATUSES: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  // Git's own word for a type change (file ↔ symlink ↔ submodule).
  T: 'changed',
}

interface RawEntry {
  readonly status: FileStatus
  readonly sha: string
  readonly filename: string
  readonly previousFilename: string | null
}

const RENAMES = ['-M50%', '-l20000']

/** Reads `git diff --raw -z`: `:mode mode sha sha X\0path[\0path]`. */
function rawEntries(directory: string, from: string, to: string): RawEntry[] {
  const text = git(directory, ['diff', '--raw', '--no-abbrev', '-z', ...RENAMES, from, to]).toString('utf8')
  const fields = text.split('\0')
  const entries: RawEntry[] = []
  for (let at = 0; at + 1 < fields.length; ) {
    const [, , oldSha = '', newSha = '', letter = ''] = (fields[at] ?? '').split(' ')
    const status = STATUSES[letter.charAt(0)] ?? 'changed'
    const renamed = status === 'renamed'
    const first = fields[at + 1] ?? ''
    const filename = renamed ? (fields[at + 2] ?? '') : first
    const sha = status === 'removed' ? oldSha : newSha
    entries.push({ status, sha, filename, previousFilename: renamed ? first : null })
    at += renamed ? 3 : 2
  }
  return entries
}

/** Hunks per file, in the order of the raw listing. A body line never starts with `diff --git`. */
function patches(directory: string, from: string, to: string): string[] {
  const text = git(directory, [
    'diff',
    '--patch',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    ...RENAMES,
    from,
    to,
  ]).toString('utf8')
  // Only a line feed ends a line here: a carriage return in a file must not forge a header.
  return `\n${text}`.split(/\ndiff --git [^\n]*(?=\n)/).slice(1)
}

const count = (lines: readonly string[], sign: string): number =>
  lines.filter((line) => line.startsWith(sign)).length

/** The hunks of a patch block, without its file headers. */
function hunksOf(block: string): string {
  const start = block.indexOf('\n@@ ')
  return start < 0 ? '' : block.slice(start + 1).replace(/\n$/, '')
}

function fileDiff(entry: RawEntry, blocks: readonly string[]): FileDiff {
  const hunks = blocks
    .map(hunksOf)
    .filter((text) => text !== '')
    .join('\n')
  const lines = hunks.split('\n')
  const shown = hunks !== '' && hunks.length <= MAX_PATCH_CHARACTERS
  return {
    ...entry,
    additions: count(lines, '+'),
    deletions: count(lines, '-'),
    patch: shown ? hunks : null,
  }
}

/** The files that differ between two commits, in git's path order. A type change is two patch blocks in git. */
export function diffFiles(directory: string, from: string, to: string): FileDiff[] {
  const blocks = patches(directory, from, to)
  let at = 0
  return rawEntries(directory, from, to).map((entry) => {
    const size = entry.status === 'changed' ? 2 : 1
    const own = blocks.slice(at, at + size)
    at += size
    return fileDiff(entry, own)
  })
}

/** The diff as text, for the `diff` media type. */
export const diffText = (directory: string, from: string, to: string): string =>
  git(directory, ['diff', '--patch', '--no-color', ...RENAMES, from, to]).toString('utf8')
