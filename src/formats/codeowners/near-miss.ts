import type { CodeownersDocument, CodeownersLine } from './document.ts'
import { compileCodeowners } from './matcher.ts'
import { parseCodeowners } from './parse.ts'

/** A file of the repository; `160000` is a submodule, `120000` a symbolic link. Both are files to CODEOWNERS. */
export interface RepositoryFile {
  readonly path: string
  readonly mode?: string
}

export interface NearMiss {
  readonly path: string
  readonly kind: 'case' | 'normalization' | 'submodule' | 'symlink' | 'file'
}

/** For each line that matches no file, by line number: a file it would match if the pattern were written another way. */
export function nearMisses(
  dead: readonly CodeownersLine[],
  files: readonly RepositoryFile[],
): Map<number, NearMiss> {
  const misses = new Map<number, NearMiss>()
  if (dead.length === 0) return misses
  const slashed = dead.filter(({ pattern }) => pattern.text.endsWith('/'))
  tryFold(
    slashed,
    files,
    (text) => text.replace(/\/+$/, ''),
    (path) => path,
    misses,
    kindOf,
  )
  tryFold(dead, files, nfc, nfc, misses, () => 'normalization')
  tryFold(dead, files, lower, lower, misses, () => 'case')
  return misses
}

const nfc = (text: string): string => text.normalize('NFC')
const lower = (text: string): string => text.normalize('NFC').toLowerCase()

const kindOf = (file: RepositoryFile): NearMiss['kind'] =>
  file.mode === '160000' ? 'submodule' : file.mode === '120000' ? 'symlink' : 'file'

/** Matches the folded lines against the folded files; the first miss found for a line stays. */
function tryFold(
  dead: readonly CodeownersLine[],
  files: readonly RepositoryFile[],
  foldPattern: (text: string) => string,
  foldPath: (path: string) => string,
  misses: Map<number, NearMiss>,
  kind: (file: RepositoryFile) => NearMiss['kind'],
): void {
  const open = new Set(dead.filter(({ number }) => !misses.has(number)))
  if (open.size === 0) return
  const lines = [...open]
  const matcher = compileCodeowners(refolded(lines, foldPattern))
  for (const file of files) {
    for (const index of matcher.matching(foldPath(file.path))) {
      const line = lines[matcher.document.lines[index]?.number ?? -1]
      if (line === undefined || misses.has(line.number)) continue
      misses.set(line.number, { path: file.path, kind: kind(file) })
    }
    if (misses.size === dead.length) return
  }
}

/** The patterns alone, folded; `number` is the index into the lines given. */
function refolded(lines: readonly CodeownersLine[], fold: (text: string) => string): CodeownersDocument {
  const folded = lines.flatMap((line, index) =>
    parseCodeowners(fold(line.pattern.text)).lines.map((copy) => ({ ...copy, number: index })),
  )
  return { ...parseCodeowners(''), lines: folded }
}
