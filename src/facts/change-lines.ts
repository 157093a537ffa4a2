import type { ChangedLines } from '../core/facts/change.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import { addedRanges, type Patch, readPatch } from '../formats/diff/patch.ts'
import { languageOf } from '../formats/probes/language.ts'
import { wordsOnly } from '../formats/probes/words-only.ts'

/** What was given out about the lines of one file. */
export interface RawLines {
  /** As counted by who gave it out; null when not counted there. */
  readonly additions: number | null
  readonly deletions: number | null
  readonly patch: string | null
  /** Modes, where they are known. */
  readonly modes: readonly string[] | null
  /** Whether the content is the same as before; null when nobody could tell. */
  readonly same: boolean | null
}

/** The lines of a file, and its patch where all of it could be read. */
export interface ReadLines {
  readonly lines: ChangedLines
  readonly patch: Patch | null
}

/** Blob id of the empty file. */
const emptyBlob = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'

/** Documents that are text: one without lines is not a picture. */
const textDocument = /\.(?:md|markdown|mdx|rst|adoc|asciidoc|org|txt)$/i

/** Pictures, sound, fonts: nothing that a machine would run. */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|psd|mp[34]|m4a|wav|ogg|webm|mov|avi|woff2?|ttf|otf|eot|pdf)$/i

/** Whether a file that shows no lines may be anything: only its blob tells whether it changed. */
export const isOpaque = (path: string): boolean => !media.test(path) && !textDocument.test(path)

/** So many characters are as much to read as a line. */
const lineLength = 200

/** How many lines more than it counts a patch is worth: a program may stand in one line. */
const longLines = ({ hunks }: Patch): number =>
  hunks
    .flat()
    .filter(({ kind }) => kind !== 'context')
    .reduce((sum, { text }) => sum + Math.max(0, Math.floor(text.length / lineLength) - 1), 0)

/** Reads the lines of one file. What is not all there is not read. */
export function readLines(file: ChangedFile, raw: RawLines | undefined): ReadLines {
  const { path } = file
  const nothing = { path, additions: raw?.additions ?? 0, deletions: raw?.deletions ?? 0, added: [] }
  if (raw === undefined) return { patch: null, lines: { ...nothing, read: false, binary: false } }
  if (raw.patch === null) return withoutPatch(file, raw, nothing)
  const patch = readPatch(raw.patch)
  if (patch === null || differs(patch, raw))
    return { patch: null, lines: { ...nothing, read: false, binary: false } }
  const { additions, deletions } = patch
  const special = specialOf(file, raw, patch)
  const long = longLines(patch)
  return {
    patch,
    lines: {
      ...{ path, additions, deletions, read: true, binary: false, added: addedRanges(patch) },
      ...(special === null ? {} : { special }),
      ...(long === 0 ? {} : { long }),
      ...(special === null && wordsOnly(patch, languageOf(path)) ? { wordsOnly: true } : {}),
    },
  }
}

const differs = (patch: Patch, { additions, deletions }: RawLines): boolean =>
  (additions ?? patch.additions) !== patch.additions || (deletions ?? patch.deletions) !== patch.deletions

/**
 * A file without a patch: moved as it is, empty, binary, or one whose lines were not given out. Source code without
 * lines is never taken for binary: one NUL in a comment would hide all of it.
 */
function withoutPatch(
  { path, status, blob }: ChangedFile,
  { additions, deletions, modes, same }: RawLines,
  nothing: Omit<ChangedLines, 'read' | 'binary'>,
): ReadLines {
  const lines = (read: boolean, special?: ChangedLines['special']): ReadLines => ({
    patch: null,
    lines: { ...nothing, read, binary: read, ...(special === undefined ? {} : { special }) },
  })
  if ((additions ?? 0) + (deletions ?? 0) > 0) return lines(false)
  const mode = modeChange(modes) || status === 'changed'
  if (same === true) return lines(true, mode || status === 'modified' ? 'mode' : undefined)
  if (blob === emptyBlob && (status === 'added' || status === 'removed')) return lines(true)
  if (languageOf(path) !== null) return lines(false)
  if (status !== 'removed' && isOpaque(path))
    return { patch: null, lines: { ...nothing, read: false, binary: true } }
  return lines(true, mode || (status === 'modified' && textDocument.test(path)) ? 'mode' : undefined)
}

const modeChange = (modes: readonly string[] | null): boolean => modes !== null && modes.length > 1

const subproject = /^Subproject commit [0-9a-f]{40,64}(?:-dirty)?$/
/** One line that may be where a link leads. */
export const mayBeLink = (patch: string | null | undefined): boolean => noNewline.test(patch ?? '')
const noNewline =
  /^@@ [^\n]*\n(?:-[^\n]*\n(?:\\[^\n]*\n)?)?\+([^\s]*[/.][^\s]*)\n\\ No newline at end of file\n?$/

/** What an entry is besides a regular file; a link is told by its form where no modes are known. */
function specialOf(
  { status }: ChangedFile,
  { modes, patch }: RawLines,
  { hunks }: Patch,
): ChangedLines['special'] | null {
  const changed = hunks.flat().filter(({ kind }) => kind !== 'context')
  if (modes?.includes('160000') === true) return 'submodule'
  if (modes === null && changed.length > 0 && changed.every(({ text }) => subproject.test(text)))
    return 'submodule'
  if (modes?.includes('120000') === true) return 'link'
  if (modes === null && (status === 'changed' || mayBeLink(patch))) return 'link'
  return modeChange(modes) ? 'mode' : null
}
