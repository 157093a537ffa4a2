import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { junit, policy } from './suite-support.ts'

let clone: Clone
const run = (...argv: string[]) => gatewright(argv, { directory: clone.path })

beforeAll(async () => {
  clone = new Clone()
  clone.commit({ '.github/gatewright.yml': policy('enforce'), 'out/a.xml': junit(60) })
  clone.git('branch', 'base')
  clone.commit({ 'src/a.ts': 'a\n' })
  const saved = await run('check', '--base', 'base', '--save-facts', 'facts.json')
  expect(saved.stderr).toBe('')
})
afterAll(() => clone.remove())

/** What gate golden-suite comes to from the saved facts, and what it could not decide. */
async function again(text: string) {
  clone.write('other.yml', text)
  const { gates, findings } = json(
    await run('evaluate', '--facts', 'facts.json', '--policy', 'other.yml', '--json'),
  )
  const golden = gates.find(({ id, gate }: { id?: string; gate?: string }) => (id ?? gate) === 'golden-suite')
  const open = findings.filter(({ gate, outcome }: { gate: string; outcome: string }) => {
    return gate === 'golden-suite' && outcome === 'unknown'
  })
  return { outcome: golden.outcome, open: open.map(({ subject }: { subject: string }) => subject).sort() }
}

test('saved facts are judged again under the policy they were saved for', async () => {
  expect(await again(policy('enforce'))).toEqual({ outcome: 'pass', open: [] })
  expect(await again(policy('enforce', '    suites: [{ name: P1, lcb: 0.99 }]\n'))).toMatchObject({
    outcome: 'fail',
  })
})

test.each([
  ['a soak', '    soak: { events: ["soak/*.jsonl"] }\n', 'soak'],
  ['a history', '    history: { artifact: gate-evidence }\n', 'history'],
  ['a report by name', '    expected-reports: ["out/b.xml"]\n', 'not looked for'],
])('under a policy that asks for %s, which nobody looked for, they are unknown', async (_, more, subject) => {
  expect(await again(policy('enforce', more))).toEqual({ outcome: 'unknown', open: [subject] })
})
