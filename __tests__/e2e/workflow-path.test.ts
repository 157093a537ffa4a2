import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mergeGroupEvent, pushEvent } from '../../src/embedded/events.ts'
import { junit } from '../cli/suite-support.ts'
import { Clone } from '../workspace/clone.ts'
import { errors, unknowns } from './scene.ts'
import {
  blocks,
  cartTest,
  codePath,
  fix,
  found,
  green,
  inPath,
  judgePath,
  one,
  pathOf,
  pathPolicy,
  pushGreen,
  specification,
  testPath,
  two,
  whole,
} from './workflow-path-scene.ts'

const own = { action: 'actions/workflow-path' }
const suite = { action: '.' }
const bug = 'Kind: bug fix\nReproduction: ask for the total of no cart.'

let clone: Clone
beforeAll(() => {
  clone = new Clone()
  clone.commit()
})
afterAll(() => clone.remove())

describe('the examples of document 000', () => {
  const command = "app.post('/carts', (request) => create(request.body))\n"
  const cart = {
    'src/cart/commands/create-cart.ts': command,
    'src/stock/reservation.ts': 'export const reserve = (id) => id\n',
    'tests/create-cart.test.ts': cartTest(one),
  }

  test('Cart is Full by R10 and R13, and says why; with a specification that came first it passes', async () => {
    await inPath(async (scene, open) => {
      const pull = open('Kind: feature', cart)
      const missing = await scene.judge(pull, own)
      expect(missing).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
      expect(pathOf(missing.result)).toBe('full R10, R13')
      expect(blocks(missing.result)).toEqual(['specification specification'])
      expect(errors(missing).join()).toContain('neither brings nor names a specification')
      expect(missing.summary).toContain('cart and stock, of which cart is a domain')
      expect(missing.summary).toContain('src/cart/commands/create-cart.ts')

      pushGreen(scene, pull, { 'specs/cart.md': whole })
      const after = await judgePath(scene, pull, clone)
      expect(blocks(after)).toEqual(['specification-order specs/cart.md'])

      const ordered = open('Kind: feature', { 'specs/cart.md': whole })
      pushGreen(scene, ordered, cart)
      const passed = await scene.judge(ordered, suite)
      expect([passed.exitCode, pathOf(passed.result), blocks(passed.result)]).toEqual([
        0,
        'full R10, R13',
        [],
      ])
    })
  })

  test('a typo in a message with its test is Fast', async () => {
    await inPath(async ({ judge }, open) => {
      const passed = await judge(open(bug), own)
      expect([passed.exitCode, pathOf(passed.result)]).toEqual([0, 'fast R20'])
      expect(passed.summary).toContain('2 lines in 1 file')
    })
  })

  test('a comment in a test is no regression test, and says what would make the fix Fast', async () => {
    await inPath(async (scene, open) => {
      const commented = { ...fix, [testPath]: `// shows the bug\n${cartTest(one)}` }
      const judged = await judgePath(scene, open(bug, commented), clone)
      expect(pathOf(judged)).toBe('full R40')
      expect(blocks(judged)).toContain('regression-test regression test')
    })
  })

  test('a fix of an authorization bypass is Full; a Stock query is Standard with its justification', async () => {
    await inPath(async (scene, open) => {
      const guarded = { ...fix, [codePath]: 'export const total = (user) => {\n  requireOwner(user)\n}\n' }
      expect(pathOf(await judgePath(scene, open(bug, guarded), clone))).toMatch(/^full R11/u)
      const query = {
        'src/stock/queries/level.ts': 'export const level = (stock) => stock.level\n',
        'tests/level.test.ts': cartTest(one),
      }
      const line = 'Security review skipped: read-only query over data already authorised by requireStockRead'
      const pull = open(line, { 'specs/stock.md': whole })
      pushGreen(scene, pull, query)
      const judged = await judgePath(scene, pull, clone)
      expect([pathOf(judged), blocks(judged)]).toEqual(['standard R30', []])
      expect(found(judged, 'skip-justification')).toContain('requireStockRead')
      pull.edit({ body: 'Adds a query.' })
      expect(pathOf(await judgePath(scene, pull, clone))).toBe('full R40')
    })
  })
})

test.each([
  ['with two exclusions', specification('Payments of any kind', 'Checkout of a cart'), 'exclusions'],
  ['with what a template left behind', whole.replace('An id for each cart', 'TBD'), 'placeholder'],
])('a specification %s', async (_, text, rule) => {
  await inPath(async (scene, open) => {
    const pull = open('Kind: feature', { 'specs/cart.md': text })
    pushGreen(scene, pull, { 'src/cart/a.ts': 'export const a = 1\n', 'tests/a.test.ts': cartTest(one) })
    expect(blocks(await judgePath(scene, pull, clone))).toContain(`${rule} specs/cart.md`)
  })
})

describe('locked tests, commit by commit', () => {
  const locked = `locked-test ${testPath}`

  test.each([
    ['skipped', { [testPath]: cartTest(one).replace('test(', 'test.skip(') }],
    ['deleted', { [testPath]: null }],
    ['with fewer assertions', { [testPath]: cartTest('total([1])') }],
    ['with another expectation', { [testPath]: cartTest('expect(total([1])).toBe(0)') }],
    ['renamed out of the tests', { [testPath]: null, 'src/cart/notes.ts': cartTest(one) }],
  ])('%s', async (_, files) => {
    await inPath(async (scene, open) => {
      const judged = await judgePath(scene, open(bug, { ...fix, ...files }), clone)
      expect(blocks(judged)).toContain(locked)
    })
  })

  test('weakened after a commit that strengthened it, restored again, and lost by a force push', async () => {
    await inPath(async (scene, open) => {
      const pull = open(bug)
      pushGreen(scene, pull, { [testPath]: cartTest(one) })
      const weakened = await judgePath(scene, pull, clone)
      expect(blocks(weakened)).toContain(locked)
      expect(found(weakened, 'locked-test')).toContain('(a commit of this change)')
      pushGreen(scene, pull, { [testPath]: cartTest(one, two) })
      expect(blocks(await judgePath(scene, pull, clone))).toEqual([])
      pushGreen(scene, pull, { ...fix, [testPath]: cartTest('expect(total([])).toBe(0)', two) }, true)
      expect(blocks(await judgePath(scene, pull, clone))).toContain(locked)
    })
  })

  test('the manifest of the base holds what a squashed history hides; the one of the head says nothing', async () => {
    const manifest = (blob: string) => JSON.stringify({ version: 1, tests: { [testPath]: blob } })
    const lock = '.gatewright/test-lock.json'
    const files = { [lock]: manifest('a'.repeat(40)) }
    await inPath(
      async (scene, open) => {
        const judged = await judgePath(scene, open(bug, { ...fix, [lock]: manifest('b'.repeat(40)) }), clone)
        expect(found(judged, 'locked-test')).toContain('is not what .gatewright/test-lock.json locks')
        expect(pathOf(judged)).toContain('R14')
      },
      { files },
    )
  })

  test('an unlock needs its line, and an approval that came after the line', async () => {
    await inPath(async (scene, open) => {
      const weaker = { ...fix, [testPath]: cartTest('expect(total([1])).toBeDefined()', two) }
      const pull = open(bug, weaker)
      pull.review({ by: 'chef', state: 'APPROVED' })
      expect(blocks(await judgePath(scene, pull, clone))).toEqual([locked])
      scene.world.clock.advance(60)
      pull.edit({ body: `${bug}\nUnlock: ${testPath}` })
      const late = await scene.judge(pull, own)
      expect([late.exitCode, blocks(late.result)]).toEqual([1, [locked]])
      expect(errors(late).join()).toContain('ask @chef (again, now that the description was edited)')
      scene.world.clock.advance(60)
      pull.review({ by: 'chef', state: 'APPROVED' })
      const unlocked = await scene.judge(pull, own)
      expect([unlocked.exitCode, blocks(unlocked.result)]).toEqual([0, []])
      expect(found(unlocked.result, 'locked-test')).toContain('unlocked by @chef')
      pushGreen(scene, pull, { 'docs/a.md': '# A\n' })
      expect(blocks(await judgePath(scene, pull, clone))).toEqual([locked])
    })
  })
})

test('a lower path needs a reason and an approver who has seen it', async () => {
  await inPath(async (scene, open) => {
    const body = 'Path: fast (the lockfile alone was refreshed)'
    const pull = open(body, { 'package-lock.json': '{}\n' })
    const asked = await judgePath(scene, pull, clone)
    expect(pathOf(asked)).toMatch(/^full R14/u)
    expect(blocks(asked)).toContain('path-lowered path')
    pull.review({ by: 'bravo', state: 'APPROVED' })
    expect(blocks(await judgePath(scene, pull, clone))).toContain('path-lowered path')
    pull.review({ by: 'chef', state: 'APPROVED' })
    const lowered = await judgePath(scene, pull, clone)
    expect([pathOf(lowered), blocks(lowered)]).toEqual(['fast R14', []])
    scene.world.clock.advance(60)
    pull.edit({ body: 'Path: docs (the lockfile alone was refreshed)' })
    expect(blocks(await judgePath(scene, pull, clone))).toContain('path-lowered path')
  })
})

describe('named checks', () => {
  test.each([
    ['pending', null],
    ['skipped', 'skipped'],
    ['neutral', 'neutral'],
    ['failed', 'failure'],
  ])('%s is no success', async (_, conclusion) => {
    await inPath(async (scene) => {
      const pull = scene.change({ body: bug, files: fix })
      scene.repository.checkRun({ name: 'build', sha: pull.headSha, conclusion: 'success' })
      scene.repository.checkRun({ name: 'unit', sha: pull.headSha, conclusion })
      expect(blocks(await judgePath(scene, pull, clone))).toEqual(['build-check unit'])
    })
  })

  test('a green second suite hides no red one; two producers of a name are unknown', async () => {
    await inPath(async (scene, open) => {
      const { repository } = scene
      const red = open(bug)
      repository.checkRun({ name: 'unit', sha: red.headSha, conclusion: 'failure', newSuite: true })
      repository.checkRun({ name: 'unit', sha: red.headSha, conclusion: 'success', newSuite: true })
      expect(blocks(await judgePath(scene, red, clone))).toEqual(['build-check unit'])
      const twice = open(bug, { ...fix, 'docs/b.md': '# B\n' })
      repository.checkRun({ name: 'unit', sha: twice.headSha, conclusion: 'success', app: 'other-ci' })
      const judged = await scene.judge(twice, own)
      expect([judged.exitCode, unknowns(judged)]).toEqual([3, ['ambiguous-producer']])
    })
  })
})

test('reports of the base and of the head show the regression test, or that there is none', async () => {
  const policy = pathPolicy("    regression: { before: ['base/*.xml'], after: ['head/*.xml'] }\n")
  await inPath(
    async (scene, open) => {
      const reports = new Clone()
      try {
        reports.commit()
        const pull = open(bug)
        const report = (failed: boolean) =>
          `<testsuite name="u"><testcase classname="c" name="cart 1" file="${testPath}">${failed ? '<failure message="no"/>' : ''}</testcase></testsuite>`
        expect(blocks(await judgePath(scene, pull, reports))).toContain('regression-test regression test')
        reports.write('head/unit.xml', report(false))
        reports.write('base/unit.xml', report(false))
        expect(blocks(await judgePath(scene, pull, reports))).toContain('regression-test regression test')
        reports.write('base/unit.xml', report(true))
        const shown = await judgePath(scene, pull, reports)
        expect([pathOf(shown), blocks(shown)]).toEqual(['fast R20', []])
        reports.write('base/unit.xml', junit(3).slice(0, 40))
        expect((await judgePath(scene, pull, reports)).exit_code).toBe(1)
      } finally {
        reports.remove()
      }
    },
    { policy },
  )
})

test('a merge group is judged by its pull request; report mode says the same and lets it pass', async () => {
  await inPath(
    async (scene, open) => {
      const { world, repository, run } = scene
      const pull = open(bug, { ...fix, 'src/auth/login.ts': 'export const login = 1\n' })
      const group = mergeGroupEvent(world, repository, repository.enqueue(pull))
      const grouped = await run('merge_group', group, own)
      expect(grouped).toMatchObject({ exitCode: 0, outputs: { outcome: 'fail' } })
      expect(pathOf(grouped.result)).toMatch(/^full R11/u)
      expect(blocks(grouped.result)).toContain('specification specification')
    },
    { policy: pathPolicy('', 'report') },
  )
})

test('a fork’s token sees what it needs for files; checks that it cannot read are unknown', async () => {
  await inPath(
    async (scene) => {
      const fork = scene.repository.fork('alpha')
      const pull = scene.change({ from: fork, head: 'fix', body: bug, files: fix })
      const judged = await judgePath(scene, pull, clone)
      expect([pathOf(judged), judged.exit_code]).toEqual(['fast R20', 3])
      expect(blocks(judged).every((one) => one.startsWith('build-check'))).toBe(true)
    },
    { token: 'fork', permissions: {} },
  )
})

test('health judges the default branch alone', async () => {
  const policy = pathPolicy('    health: { checks: { main: build } }\n')
  await inPath(
    async (scene, open) => {
      const { world, repository, run } = scene
      repository.checkRun({ name: 'build', sha: repository.tip('main'), conclusion: 'failure' })
      const red = await run('push', pushEvent(world, repository, 'main', 'oper'), own)
      expect([red.exitCode, blocks(red.result)]).toEqual([1, ['health main']])
      expect(blocks(await judgePath(scene, open(bug), clone))).toEqual([])
    },
    { policy },
  )
})

test('more files than GitHub shows are Full, whatever they are', async () => {
  await inPath(async (scene) => {
    const files = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`docs/${index}.md`, 'a\n']))
    const pull = scene.change({ body: '', files })
    green(scene, pull)
    const judged = await judgePath(scene, pull, clone)
    expect(judged.exit_code).not.toBe(0)
    expect(pathOf(judged)).toMatch(/^full R00/u)
  })
})
