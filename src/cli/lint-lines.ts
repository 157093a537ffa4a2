import type { LintFinding } from '../formats/codeowners/index.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'

/** `FILE:LINE:COL: level: rule: what is wrong; what to do`. */
export const findingLine = (finding: LintFinding, file: string): string => {
  const { line, column, level, rule, message, fix } = finding
  return sanitiseLine(`${file}:${line}:${column}: ${level}: ${rule}: ${message}; ${fix}`)
}
