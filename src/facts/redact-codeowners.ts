import type { CodeownersError, CodeownersFile } from '../core/facts/codeowners.ts'
import type { CodeownersLine, Owner } from '../formats/codeowners/document.ts'
import { readOwner } from '../formats/codeowners/owners.ts'
import { parseCodeowners } from '../formats/codeowners/parse.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/**
 * A CODEOWNERS file with the same lines and patterns, and stand-ins for its owners; comments are emptied. An invalid
 * owner stays invalid, so GitHub and the gate skip the same lines.
 */
export function redactCodeowners(file: CodeownersFile, people: Pseudonyms): CodeownersFile {
  const lines = new Map(parseCodeowners(file.content).lines.map((line) => [line.number, line]))
  const content = file.content
    .split('\n')
    .map((raw, index) => redactLine(raw, lines.get(index + 1), people))
    .join('\n')
  return { ...file, content }
}

function redactLine(raw: string, line: CodeownersLine | undefined, people: Pseudonyms): string {
  const ending = raw.endsWith('\r') ? '\r' : ''
  if (line === undefined) return raw.replace(/#.*$/s, `#${ending}`)
  const mark = raw.startsWith('\ufeff') ? '\ufeff' : ''
  const text = raw.slice(mark.length, raw.length - ending.length)
  const owners = line.owners.map((owner) => ({ span: owner, by: redactOwner(owner, people) }))
  const comment = line.comment === null ? [] : [{ span: line.comment, by: '#' }]
  // From the right, so that the columns before a word still hold when it is replaced.
  const replaced = [...owners, ...comment].sort((a, b) => b.span.column - a.span.column)
  const redacted = replaced.reduce((whole, { span, by }) => {
    const start = span.column - 1
    return `${whole.slice(0, start)}${by}${whole.slice(start + span.text.length)}`
  }, text)
  return `${mark}${redacted}${ending}`
}

function redactOwner(owner: Owner, people: Pseudonyms): string {
  if (owner.kind === 'invalid') return owner.text.endsWith('@') ? 'redacted@' : 'redacted'
  if (owner.kind !== 'unsure') return people.owner(owner.text)
  const redacted = owner.text.replace(/[A-Za-z0-9_-]+/g, people.login)
  return readOwner({ text: redacted, column: owner.column }).kind === 'unsure' ? redacted : '@@redacted'
}

/**
 * GitHub's errors for a redacted file: a column that points at an owner points at its stand-in, any other column at
 * the start of the line, which is no owner either.
 */
export function redactErrors(
  errors: readonly CodeownersError[],
  files: { readonly before: CodeownersFile; readonly after: CodeownersFile } | null,
  people: Pseudonyms,
): CodeownersError[] {
  const before = parseCodeowners(files?.before.content ?? '').lines
  const after = parseCodeowners(files?.after.content ?? '').lines
  return errors.map((error) => ({
    ...error,
    column: movedColumn(error, before, after),
    // Below its first line GitHub quotes the line of the file, comment and invalid owners included.
    message: people.text(error.message.split('\n', 1)[0] ?? ''),
    suggestion: error.suggestion === null ? null : people.text(error.suggestion),
  }))
}

function movedColumn(
  { line, column }: CodeownersError,
  before: readonly CodeownersLine[],
  after: readonly CodeownersLine[],
): number {
  const owners = before.find(({ number }) => number === line)?.owners ?? []
  const index = owners.findIndex(
    (owner) => column >= owner.column && column < owner.column + owner.text.length,
  )
  return after.find(({ number }) => number === line)?.owners[index]?.column ?? Math.min(column, 1)
}
