import type { TestSource } from './model.ts'

/** Documents beside tests assert nothing. */
const documents: ReadonlySet<string> = new Set(['md', 'markdown', 'rst', 'adoc'])

/** A file whose language is not known, or that holds expected output: each line that is not blank is an expectation. */
export function linesStrength(extension: string, text: string): TestSource {
  const lines = documents.has(extension) ? [] : text.split('\n').map((line) => line.trim())
  const expectations = lines.filter((line) => line !== '')
  return { tests: 0, skipped: 0, assertions: expectations.length, expectations }
}
