import { UsageError } from '../core/errors.ts'
import { type GreenlightReport, greenlightReport } from '../result/greenlight.ts'
import type { RunRecord } from '../result/record.ts'

/**
 * The green light that an audit was asked for.
 * @param where what asked for it, for the message
 * @throws UsageError where the audit's policy asks for none: a green light of nothing says nothing
 */
export function wantedGreenlight(where: string, record: RunRecord): GreenlightReport {
  const report = greenlightReport(record)
  if (report !== null) return report
  throw new UsageError(
    `${where}: found a policy that asks for no green light, expected gates.phase-unlock.greenlight in ${record.policyPath} (see docs/greenlight.md)`,
  )
}

/**
 * A report file takes the report that it is for.
 * @throws UsageError where only the file is named
 */
export function requireGreenlight(where: string, file: string | null, greenlight: boolean): void {
  if (file === null || greenlight) return
  throw new UsageError(
    `${where} names a file for the green light: expected the green light to be asked for, too`,
  )
}
