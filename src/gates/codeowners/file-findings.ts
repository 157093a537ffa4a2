import type { CodeownersError, CodeownersFile } from '../../core/facts/codeowners.ts'
import type { Finding } from '../../core/finding.ts'
import { code, path, people, text } from '../../core/text.ts'
import type { CodeownersDocument } from '../../formats/codeowners/index.ts'
import type { Options } from './options.ts'
import type { Ownership, Ruling } from './ownership.ts'
import type { Touched } from './requirements.ts'
import { firstAtHead, pathList, pathsInShort, word } from './words.ts'

/** GitHub loads a CODEOWNERS file below this size, in bytes. */
export const sizeLimit = 3 * 1024 * 1024

/** There is no file that could name owners, or GitHub does not load it. */
export function missingFile(file: CodeownersFile): readonly Finding[] {
  const common = { outcome: 'fail', level: 'error' } as const
  if (file.path === null) {
    return [
      {
        ...common,
        rule: 'codeowners/file-missing',
        subject: 'CODEOWNERS',
        found: text`no CODEOWNERS file at the base (${code(file.sha.slice(0, 7))})`,
        required: text`a CODEOWNERS file in ${path('.github/')}, the root or ${path('docs/')}`,
        fix: text`merge a ${path('.github/CODEOWNERS')} while this gate still reports (${code('mode: report')})`,
      },
    ]
  }
  if (file.bytes < sizeLimit) return []
  return [
    {
      ...common,
      rule: 'codeowners/file-size',
      subject: file.path,
      found: text`${path(file.path)} has ${file.bytes} bytes, so GitHub does not load it and nobody owns anything`,
      required: text`less than ${sizeLimit} bytes`,
      requiredAt: { path: file.path, line: 1, at: 'base' },
      fix: text`join lines that have the same owners`,
    },
  ]
}

/** GitHub reads another file than the gate, or another text: nothing about owners is certain then. */
export function otherFile(
  file: CodeownersFile,
  errors: readonly CodeownersError[],
  document: CodeownersDocument,
): readonly Finding[] {
  const other = errors.find((error) => file.path !== null && error.path !== file.path)
  if (file.path === null || document.loaded === 'no') return []
  if (other === undefined) return otherText(file.path, errors, document)
  return [
    {
      rule: 'codeowners/github-error',
      outcome: 'unknown',
      level: 'error',
      subject: other.path,
      found: text`GitHub reports errors for ${path(other.path)}, and the gate reads ${path(file.path)}`,
      required: text`one CODEOWNERS file that GitHub and the gate both read`,
      fix: text`keep ${path(file.path)} and delete ${path(other.path)}`,
      unknown: { reason: 'ambiguous' },
    },
  ]
}

/** An error about a line where the gate sees no rule. */
function otherText(
  filePath: string,
  errors: readonly CodeownersError[],
  document: CodeownersDocument,
): readonly Finding[] {
  const numbers = new Set(document.lines.map(({ number }) => number))
  const stray = errors.find(({ line }) => !numbers.has(line))
  if (stray === undefined) return []
  return [
    {
      rule: 'codeowners/github-error',
      outcome: 'unknown',
      level: 'error',
      subject: filePath,
      found: text`GitHub reports “${stray.kind}” in line ${stray.line} of ${path(filePath)}, where the gate sees no rule`,
      required: text`a file that GitHub and the gate read alike`,
      fix: text`run the check again; if it stays, correct line ${stray.line} and what stands before it`,
      unknown: { reason: 'ambiguous' },
    },
  ]
}

interface Group<T> {
  readonly ruling: T
  readonly touched: readonly Touched[]
}

/** Paths grouped by the line that decides them, in file order. */
function byLine<T extends Ruling>(
  touched: readonly Touched[],
  ownership: Ownership,
  wanted: (ruling: Ruling) => ruling is T,
): readonly Group<T>[] {
  const groups = new Map<number, { readonly ruling: T; readonly touched: Touched[] }>()
  for (const one of touched) {
    const ruling = ownership.rule(one.path)
    if (!wanted(ruling)) continue
    const line = ruling.line ?? 0
    const group = groups.get(line) ?? { ruling, touched: [] }
    group.touched.push(one)
    groups.set(line, group)
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
}

const isAmbiguous = (ruling: Ruling): ruling is Extract<Ruling, { kind: 'ambiguous' }> =>
  ruling.kind === 'ambiguous'
const isUnowned = (ruling: Ruling): ruling is Extract<Ruling, { kind: 'unowned' }> =>
  ruling.kind === 'unowned'
const isOwned = (ruling: Ruling): ruling is Extract<Ruling, { kind: 'owned' }> => ruling.kind === 'owned'

const pathsOf = (touched: readonly Touched[]): readonly string[] => touched.map((one) => one.path)
const at = (ownership: Ownership, line: number | undefined) => {
  const place = line === undefined ? undefined : ownership.at(line)
  return place === undefined ? {} : { requiredAt: place }
}

/** Files whose deciding line GitHub may read in more than one way. */
export function ambiguousFiles(touched: readonly Touched[], ownership: Ownership): readonly Finding[] {
  return byLine(touched, ownership, isAmbiguous).map(({ ruling, touched: group }) => ({
    rule: 'codeowners/ambiguous-on-github',
    outcome: 'unknown',
    level: 'error',
    subject: ruling.pattern,
    found: [...pathsInShort(pathsOf(group)), word(': who owns it is not certain, as '), word(ruling.why)],
    required: text`a line that GitHub reads in one way only`,
    ...at(ownership, ruling.line),
    ...firstAtHead(group),
    fix: [word(`in line ${ruling.line}, ${ruling.rewrite}`)],
    details: [pathList([word('Files it may decide')], pathsOf(group))],
    unknown: { reason: 'ambiguous' },
  }))
}

/** Files without an owner, where the policy demands one or asks for nothing. */
export function unownedFiles(
  touched: readonly Touched[],
  ownership: Ownership,
  unowned: Options['unowned'],
): readonly Finding[] {
  if (unowned === 'any-approval') return []
  const fails = unowned === 'fail'
  return byLine(touched, ownership, isUnowned).map(({ ruling, touched: group }) => ({
    rule: 'codeowners/unowned-files',
    outcome: fails ? 'fail' : 'pass',
    level: fails ? 'error' : 'note',
    subject: ruling.pattern ?? 'files without an owner',
    found: [
      ...pathsInShort(pathsOf(group)),
      word(
        ruling.line === undefined
          ? ': no line names an owner'
          : `: line ${ruling.line} takes the owners away`,
      ),
    ],
    required: fails ? text`an owner for every changed file` : text`nothing for files without an owner`,
    ...at(ownership, ruling.line),
    ...firstAtHead(group),
    fix: fails ? text`add a line for ${path(group[0]?.path ?? '')} to CODEOWNERS on the base branch` : [],
    details: [pathList([word('Files without an owner')], pathsOf(group))],
  }))
}

/** Owners that GitHub refuses, on lines that decide a changed file and still have another owner. */
export function refusedOwners(touched: readonly Touched[], ownership: Ownership): readonly Finding[] {
  return byLine(touched, ownership, isOwned).flatMap(({ ruling, touched: group }): readonly Finding[] => {
    const refused = ruling.pools.filter((pool) => pool.kind === 'nobody')
    const [first] = refused
    if (first === undefined || refused.length === ruling.pools.length) return []
    return [
      {
        rule: 'codeowners/github-error',
        outcome: 'fail',
        level: 'warning',
        subject: ruling.pattern,
        found: text`${people(
          refused.map((pool) => pool.name),
          'and',
        )} ${word(first.why)}`,
        required: text`owners that exist, can be seen and have write access`,
        ...at(ownership, ruling.line),
        ...firstAtHead(group),
        fix: text`correct or remove ${people(
          refused.map((pool) => pool.name),
          'and',
        )}, or grant write access`,
        details: [pathList([word('Files it decides')], pathsOf(group))],
      },
    ]
  })
}
