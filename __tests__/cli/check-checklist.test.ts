import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/result/schema.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'

const policy = `version: 1
mode: enforce
gates:
  codeowners: { enabled: false }
  branch-protection: { enabled: false }
  checklist:
    lists: [secure-feature]
    reports: ['reports/*.xml']
`

let clone: Clone
beforeAll(() => {
  clone = new Clone()
  clone.commit({
    '.github/gatewright.yml': policy,
    // Reports are results of a run: a committed one is refused.
    '.gitignore': 'reports/\n',
    'src/pay/total.ts': 'export const total = 1\n',
  })
  clone.git('checkout', '-q', '-b', 'topic')
  clone.commit({
    'src/pay/route.ts':
      "export const add = (router: Router) => router.post('/pay', (request) => request.body)\n",
    'docs/threats.md':
      '# Threats\n\n## Pay\n\nA stranger pays for somebody else.\n\n## Boundaries\n\nThe browser and the service.\n',
  })
  mkdirSync(join(clone.path, 'reports'))
  const cases = ['refuses a stranger', 'refuses another form', 'keeps secrets out'].map(
    (name) => `<testcase classname="pay" name="${name}"/>`,
  )
  writeFileSync(
    join(clone.path, 'reports/unit.xml'),
    `<testsuites><testsuite name="pay" tests="3" failures="0" errors="0" skipped="0">${cases.join('')}</testsuite></testsuites>`,
  )
})
afterAll(() => clone.remove())

/** What the change calls for, with evidence of enough strength. */
const evidence: Readonly<Record<string, string>> = {
  'A01.a': 'src/pay/route.ts#L1',
  'A01.b': 'test: pay › refuses a stranger',
  'A03.a': 'test: pay › refuses another form',
  'A04.a': 'docs/threats.md#pay',
  'A04.b': 'docs/threats.md#boundaries',
  'DE.a': 'src/pay/route.ts#L1',
  'D.2.a': 'test: pay › keeps secrets out',
}
const asked = Object.keys(evidence)

const checked = async () => {
  const ended = await gatewright(['check', '--json'], { directory: clone.path })
  const { findings, gates } = resultSchema().parse(json(ended))
  const own = findings.filter(({ gate }) => gate === 'checklist')
  const blocking = own.filter(
    ({ outcome, level }) => outcome === 'unknown' || (outcome === 'fail' && level === 'error'),
  )
  return {
    code: ended.code,
    outcome: gates.find(({ id }) => id === 'checklist')?.outcome,
    blocking: blocking.map(({ rule, subject, message }) => `${rule} ${subject}: ${message.found.text}`),
    lines:
      own
        .find(({ subject }) => subject === 'block')
        ?.details.flatMap((detail) => (detail.kind === 'list' ? detail.items.map(({ text }) => text) : [])) ??
      [],
  }
}

const commit = (given: Readonly<Record<string, string | null>>) =>
  clone.commit({
    '.gatewright/answers/pay.yml': `version: 1\nanswers:\n${Object.entries(given)
      .map(
        ([id, evidence]) =>
          `  - { id: ${id}, answer: yes${evidence === null ? '' : `, evidence: ['${evidence}']`} }\n`,
      )
      .join('')}`,
  })

describe('the gate `checklist` on a local branch', () => {
  test('asks what the change calls for, and shows the lines to paste', async () => {
    const { code, outcome, lines, blocking } = await checked()
    expect({ code, outcome }).toEqual({ code: 1, outcome: 'fail' })
    expect(blocking).toHaveLength(1)
    expect(lines[0]).toBe('<!-- gatewright:checklist v1 -->')
    expect(lines.slice(1).map((line) => /<!-- gw:(\S+) v\d+ [0-9a-f]{12} -->/u.exec(line)?.[1])).toEqual(
      asked,
    )
  })

  test('refuses ticks alone, and one file under everything', async () => {
    commit(Object.fromEntries(asked.map((id) => [id, null])))
    expect(await checked()).toMatchObject({
      code: 1,
      blocking: asked.map((id) => `checklist/evidence-grade ${id}: ${id} has no evidence`),
    })
    commit(Object.fromEntries(asked.map((id) => [id, 'docs/threats.md'])))
    expect((await checked()).blocking.join('\n')).toMatch(/not counted: docs\/threats\.md/u)
    commit(Object.fromEntries(asked.map((id) => [id, 'test: pay › refuses a stranger'])))
    expect((await checked()).blocking.join('\n')).toContain(
      'checklist/evidence-distinct test: pay › refuses a stranger',
    )
  })

  test('passes with committed answers that are backed', async () => {
    commit(evidence)
    expect(await checked()).toMatchObject({ code: 0, outcome: 'pass', blocking: [] })
  })
})
