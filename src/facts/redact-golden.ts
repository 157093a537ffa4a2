import type { FactValue } from '../core/facts/index.ts'
import type { Pseudonyms } from './pseudonyms.ts'

const dropped = '(redacted)'

/** Test reports without what their tests and their readers said: messages quote anything. */
export function redactReports(reports: FactValue['test-reports']): FactValue['test-reports'] {
  return {
    ...reports,
    files: reports.files.map((file) => ({
      ...file,
      invalid: file.invalid.map(() => dropped),
      suiteErrors: file.suiteErrors.map((error) => ({ ...error, message: dropped })),
    })),
    tests: reports.tests.map((test) =>
      test.details === undefined
        ? test
        : {
            ...test,
            details: { ...test.details, message: test.details.message === null ? null : dropped },
          },
    ),
  }
}

/** Manifest and quarantine list without owners, reasons and addresses of issues. */
export function redactManifest(
  facts: FactValue['golden-manifest'],
  people: Pseudonyms,
): FactValue['golden-manifest'] {
  if (facts.quarantine === null) return facts
  const entries = facts.quarantine.entries.map((entry) => ({
    ...entry,
    owner: people.owner(entry.owner),
    reason: dropped,
    issue: entry.issue === null ? null : dropped,
  }))
  return { ...facts, quarantine: { ...facts.quarantine, entries } }
}

/** A soak without the reasons of its broken events, which quote them. */
export const redactSoak = (soak: FactValue['soak']): FactValue['soak'] =>
  soak === null ? null : { ...soak, invalid: soak.invalid.map(() => dropped) }
