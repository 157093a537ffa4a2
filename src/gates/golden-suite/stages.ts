import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import type { Options } from './options.ts'
import type { SuiteResult } from './suites.ts'
import { finding } from './words.ts'

/** Suites that are judged, and what the order of the stages says. */
export interface Staged {
  readonly judged: readonly SuiteResult[]
  readonly findings: readonly Finding[]
}

/** Takes the stages in order and stops behind the first that fails: what comes later is not evaluated. */
export function staged(results: readonly SuiteResult[], { stages }: Options, where: Where): Staged {
  const byName = new Map(results.map((result) => [result.suite.name, result]))
  const later = new Set<string>()
  const findings: Finding[] = []
  let stopped: string | null = null
  for (const [index, { name, suites }] of stages.entries()) {
    const requiredAt = where('stages', index)
    if (stopped !== null) {
      for (const suite of suites) later.add(suite)
      findings.push(
        finding('stage-order', 'skip', name, {
          requiredAt,
          found: text`stage ${name} was not evaluated: stage ${stopped} failed`,
          required: text`stages pass in their order`,
          fix: text`make stage ${stopped} pass first`,
        }),
      )
      continue
    }
    const failing = suites.filter((suite) => byName.get(suite)?.decision !== 'pass')
    const [first] = failing
    if (first === undefined) {
      const found = text`stage ${name} passed`
      findings.push(
        finding('stage-order', 'pass', name, {
          requiredAt,
          found,
          required: text`stages pass in their order`,
          fix: [],
        }),
      )
      continue
    }
    stopped = name
    findings.push(
      finding('stage-order', 'fail', name, {
        requiredAt,
        found: text`stage ${name} failed in suite ${first}`,
        required: text`stages pass in their order`,
        fix: text`make suite ${first} pass`,
      }),
    )
  }
  return { judged: results.filter(({ suite }) => !later.has(suite.name)), findings }
}
