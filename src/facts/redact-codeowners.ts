import type { CodeownersFile } from '../core/facts/codeowners.ts'
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
  const indent = ' '.repeat(Math.max(line.pattern.column - 1, 0))
  const words = [line.pattern.text, ...line.owners.map((owner) => redactOwner(owner, people))]
  const comment = line.comment === null ? '' : ' #'
  return `${mark}${indent}${words.join(' ')}${comment}${ending}`
}

function redactOwner(owner: Owner, people: Pseudonyms): string {
  if (owner.kind === 'invalid') return owner.text.endsWith('@') ? 'redacted@' : 'redacted'
  if (owner.kind !== 'unsure') return people.owner(owner.text)
  const redacted = owner.text.replace(/[A-Za-z0-9_-]+/g, people.login)
  return readOwner({ text: redacted, column: owner.column }).kind === 'unsure' ? redacted : '@@redacted'
}
