import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import { pullRequestEvent } from '../../src/embedded/events.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { readText } from '../support/workflows.ts'
import { type Job, openRunner, type Runner } from './act.ts'
import { localised, permissionsOf } from './examples.ts'

/** The gates `checklist` and `workflow-path` through real workflow files and a real workflow runner. */

jest.setTimeout(180_000)

const example = 'examples/secure-feature/.github'
const workflow = `${example}/workflows/gatewright.yml`

/** What gitleaks writes of a history without secrets. */
const clean =
  '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"gitleaks","rules":[{"id":"github-pat"}]}},"results":[]}]}'
const report =
  '<testsuite name="cart" tests="1"><testcase classname="cart" name="refuses a stranger"/></testsuite>'

let runner: Runner
beforeAll(() => {
  runner = openRunner()
  const scripts = `mkdir -p reports && if [ "\${{ matrix.check }}" = unit ]; then echo '${report}' > reports/unit.xml; fi`
  runner.add(
    'secure-feature.yml',
    localised(workflow, {
      './scripts/': scripts,
      'gitleaks git': `echo '${clean}' > scans/gitleaks.sarif`,
    }),
  )
})
afterAll(() => runner?.remove())

const resultOf = (job: Job, path = 'result.json') =>
  resultSchema().parse(JSON.parse(job.report(path) ?? 'null'))

/** Rules of what blocks, sorted. */
const blocking = (job: Job): readonly string[] =>
  [
    ...new Set(
      resultOf(job)
        .findings.filter(
          ({ outcome, level }) => outcome === 'unknown' || (outcome === 'fail' && level === 'error'),
        )
        .map(({ rule }) => rule),
    ),
  ].sort()

/** People, a repository with a policy, and what a pull request in it is judged by. */
async function shop(
  policy: string,
  token: (world: World) => string,
  more: Readonly<Record<string, string>> = {},
) {
  const world = createWorld()
  for (const login of ['alpha', 'bravo', 'chef', 'oper']) world.user(login)
  const organisation = world.organisation('acme', { owners: ['oper'], members: ['alpha', 'bravo', 'chef'] })
  const repository = world.repository('acme/shop', {
    files: { 'README.md': '# Shop\n', '.github/gatewright.yml': policy, ...more },
    collaborators: { alpha: 'write', bravo: 'write', chef: 'write', oper: 'write' },
  })
  for (const name of ['security', 'performance', 'maintainers'])
    repository.grant(organisation.team(name, { members: ['chef', 'bravo'] }), 'write')
  const server: Started = await world.start()
  const given = token(world)
  const run = (name: string, pull: PullRequestBuilder, action: string, runId = 1) => {
    const payload = pullRequestEvent(world, pull, action)
    return runner.run({ workflow: name, event: 'pull_request', payload, token: given, ...server, runId })
  }
  return { world, repository, server, run }
}

const actionsToken = (name: string) => (world: World) =>
  world.token({ kind: 'github-token', permissions: permissionsOf(`__tests__/runner/workflows/${name}`) })

const route = "export const add = (router: Router) => router.post('/pay', (request) => request.body)\n"
const threats = '# Threats\n\n## Pay\n\nA stranger pays.\n\n## Boundaries\n\nThe browser.\n'
const evidence: Readonly<Record<string, string>> = {
  'A01.a': 'src/pay/route.ts#L1',
  'A01.b': 'test: pay › refuses a stranger',
  'A03.a': 'check: schema',
  'A04.a': 'docs/threats.md#pay',
  'A04.b': 'docs/threats.md#boundaries',
  'DE.a': 'check: alerts',
  'D.2.a': 'check: secret scan',
}

describe('actions/checklist', () => {
  test('a description without answers gets the text to paste; with evidence, a test of the run among it, it passes', async () => {
    const policy = `version: 1
mode: enforce
gates:
  checklist: { lists: [secure-feature], reports: ['reports/*.xml'] }
`
    const { world, repository, server, run } = await shop(policy, actionsToken('checklist.yml'))
    try {
      const files = { 'src/pay/route.ts': route, 'docs/threats.md': threats }
      const pull = repository.openPullRequest({ author: 'alpha', head: 'pay', body: 'Pay.', files })
      const bare = await run('checklist.yml', pull, 'opened')
      expect([bare.succeeded, bare.report('outcome.txt'), blocking(bare)]).toEqual([
        ...[false, 'fail 1', ['checklist/answered']],
      ])
      const [block] = resultOf(bare).findings.find(({ subject }) => subject === 'block')?.details ?? []
      const lines = block?.kind === 'list' ? block.items.map(({ text }) => text) : []
      for (const line of lines) expect(bare.log).toContain(`| ${line}\n`)
      expect(bare.report('deployed.txt')).toBeNull()

      const ticked = lines.join('\n').replaceAll('- [ ]', '- [x]')
      const backed = ticked.replaceAll(
        /^.*<!-- gw:(\S+) .*$/gmu,
        (line, id: string) => `${line}\n  - Evidence: ${evidence[id] ?? ''}`,
      )
      for (const name of ['schema', 'alerts', 'secret scan'])
        repository.checkRun({ name, sha: pull.headSha, conclusion: 'success', app: 'scanner' })
      pull.edit({ body: ticked })
      expect(blocking(await run('checklist.yml', pull, 'edited'))).toEqual(['checklist/evidence-grade'])
      pull.edit({ body: backed })
      const passed = await run('checklist.yml', pull, 'edited')
      expect([blocking(passed), passed.report('outcome.txt'), passed.report('deployed.txt')]).toEqual([
        ...[[], 'pass 0', 'deployed\n'],
      ])
      expect(exchangeProblems(world.requests.entries)).toEqual([])
    } finally {
      await server.close()
    }
  })
})

describe('actions/workflow-path', () => {
  test('a small bug fix takes the path fast by its regression test, and a named check that failed blocks it', async () => {
    const policy = `version: 1
mode: enforce
change: { public-api: ['api/**'] }
gates:
  workflow-path: { checks: { unit: unit } }
`
    const cart = (message: string) => `export const fault = () => new Error('${message}')\n`
    const { world, repository, server, run } = await shop(policy, actionsToken('workflow-path.yml'), {
      'src/cart.ts': cart('Entity not found'),
    })
    try {
      const body = 'Kind: bug fix\nReproduction: add an item to a cart that does not exist.\n'
      const pull = repository.openPullRequest({
        ...{ author: 'alpha', head: 'fix', body },
        files: { 'src/cart.ts': cart('Cart not found') },
      })
      const check = (conclusion: string) =>
        repository.checkRun({ name: 'unit', sha: pull.headSha, conclusion })
      check('success')
      const untested = await run('workflow-path.yml', pull, 'opened')
      expect([untested.report('outcome.txt'), blocking(untested)]).toEqual([
        'fail 1',
        expect.arrayContaining(['workflow-path/regression-test']),
      ])
      pull.push({
        by: 'alpha',
        files: {
          'tests/cart.test.ts': "test('is named', () => expect(fault().message).toBe('Cart not found'))\n",
        },
      })
      check('failure')
      expect(blocking(await run('workflow-path.yml', pull, 'synchronize'))).toEqual([
        'workflow-path/build-check',
      ])
      world.clock.advance(60)
      check('success')
      const fast = await run('workflow-path.yml', pull, 'synchronize')
      expect([blocking(fast), fast.report('outcome.txt')]).toEqual([[], 'pass 0'])
      expect(fast.log).toContain('path fast by R20')
      expect(exchangeProblems(world.requests.entries)).toEqual([])
    } finally {
      await server.close()
    }
  })
})

describe('examples/secure-feature', () => {
  const jobs = ['unit', 'integration', 'build', 'lint', 'doctest', 'secrets']
  const cart = `router.post('/carts', requirePermission('cart:write'), (request, response) => {
  response.status(201).json(carts.add(cartSchema.parse(request.body)))
})
`
  const rarely =
    '- [ ] Every request? <!-- gw:PERF.3 -->\n  - No: one new route, called when a cart is begun.'
  const answers: Readonly<Record<string, string>> = {
    'A01.a': 'src/cart/routes.ts#L1',
    'A01.b': 'test: cart › refuses a stranger',
    'A03.a': 'check: integration',
    'A04.a': 'docs/threats.md#pay',
    'A04.b': 'docs/threats.md#boundaries',
    'DE.a': 'docs/threats.md#boundaries',
  }

  test('its jobs hand their reports to the gate, which passes with specification, answers and approval', async () => {
    const read = (path: string) => readText(`examples/secure-feature/${path}`)
    const permissions = { ...permissionsOf(workflow, 'gatewright'), members: 'read' } as const
    const { world, repository, server, run } = await shop(
      read('.github/gatewright.yml'),
      // What the App of the workflow may do.
      (all) => all.token({ kind: 'app', permissions }),
      Object.fromEntries(
        ['.github/CODEOWNERS', '.github/workflows/gatewright.yml', 'specs/cart.md'].map((path) => [
          path,
          read(path),
        ]),
      ),
    )
    try {
      const parameters = {
        ...{ required_approving_review_count: 0, dismiss_stale_reviews_on_push: false },
        ...{ require_code_owner_review: false, require_last_push_approval: false },
        required_review_thread_resolution: false,
      }
      repository.ruleset({
        rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'pull_request', parameters }],
      })
      const body = 'Kind: feature\nSpecification: specs/cart.md\n'
      const files = {
        'src/cart/routes.ts': cart,
        'tests/cart.test.ts': "test('refuses a stranger', () => expect(asStranger(post)).toBe(403))\n",
        'docs/threats.md': threats,
      }
      const pull = repository.openPullRequest({ author: 'alpha', head: 'cart', body, files })
      const started = () => {
        const path = '.github/workflows/gatewright.yml'
        const own = repository.workflowRun({
          ...{ headSha: pull.headSha, headBranch: 'cart', event: 'pull_request', path, conclusion: null },
        })
        for (const job of jobs) own.job(job)
        return own
      }
      const judge = (action: string) => run('secure-feature.yml', pull, action, started().id)
      const blocked = await judge('opened')
      expect(blocked.succeeded).toBe(false)
      for (const name of ['unit.xml', 'integration.xml'])
        expect(blocked.report(`reports-${name.slice(0, -4)}/${name}`) === null).toBe(name !== 'unit.xml')
      expect(blocked.report('scans/gitleaks.sarif')).toBe(`${clean}\n`)
      expect(blocked.log).toContain('✗ checklist/answered for block')
      expect(blocked.log).toContain('✗ checklist/security-review for security')

      pull.edit({
        body: `${body}\n${Object.entries(answers)
          .map(([id, proof]) => `- [x] Yes <!-- gw:${id} -->\n  - Evidence: ${proof}`)
          .join('\n')}\n${rarely}\n`,
      })
      pull.review({ by: 'chef', state: 'APPROVED' })
      const passed = await judge('edited')
      if (!passed.succeeded) throw new Error(passed.log)
      expect(passed.log).toContain('Summary - ## Gatewright: passed')
      expect(exchangeProblems(world.requests.entries)).toEqual([])
    } finally {
      await server.close()
    }
  })
})
