import { describe, expect, test } from '@jest/globals'
import { goldenSuite } from '../../../src/gates/golden-suite/gate.ts'
import { judged, manifest, optionsOf, outcome, passing, reports, said } from './facts.ts'

describe('what the policy asks for and nobody looked for', () => {
  test.each([
    ['reports', { reports: ['reports/*.xml', 'more/*.xml'] }, 'more/*.xml'],
    ['expected reports', { 'expected-reports': ['reports/b.xml'] }, 'reports/b.xml'],
    ['artifacts', { artifacts: ['unit'] }, 'artifact:unit'],
  ])('%s that the facts say nothing about are unknown', (_, options, name) => {
    const given = { reports: reports(passing(3)), manifest: manifest(null) }
    expect(outcome(given)).toBe('pass')
    expect(outcome(given, options)).toBe('unknown')
    expect(said(judged(given, options), 'reports-present')[0]).toContain(`nobody looked for ${name}`)
  })

  test('facts that were gathered for no report at all are no pass', () => {
    const none = { reports: reports([], { patterns: [], files: [] }) }
    expect(outcome(none)).not.toBe('pass')
  })
})

describe('suites without reports', () => {
  const options = { reports: [], suites: [{ name: 'P0' }] }

  test('may stand in a policy, as an input can name the reports; a run without any fails', () => {
    const given = { reports: reports([], { patterns: [], files: [] }) }
    expect(said(judged(given, options), 'reports-present')).toEqual([
      'fail error | the policy has suites, and neither it nor an input names test reports | ' +
        'reports of the tests that the suites select | name them in gates.golden-suite.reports',
    ])
  })

  test('are something to judge; nothing at all is not', () => {
    expect(goldenSuite.unconfigured?.(optionsOf(options))).toBeNull()
    expect(goldenSuite.unconfigured?.(optionsOf({ reports: [] }))).not.toBeNull()
  })
})
