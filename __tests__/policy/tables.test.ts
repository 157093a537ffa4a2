import { describe, expect, test } from '@jest/globals'
import { gates } from '../../src/gates/registry.ts'
import { optionRows } from '../../src/policy/option-rows.ts'
import { originText } from '../../src/policy/print.ts'
import { alpha, fakeGitHub, load } from './support.ts'

describe('the options of a gate as rows', () => {
  test('have key, type, default and description, also inside lists', () => {
    expect(
      optionRows(alpha).map(({ key, type, default: value, required }) => [key, type, value, required]),
    ).toEqual([
      ['threshold', 'number', '0.5', false],
      ['max-issues', 'whole number', '3', false],
      ['strictly', 'true | false', 'false', false],
      ['flavour', 'sweet | sour', 'sweet', false],
      ['paths', 'list of text', '[]', false],
      ['rules', 'list of mapping', '[]', false],
      ['rules[].name', 'text', null, true],
      ['rules[].approvals', 'whole number', '1', false],
    ])
    expect(optionRows(alpha)[0]?.description).toBe('A share.')
  })

  test('exist for every gate of the registry, each with a description', () => {
    for (const gate of gates) {
      const rows = optionRows(gate)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter((row) => row.description === '' || row.type === 'anything')).toEqual([])
    }
  })
})

describe('every effective value with its origin', () => {
  test('input, file, other file, preset and default are told apart', async () => {
    const github = fakeGitHub({
      'acme/policies@v1': {
        'x.yml': 'version: 1\nextends: gatewright:strict\ngates:\n  alpha: {threshold: 0.9}\n',
      },
    })
    const text = 'version: 1\nextends: acme/policies/x.yml@v1\ngates:\n  alpha:\n    flavour: sour\n'
    const { values } = await load(text, { github, overrides: { options: { alpha: { 'max-issues': 4 } } } })
    const shown = Object.fromEntries(
      values.map(({ key, value, origin }) => [key, [value, originText(origin)]]),
    )
    expect(shown).toMatchObject({
      mode: ['enforce', 'preset gatewright:strict'],
      'on-nothing': ['unknown', 'default'],
      'gates.alpha.flavour': ['sour', '.github/gatewright.yml:5'],
      'gates.alpha.threshold': [0.9, 'acme/policies/x.yml@v1:4'],
      'gates.alpha.max-issues': [4, 'input max-issues'],
      'gates.alpha.paths': [[], 'default'],
      'gates.beta-gate.depth': [1, 'default'],
      'gates.beta-gate.enabled': [true, 'default'],
    })
    const keys = values.map((one) => one.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
