import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone } from '../workspace/clone.ts'
import { gather } from './context.ts'
import { githubOf, workflowPolicy } from './workflow-scene.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})

type State = 'pass' | 'fail' | 'error' | 'skip'
const inside = {
  pass: '',
  fail: '<failure message="no"/>',
  error: '<error message="no"/>',
  skip: '<skipped/>',
}
const report = (tests: Readonly<Record<string, State>>, more = '') =>
  `<testsuites><testsuite name="cart" file="tests/cart.test.ts" tests="${Object.keys(tests).length}">${more}${Object.entries(
    tests,
  )
    .map(([name, state]) => `<testcase name="${name}" classname="cart">${inside[state]}</testcase>`)
    .join('')}</testsuite></testsuites>`

const regression = { before: ['base/*.xml'], after: ['head/*.xml'] }

async function read(files: Readonly<Record<string, string>>, options: object = { regression }) {
  const base = clone.commit({ 'src/a.ts': '1\n' })
  clone.git('checkout', '-q', '-b', 'topic')
  const head = clone.commit({ 'src/a.ts': '2\n' })
  for (const [path, text] of Object.entries(files)) clone.write(path, text.replace('HEAD', head))
  const { facts } = await gather(['regression'], githubOf(clone, base, head), {
    baseSha: base,
    policy: workflowPolicy({ ...options }),
    workspace: await openWorkspace(clone.path),
  })
  const fact = facts.regression
  if (!fact.known) throw new Error(fact.detail)
  return fact.value
}

describe('fact regression', () => {
  test('tells what each test did before and after, and leaves out what did not change', async () => {
    const value = await read({
      'base/a.xml': report({ bug: 'fail', broke: 'error', red: 'fail', same: 'pass', old: 'pass' }),
      'head/a.xml': report({
        bug: 'pass',
        broke: 'pass',
        red: 'fail',
        same: 'pass',
        fresh: 'pass',
        off: 'skip',
      }),
    })
    expect(value.invalid).toEqual([])
    expect(value.given).toBe(true)
    expect(value.tests.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['cart › broke', 'failed', 'passed'],
      ['cart › bug', 'failed', 'passed'],
      ['cart › fresh', 'absent', 'passed'],
      ['cart › off', 'absent', 'skipped'],
      ['cart › old', 'passed', 'absent'],
      ['cart › red', 'failed', 'failed'],
    ])
  })

  test('a test that gives two answers shows neither that it failed nor that it passes', async () => {
    const twice = report({ bug: 'fail' }).replace(
      '</testsuite>',
      '<testcase name="bug" classname="cart"/></testsuite>',
    )
    const before = await read({
      'base/a.xml': twice.replace('tests="1"', 'tests="2"'),
      'head/a.xml': report({ bug: 'pass' }),
    })
    expect(before).toMatchObject({ tests: [], invalid: [] })
  })

  test('nothing is asked for: known, and no report is given', async () => {
    expect(await read({}, {})).toEqual({ given: false, tests: [], invalid: [] })
  })

  test.each([
    ['no report of the base', { 'head/a.xml': report({ bug: 'pass' }) }, 'no file matches base/*.xml'],
    ['no report of the head', { 'base/a.xml': report({ bug: 'fail' }) }, 'no file matches head/*.xml'],
    [
      'a cut report',
      { 'base/a.xml': '<testsuites><tests', 'head/a.xml': report({ bug: 'pass' }) },
      'base/a.xml: ',
    ],
    [
      'a report of the head in the place of one of the base',
      {
        'base/a.xml': report(
          { bug: 'fail' },
          '<properties><property name="git.commit" value="HEAD"/></properties>',
        ),
        'head/a.xml': report({ bug: 'pass' }),
      },
      'of the judged commit',
    ],
  ])('%s: given, and not to be trusted', async (_, files, message) => {
    const value = await read(files)
    expect(value).toMatchObject({ given: true, tests: [] })
    expect(value.invalid.join('\n')).toContain(message)
  })

  test('a committed report is nothing that was observed; one that was written over it is', async () => {
    clone.commit({ 'base/a.xml': report({ bug: 'fail' }), 'base/b.xml': report({ other: 'fail' }) })
    const value = await read({
      'base/b.xml': report({ other: 'error' }),
      'head/a.xml': report({ bug: 'pass' }),
    })
    expect(value).toMatchObject({ given: true, tests: [] })
    expect(value.invalid).toEqual([expect.stringMatching(/^base\/a\.xml: it is a committed file/u)])
  })

  test('without a work tree there are no reports', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    const { facts } = await gather(['regression'], githubOf(clone, base, head), {
      baseSha: base,
      policy: workflowPolicy({ regression }),
    })
    expect(facts.regression).toMatchObject({ known: true, value: { given: true, tests: [] } })
    expect(facts.regression).toMatchObject({ value: { invalid: [expect.stringContaining('work tree')] } })
  })
})
