import { describe, expect, test } from '@jest/globals'
import { unknownReasons } from '../../src/core/fact.ts'
import { criteriaSchema } from '../../src/core/facts/criteria.ts'
import { greenlightSchema } from '../../src/core/facts/greenlight.ts'
import { pseudonyms } from '../../src/facts/pseudonyms.ts'
import { redactCriteria, redactGreenlight } from '../../src/facts/redact-criteria.ts'

const hidden = { known: false, reason: 'api-failed', detail: 'a word about acme/shop' } as const
const sha = 'a'.repeat(40)
const blob = 'b'.repeat(40)

describe('criteria', () => {
  const criteria = criteriaSchema.parse({
    sha,
    commits: { M0: sha },
    files: { 'M0/A': { known: true, value: { count: 1, paths: ['docs/a.md'] } }, 'M0/B': hidden },
    suites: {
      'M0/C': {
        known: true,
        value: {
          ...{ path: 'gate-evidence.json', problem: 'it is about acme/other', decision: null },
          ...{ successes: null, trials: null, lcb: null },
        },
      },
    },
    issues: { 'M0/D': { known: true, value: { open: 2, closed: 3 } } },
    tagged: { M0: { known: true, value: blob } },
  })
  const redacted = redactCriteria(criteria)

  test('what decides stays', () => {
    expect(redacted.files['M0/A']).toEqual(criteria.files['M0/A'])
    expect(redacted.issues).toEqual(criteria.issues)
    expect(redacted.tagged).toEqual(criteria.tagged)
    expect(redacted.suites['M0/C']).toMatchObject({ known: true, value: { path: 'gate-evidence.json' } })
    expect(redacted.files['M0/B']).toMatchObject({ known: false, reason: 'api-failed' })
    expect(criteriaSchema.parse(redacted)).toEqual(redacted)
  })

  test('words that may name somebody go, and a problem stays one', () => {
    expect(JSON.stringify(redacted)).not.toContain('acme')
    expect(redacted.suites['M0/C']).toMatchObject({ value: { problem: '(redacted)' } })
    expect(redacted.files['M0/B']).toMatchObject({ detail: unknownReasons['api-failed'] })
  })
})

describe('a green light', () => {
  const place = { workflow: '.github/workflows/ci.yml', job: 'gate', line: 3, computed: false }
  const greenlight = greenlightSchema.parse({
    sha,
    files: {
      'a.yml': {
        known: true,
        value: { kind: 'file', problem: 'line 2: @acme/web', missing: ['@acme/web'], sha256: null },
      },
    },
    variables: {
      POLICY_REQUIRE_HMAC: {
        known: true,
        value: [{ ...place, step: '2 run by @acme/web', value: 'true' }],
      },
    },
    checks: hidden,
  })
  const redacted = redactGreenlight(greenlight, pseudonyms())

  test('values and places stay, free texts and people go', () => {
    expect(JSON.stringify(redacted)).not.toContain('acme')
    expect(redacted.variables['POLICY_REQUIRE_HMAC']).toEqual({
      known: true,
      value: [{ ...place, step: '2', value: 'true' }],
    })
    expect(redacted.files['a.yml']).toMatchObject({ value: { kind: 'file', problem: '(redacted)' } })
    expect(redacted.checks).toMatchObject({ known: false, detail: unknownReasons['api-failed'] })
    expect(greenlightSchema.parse(redacted)).toEqual(redacted)
  })
})
