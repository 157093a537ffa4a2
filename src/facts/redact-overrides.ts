import type { OverrideFile, OverridesFact } from '../core/facts/overrides.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** Overrides without the people and the words in them; what decides stays: names of rules, commits, times. */
export const redactOverrides = (fact: OverridesFact, people: Pseudonyms): OverridesFact => ({
  ...fact,
  files: fact.files.map((file) => redactFile(file, people)),
})

const redactFile = (file: OverrideFile, people: Pseudonyms): OverrideFile => ({
  ...file,
  problems: file.problems.map((problem) => ({ ...problem, message: 'a problem of the file' })),
  override:
    file.override === null
      ? null
      : {
          ...file.override,
          reason: 'the reason was redacted',
          ticket: 'redacted',
          requestedBy: people.login(file.override.requestedBy),
        },
  matchesHead:
    file.matchesHead?.known === false
      ? { ...file.matchesHead, detail: 'it could not be compared with the head' }
      : file.matchesHead,
})
