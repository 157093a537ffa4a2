import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonValue } from '../../src/formats/strict-json/index.ts'
import { artifactKeys } from '../../src/phase/fields.ts'
import { artifactJsonSchema } from '../../src/phase/json-schema.ts'
import { evidenceCases } from '../support/evidence-cases.ts'
import { complete, rulesOf, withBlock } from './document.ts'

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true })
formats['default'](ajv)
const schema = artifactJsonSchema()
const validate = ajv.compile(schema)
const accepts = (document: unknown): boolean => validate(JSON.parse(JSON.stringify(document)))

/** Attacks on the structure alone. */
const structural = [
  'E_SCHEMA',
  'E_UNKNOWN_KEY',
  'E_PHASE_RANGE',
  'E_COMMIT_FORMAT',
  'E_DIGEST_FORMAT',
  'E_VERSION',
  'E_VERSION_UNSUPPORTED',
  'E_TIMESTAMP',
]
/** What no schema says: Unicode forms. */
const beyond = ['A71']

describe('the published schema', () => {
  it('is of draft 2020-12, strict, and describes every key', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema['additionalProperties']).toBe(false)
    const properties = schema['properties'] as Record<string, { description?: string }>
    expect(Object.keys(properties)).toEqual([...artifactKeys])
    for (const { description } of Object.values(properties)) expect(description).toMatch(/\S{3}/)
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })

  it('accepts what is complete', () => {
    const ok = evidenceCases().find(({ id }) => id === 'ok')
    expect(accepts(JSON.parse(Buffer.from(ok?.bytes ?? []).toString('utf8')))).toBe(true)
    expect(accepts(complete())).toBe(true)
    expect(accepts(complete({ signature: null, expires_at: null, supersedes_sha256: null }))).toBe(true)
    expect(accepts(complete({ phase: 0, previous_artifact_sha256: null }))).toBe(true)
    const { phase: _, baseline_pass_count: __, ...rest } = complete({ milestone: 'M1' })
    expect(accepts(rest)).toBe(true)
  })

  const refused = evidenceCases().filter(
    ({ id, expected }) =>
      (structural.includes(expected) && id !== 'A16') ||
      (expected === 'E_PATH' && !beyond.includes(id)) ||
      ['A56', 'A85', 'A86'].includes(id),
  )
  it.each(refused.map(({ id, why, bytes }) => [id, why, bytes] as const))('refuses %s %s', (_, __, bytes) => {
    expect(accepts(JSON.parse(Buffer.from(bytes).toString('utf8')))).toBe(false)
  })
  it('refuses a day that the calendar does not have, where formats are asserted', () => {
    const given = evidenceCases().find(({ id }) => id === 'A16')
    expect(accepts(JSON.parse(Buffer.from(given?.bytes ?? []).toString('utf8')))).toBe(false)
  })

  it.each<[string, Record<string, JsonValue | undefined>]>([
    ['no previous digest', { previous_artifact_sha256: undefined }],
    ['a null one', { previous_artifact_sha256: null }],
    ['two kinds of stage', { milestone: 'M1' }],
    ['no kind of stage', { phase: undefined }],
    ['no total', { baseline_total_count: undefined }],
    ['a gate twice', { ci_gates_passed: ['G1', 'G1'] }],
    ['an empty name', { phase_name: ' ' }],
    ['a counter with a unit', { counters: [{ name: 'x', before: 1, after: 1, unit: 's' }] }],
    ['a signature with a note', { signature: { alg: 'ed25519', key_id: 'k', value: 'YQ==', note: 'x' } }],
  ])('refuses what the gate refuses: %s', (_, changes) => {
    expect(accepts(complete(changes))).toBe(false)
  })

  it.each(['a.txt', '.gitignore', 'src/.github/x', 'é/ü.md', 'a/b.c/d'])('takes the path %s', (file) => {
    expect(accepts(withBlock({ file }))).toBe(true)
    expect(rulesOf(withBlock({ file }))).toEqual([])
  })
})
