import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { PolicyError } from '../../src/core/errors.ts'
import { gates } from '../../src/gates/registry.ts'
import { problemCodes } from '../../src/policy/problems.ts'
import { alpha, brief, check, policyProblems } from './support.ts'

const messages = (text: string): string =>
  policyProblems(text)
    .map((one) => one.message)
    .join('\n')
const inAlpha = (line: string): string => `version: 1\ngates:\n  alpha:\n    ${line}\n`

describe('the schema of a policy', () => {
  test('the smallest policy has every default', () => {
    const data = check('version: 1')
    expect(data).toMatchObject({ version: 1, mode: 'report', 'on-nothing': 'unknown' })
    expect(data.gates['alpha']).toMatchObject({
      enabled: true,
      optional: false,
      threshold: 0.5,
      strictly: false,
    })
    expect(data.gates['beta-gate']).toMatchObject({ enabled: true, depth: 1 })
  })

  test('YAML-06 words that look like booleans are text, and the message says what to write', () => {
    const problems = policyProblems(inAlpha('strictly: NO'))
    expect(brief(problems)).toEqual(['4:15 type'])
    expect(problems[0]?.message).toBe(
      '`gates.alpha.strictly`: found "NO", expected true or false: write false, without quotes',
    )
    for (const word of ['yes', 'on', 'Y', '"true"', "'TRUE'"]) {
      expect(messages(inAlpha(`strictly: ${word}`))).toContain('write true, without quotes')
    }
    for (const word of ['off', 'n', '"false"']) {
      expect(messages(inAlpha(`strictly: ${word}`))).toContain('write false, without quotes')
    }
    for (const word of ['true', 'True', 'TRUE'])
      expect(policyProblems(inAlpha(`strictly: ${word}`))).toEqual([])
    expect(brief(policyProblems(inAlpha('strictly: 1')))).toEqual(['4:15 type'])
  })

  test('YAML-08 a threshold is a finite number between 0 and 1', () => {
    for (const word of ['.nan', '.NaN', '.inf', '-.inf', '1e400', '-0'])
      expect([word, brief(policyProblems(inAlpha(`threshold: ${word}`)))]).toEqual([word, ['4:16 number']])
    expect(messages(inAlpha('threshold: 1.01'))).toBe(
      '`gates.alpha.threshold`: found 1.01, expected at most 1',
    )
    expect(messages(inAlpha('threshold: -0.5'))).toBe(
      '`gates.alpha.threshold`: found -0.5, expected at least 0',
    )
    expect(policyProblems(inAlpha('threshold: 0'))).toEqual([])
  })

  test('YAML-17 plain text, a number or a list is not a policy', () => {
    for (const text of ['just text', '12', '- version: 1', '"version: 1"', 'version:1'])
      expect([text, brief(policyProblems(text))]).toEqual([text, ['1:1 not-a-mapping']])
    expect(messages('just text')).toContain('`version: 1`')
  })

  test('an unknown key is an error at the key, with the nearest known one', () => {
    const problems = policyProblems(
      'version: 1\nmodes: enforce\ngates:\n  alpah: {}\n  alpha:\n    treshold: 1\n',
    )
    expect(brief(problems)).toEqual(['2:1 unknown-key', '4:3 unknown-key', '6:5 unknown-key'])
    expect(problems.map((one) => /did you mean "(.*)"/.exec(one.message)?.[1])).toEqual([
      'mode',
      'alpha',
      'threshold',
    ])
    expect(messages('version: 1\nonNothing: pass')).toContain('did you mean "on-nothing"?')
    expect(messages('version: 1\non_nothing: pass')).toContain('did you mean "on-nothing"?')
    expect(messages('version: 1\nalpha: {}')).toContain('did you mean "gates.alpha"?')
    expect(messages('version: 1\nzzzzzzzz: 1')).toContain('known here: `version`')
    expect(messages(inAlpha('rules: [{name: a, aprovals: 2}]'))).toContain('did you mean "approvals"?')
    expect(messages(inAlpha('enforce_from: 2027-01-01'))).toContain('did you mean "enforce-from"?')
  })

  test.each(['override: {}', 'reports: {}', 'suites: []', 'constructor: {}', 'toString: 1', '"": 1'])(
    '%s is not a key',
    (line) => {
      expect(brief(policyProblems(`version: 1\n${line}`))).toEqual(['2:1 unknown-key'])
    },
  )

  test.each([
    ['gates:', '2:7 null'],
    ['mode:', '2:6 null'],
    ['mode: ~', '2:7 null'],
    ['gates: {alpha: }', '2:17 null'],
    ['extends:', '2:9 null'],
  ])('a key without a value (%s) is not a default', (line, expected) => {
    const [place, code] = expected.split(' ')
    const problems = policyProblems(`version: 1\n${line}`)
    expect(problems.map((one) => one.code)).toEqual([code])
    expect(problems[0]?.position.line).toBe(Number(place?.split(':')[0]))
    expect(problems[0]?.message).toContain('leave the key out')
  })

  test('version is required and must be 1', () => {
    expect(brief(policyProblems('mode: report'))).toEqual(['1:1 missing-key'])
    expect(messages('mode: report')).toBe('`version` is missing: expected `1`')
    expect(brief(policyProblems('version: 2'))).toEqual(['1:10 value'])
    expect(brief(policyProblems('version: "1"'))).toEqual(['1:10 value'])
    expect(brief(policyProblems('version: true'))).toEqual(['1:10 value'])
  })

  test('a choice names the choices and the nearest', () => {
    expect(messages('version: 1\nmode: enforced')).toBe(
      '`mode`: found "enforced", expected `report` or `enforce` (did you mean "enforce"?)',
    )
    expect(messages(inAlpha('flavour: salty'))).toContain('`sweet` or `sour`')
  })

  test('what is wrong with a value is not called expected', () => {
    const codeowners = (rule: string) =>
      policyProblems(`version: 1\ngates:\n  codeowners:\n    rules:\n      - ${rule}\n`, gates)
        .map((one) => one.message)
        .join('\n')
    expect(codeowners('{paths: [packages/core-lib/]}')).toBe(
      '`gates.codeowners.rules[0].paths[0]`: found "packages/core-lib/": the pattern ends with a slash; ' +
        'for all files in the folder write packages/core-lib/**',
    )
    expect(codeowners('{paths: ["a/**"], from: ["@alpha"], approvals: 9}')).toBe(
      '`gates.codeowners.rules[0].approvals`: found 9: asks for 9 approvals where `from` can give 1: it could never pass',
    )
    expect(codeowners('{paths: []}')).toBe(
      '`gates.codeowners.rules[0].paths`: found an empty list, expected at least 1 entry',
    )
    expect(codeowners('{paths: [""]}')).toContain('found "", expected at least 1 character')
    expect(codeowners('{paths: ["a/**"], from: [alpha]}')).toContain('found "alpha", expected `@user`')
  })

  test('a list that is too long is counted', () => {
    const rules = Array.from({ length: 201 }, () => '{paths: ["a/**"]}').join(', ')
    const [first] = policyProblems(`version: 1\ngates:\n  codeowners: {rules: [${rules}]}\n`, gates)
    expect(first?.message).toBe('`gates.codeowners.rules`: found a list of 201, expected at most 200 entries')
  })

  test('wrong types are said in words, at the value', () => {
    expect(messages(inAlpha('max-issues: "3"'))).toContain(
      'found "3", expected a number: leave the quotes out',
    )
    expect(messages(inAlpha('max-issues: 1.5'))).toContain('expected a whole number')
    expect(messages(inAlpha('paths: src'))).toContain('found "src", expected a list')
    expect(messages(inAlpha('paths: [1]'))).toContain(
      '`gates.alpha.paths[0]`: found 1, expected text: put it in quotes',
    )
    expect(messages(inAlpha('rules: [{}]'))).toContain(
      '`gates.alpha.rules[0].name` is missing: expected text',
    )
    expect(messages('version: 1\ngates: []')).toContain('found a list, expected a mapping')
    expect(messages('version: 1\ngates: {alpha: true}')).toContain('found true, expected a mapping')
    expect(brief(policyProblems(inAlpha('rules:\n      - name: a\n      - name: 3')))).toEqual(['6:15 type'])
  })

  test('a contradiction between options is placed where the gate says', () => {
    const problems = policyProblems(inAlpha('strictly: true\n    flavour: sour'))
    expect(brief(problems)).toEqual(['5:14 value'])
    expect(problems[0]?.message).toBe(
      '`gates.alpha.flavour`: found "sour", expected `sweet` where `strictly` is true',
    )
  })

  test.each([
    '2027-02-01',
    '"2027-02-01"',
    '2027-02-01T09:00:00Z',
    '2027-02-01T09:00:00.5+02:00',
    '2028-02-29',
  ])('enforce-from %s is a date', (date) => {
    expect(policyProblems(inAlpha(`enforce-from: ${date}`))).toEqual([])
  })
  test.each([
    '2027-02-30',
    'tomorrow',
    '2027-2-1',
    '01.02.2027',
    '2027',
    '2027-02-01 09:00',
    '2027-02-01T09:00:00',
    '"never"',
    '{}',
  ])('enforce-from %s is an error, never no limit', (date) => {
    const [first, ...rest] = policyProblems(inAlpha(`enforce-from: ${date}`))
    expect(rest).toEqual([])
    expect(first?.position.line).toBe(4)
    expect(first?.message).toContain('a date such as 2027-02-01')
  })

  test('the common settings have a meaning of their own in every gate', () => {
    const text =
      'version: 1\ngates:\n  alpha: {enabled: false, mode: enforce, optional: true}\n  beta-gate: {depth: 3}'
    expect(check(text).gates).toMatchObject({
      alpha: { enabled: false, mode: 'enforce', optional: true },
      'beta-gate': { enabled: true, depth: 3 },
    })
    expect(brief(policyProblems(inAlpha('optional: 0')))).toEqual(['4:15 type'])
    expect(brief(policyProblems(inAlpha('enabled: "false"')))).toEqual(['4:14 type'])
  })

  test('a gate may not take the name of a common setting, nor have options that are no object', () => {
    const taken = { ...alpha, options: z.strictObject({ optional: z.string() }) }
    expect(() => check('version: 1', [taken])).toThrow(/option of every gate/)
    expect(() => check('version: 1', [{ ...alpha, options: z.string() }])).toThrow(TypeError)
  })

  test('options of a gate are strict even when its schema forgets to be', () => {
    const loose = { ...alpha, options: z.object({ depth: z.int().default(1) }) }
    expect(brief(policyProblems(inAlpha('dept: 1'), [loose]))).toEqual(['4:5 unknown-key'])
  })

  test('a registry without gates knows none', () => {
    expect(policyProblems('version: 1\ngates: {}', [])).toEqual([])
    expect(brief(policyProblems('version: 1\ngates: {alpha: {}}', []))).toEqual(['2:9 unknown-key'])
  })

  test('several problems come sorted, each with a code of the closed list', () => {
    const problems = policyProblems('mode: x\ngates:\n  alpha: {threshold: 2, nope: 1}\nfoo: 1\n')
    expect(brief(problems)).toEqual([
      '1:1 missing-key',
      '1:7 value',
      '3:22 value',
      '3:25 unknown-key',
      '4:1 unknown-key',
    ])
    for (const { code } of problems) expect(Object.keys(problemCodes)).toContain(code)
    expect(new PolicyError(problems).message.split('\n')[1]).toBe(
      'policy.yml:1:7: value: `mode`: found "x", expected `report` or `enforce`',
    )
  })

  test('hostile text in a value cannot break the line of a message', () => {
    expect(messages('version: 1\nmode: "a\\n::error::b"')).not.toContain('\n')
    expect(messages(`version: 1\n"x\\n::warning::": 1`)).not.toContain('\n')
    expect(messages(`version: 1\nmode: ${'x'.repeat(5000)}`).length).toBeLessThan(200)
  })
})
