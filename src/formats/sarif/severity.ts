import type { Severity } from '../../core/facts/tools.ts'
import type { RawProperties, RawResult, RawRule } from './shape.ts'
import { toolName } from './tools.ts'

/**
 * Levels of tools that give none, where SARIF's own default would be too little: a leaked secret is no warning.
 * (gitleaks `report/sarif.go` writes neither `level` nor `defaultConfiguration`.)
 */
const levelOfTool: ReadonlyMap<string, string> = new Map([['gitleaks', 'error']])

/** SARIF 2.1.0, section 3.27.10: a result without a level, of a rule without one, is a warning. */
const defaultLevel = 'warning'

/**
 * How grave a result is: the CVSS score in `security-severity` by GitHub's bands (critical from 9, high from 7, medium
 * from 4), or else the level. A level that SARIF does not know counts as an error.
 */
export function severityOf(result: RawResult, rule: RawRule | undefined, tool: string): Severity {
  const scores = [scoreOf(result.properties), scoreOf(rule?.properties)].filter((score) => score !== null)
  if (scores.length > 0) return ofScore(Math.max(...scores))
  const own = result.level ?? rule?.defaultConfiguration?.level
  return ofLevel(own ?? levelOfTool.get(toolName(tool)) ?? defaultLevel)
}

function scoreOf(properties: RawProperties | undefined): number | null {
  const given = properties?.['security-severity']
  if (given === undefined || given === null || String(given).trim() === '') return null
  const score = Number(given)
  return score >= 0 && score <= 10 ? score : null
}

function ofScore(score: number): Severity {
  if (score >= 9) return 'blocker'
  if (score >= 7) return 'high'
  return score >= 4 ? 'medium' : 'low'
}

function ofLevel(level: unknown): Severity {
  if (level === 'note' || level === 'none') return 'low'
  return level === 'warning' ? 'medium' : 'high'
}
