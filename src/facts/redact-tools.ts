import type { FactValue } from '../core/facts/index.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/**
 * Checks without the accounts that reported commit statuses, and without names that nothing asks for. Names that are
 * asked for say what the redacted policy says: `test (@acme/web)`.
 */
export const redactChecks = (checks: FactValue['checks'], people: Pseudonyms): FactValue['checks'] => ({
  ...checks,
  runs: checks.runs.map((run) => ({ ...run, name: people.text(run.name) })),
  statuses: checks.statuses.map((status) => ({
    ...status,
    context: people.text(status.context),
    creator: status.creator === null ? null : people.id(status.creator),
  })),
  ...(checks.others === undefined ? {} : { others: [] }),
  workflows: checks.workflows.known ? checks.workflows : { ...checks.workflows, detail: '(redacted)' },
})

/** Results of tools without what was wrong with files that could not be read: it may quote them. */
export const redactToolFindings = (findings: FactValue['tool-findings']): FactValue['tool-findings'] => ({
  ...findings,
  invalid: findings.invalid.map(({ file }) => ({ file, detail: '(redacted)' })),
})
