import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { gates } from '../../src/gates/registry.ts'
import { gatewrightSchema, type JsonSchema } from '../../src/policy/json-schema.ts'
import { toData } from '../../src/policy/node.ts'
import { readPolicy } from '../../src/policy/parse.ts'
import { presetNames, presetSummaries, presets, presetTree } from '../../src/policy/presets.ts'
import { bytes, fakeGates, policyProblems, readText } from './support.ts'

const validator = (registry = fakeGates) => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
  formats['default'](ajv)
  return ajv.compile(gatewrightSchema(registry))
}

const policies = [
  'version: 1',
  'version: 1\nmode: enforce\non-nothing: pass\nextends: gatewright:strict\nrequires: ">=1"',
  'version: 1\ngates: {}',
  'version: 1\ngates:\n  alpha: {}\n  beta-gate: {depth: 3}',
  'version: 1\ngates:\n  alpha: {threshold: 1, rules: [{name: a}], enforce-from: 2027-02-01, mode: report, enabled: false}',
  'version: 1\ngates:\n  alpha: {enforce-from: "2027-02-01T10:00:00Z", optional: true}',
  'mode: report',
  'version: 2',
  'version: 1\nmdoe: report',
  'version: 1\ngates: {alpah: {}}',
  'version: 1\ngates: {alpha: {treshold: 1}}',
  'version: 1\ngates: {alpha: {threshold: 2}}',
  'version: 1\ngates: {alpha: {strictly: "true"}}',
  'version: 1\ngates: {alpha: {rules: [{nme: a}]}}',
  'version: 1\ngates: {alpha: {enforce-from: 2027-02-30}}',
  'version: 1\ngates: {alpha: }',
  'version: 1\nextends: [gatewright:strict]',
  '- version: 1',
]

describe('the JSON Schema of a policy', () => {
  test.each(policies)('says of %j what the reader says', (text) => {
    expect(validator()(readText(text))).toBe(policyProblems(text).length === 0)
  })

  test('every key has a description, every gate a title, and what has a default shows it', () => {
    const schema = gatewrightSchema(fakeGates)
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Gatewright policy',
      additionalProperties: false,
      required: ['version'],
    })
    const visit = (node: JsonSchema, path: string): string[] =>
      Object.entries(node.properties ?? {}).flatMap(([key, inner]) => [
        ...(inner.description === undefined ? [`${path}${key}`] : []),
        ...visit(inner, `${path}${key}.`),
        ...(inner.items === undefined ? [] : visit(inner.items, `${path}${key}[].`)),
      ])
    expect(visit(schema, '').filter((key) => key !== 'gates.beta-gate.depth')).toEqual([])
    expect(visit(gatewrightSchema(gates), '')).toEqual([])
    const alpha = schema.properties?.['gates']?.properties?.['alpha']
    expect(alpha).toMatchObject({ title: 'Alpha', additionalProperties: false })
    expect(alpha?.properties).toMatchObject({
      threshold: { default: 0.5 },
      flavour: { default: 'sweet' },
      enabled: { default: true },
    })
    expect(schema.properties).toMatchObject({
      mode: { default: 'report' },
      'on-nothing': { default: 'unknown' },
    })
  })

  test('is plain JSON', () => {
    const schema = gatewrightSchema(gates)
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })
})

describe('every preset', () => {
  test.each(presetNames)(
    '%s is valid for the reader and the JSON Schema, and loses nothing to the registry',
    (name) => {
      const { root } = readPolicy(bytes(presets[name]), { kind: 'file', name }, { gates, version: '1.0.0' })
      expect(validator([...gates])(toData(root))).toBe(true)
      expect(toData(presetTree(name, presets[name], gates))).toEqual(toData(root))
      expect(toData(presetTree(name, presets[name], []))).toMatchObject({ version: 1, gates: {} })
      expect(presetSummaries[name]).not.toBe('')
    },
  )
})
