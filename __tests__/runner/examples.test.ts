import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { digestTitle } from '../../src/digest/model.ts'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { WorkflowRunBuilder } from '../../src/embedded/builders/runs.ts'
import { pullRequestEvent, reviewEvent } from '../../src/embedded/events.ts'
import { simpleUser } from '../../src/embedded/shapes/account.ts'
import { workflowRunShape } from '../../src/embedded/shapes/actions.ts'
import { repositoryShape } from '../../src/embedded/shapes/repository.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { readText } from '../support/workflows.ts'
import { type Job, type JobRequest, openRunner, type Runner } from './act.ts'
import { artifactOf, localised, permissionsOf } from './examples.ts'

/** The workflow files of the examples, and the project's own, through a real workflow runner. */

jest.setTimeout(120_000)

const folder = '.github/workflows'
const files = {
  gate: `examples/fork-report/${folder}/gatewright.yml`,
  report: `examples/fork-report/${folder}/gatewright-report.yml`,
  audit: `examples/audit/${folder}/gatewright-audit.yml`,
  refreshed: `examples/refresh/${folder}/gatewright.yml`,
  refresh: `examples/refresh/${folder}/gatewright-refresh.yml`,
  'own-gate': `${folder}/gatewright.yml`,
  'own-report': `${folder}/gatewright-report.yml`,
  'own-audit': `${folder}/audit.yml`,
  'own-refresh': `${folder}/gatewright-refresh.yml`,
}
type Example = keyof typeof files

let runner: Runner
beforeAll(() => {
  runner = openRunner()
  for (const [name, path] of Object.entries(files)) runner.add(`${name}.yml`, localised(path))
})
afterAll(() => runner?.remove())

/** People and a repository that holds the example's own files. */
function shop(files: Readonly<Record<string, string>>) {
  const world = createWorld()
  for (const login of ['alpha', 'chef', 'oper', 'meddler']) world.user(login)
  world.organisation('acme', { owners: ['oper'] })
  const repository = world.repository('acme/shop', {
    public: true,
    files: { 'README.md': '# Shop\n', ...files },
    collaborators: { alpha: 'write', chef: 'write', oper: 'write' },
  })
  return { world, repository }
}

/** Every request that changes something, from one on. */
const writes = (world: World, from = 0): readonly string[] =>
  world.requests.entries
    .slice(from)
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ method, path }) => `${method} ${path}`)

/** Runs a workflow, with a token that may do what its job asks for. */
function run(
  example: Example,
  { world, server, ...request }: { world: World; server: Started } & Omit<Given, 'workflow' | 'token'>,
  kind: 'github-token' | 'fork' = 'github-token',
): Promise<Job> {
  const token = world.token({ kind, permissions: permissionsOf(files[example]) })
  return runner.run({ ...request, ...server, workflow: `${example}.yml`, token })
}
type Given = Omit<JobRequest, keyof Started>

/** Asserts that a job ended well, or shows its log. */
const ended = (job: Job): boolean => {
  if (!job.succeeded) throw new Error(job.log)
  return true
}

const owners = '* @chef\n/.github/ @oper\n'

describe.each([
  ['of the example', 'gate', 'report'],
  ['of the project', 'own-gate', 'own-report'],
] as const)('the pair of workflows %s', (_, gate, report) => {
  const gatePath = `${folder}/gatewright.yml`
  let world: World
  let repository: RepositoryBuilder
  let fork: RepositoryBuilder
  let pull: PullRequestBuilder
  let server: Started
  beforeAll(async () => {
    const policy = readText('examples/fork-report/.github/gatewright.yml')
      // It blocks, and shows every surface; the branch of this repository is not what is tested.
      .replace('mode: report', 'mode: enforce')
      .replace('check-run: auto', 'check-run: always')
    ;({ world, repository } = shop({
      // People, for the token of a fork cannot read teams.
      '.github/CODEOWNERS': owners,
      '.github/gatewright.yml': `${policy}gates:\n  branch-protection: { enabled: false }\n`,
      [gatePath]: readText(files[gate]),
      [`${folder}/gatewright-report.yml`]: readText(files[report]),
    }))
    fork = repository.fork('meddler')
    pull = repository.openPullRequest({
      author: 'meddler',
      from: fork,
      head: 'patch',
      files: { 'a.md': 'a\n' },
    })
    server = await world.start()
  })
  afterAll(() => server?.close())

  const started = (event: string): WorkflowRunBuilder =>
    repository.workflowRun({
      ...{ headSha: pull.headSha, headBranch: 'patch', headRepository: fork.model, actor: 'meddler' },
      ...{ event, path: gatePath, workflowName: 'Gatewright', conclusion: null },
    })

  /** A run ends, and leaves what its upload step was given. */
  function complete(of: WorkflowRunBuilder, succeeded: boolean, result: string | null): void {
    of.complete(succeeded ? 'success' : 'failure')
    const name = artifactOf(files[gate])
    repository.artifact({ run: of.model, name, files: { 'result.json': result ?? '' } })
  }

  async function judge(event: string, payload: object): Promise<{ job: Job; of: WorkflowRunBuilder }> {
    const of = started(event)
    const job = await run(gate, { world, server, event, payload, runId: of.id }, 'fork')
    complete(of, job.succeeded, job.report(`${artifactOf(files[gate])}/result.json`))
    return { job, of }
  }

  function publish(of: WorkflowRunBuilder): Promise<Job> {
    const urls = world.urls()
    const payload = {
      action: 'completed',
      workflow_run: workflowRunShape(urls, repository.model, of.model),
      repository: repositoryShape(urls, repository.model),
      sender: simpleUser(urls, pull.model.author),
    }
    return run(report, { world, server, event: 'workflow_run', payload, runId: of.id + 1_000 })
  }

  /** What stands on the pull request and its head. */
  const standing = () => ({
    comments: pull.model.comments.map(({ body }) => /^## .*$/m.exec(body)?.[0]),
    status: repository.model.statuses.findLast(({ context }) => context === 'gatewright')?.state,
    check: repository.model.checkRuns.filter(({ name }) => name === 'Gatewright report').at(-1)?.conclusion,
  })
  const resultOf = (job: Job) =>
    resultSchema().parse(JSON.parse(job.report(`${artifactOf(files[gate])}/result.json`) ?? 'null'))

  test('a fork is blocked and writes nothing; the report writes it all, and turns it green after the approval', async () => {
    const red = await judge('pull_request', pullRequestEvent(world, pull))
    expect([red.job.succeeded, resultOf(red.job)]).toMatchObject([false, { decision: 'fail', exit_code: 1 }])
    expect(writes(world)).toEqual([])
    expect(ended(await publish(red.of))).toBe(true)
    expect(standing()).toEqual({
      comments: [expect.stringContaining('blocked')],
      status: 'failure',
      check: 'failure',
    })

    const before = world.requests.entries.length
    const review = pull.review({ by: 'chef', state: 'APPROVED' })
    const green = await judge('pull_request_review', reviewEvent(world, pull, review))
    expect([ended(green.job), resultOf(green.job).decision, writes(world, before)]).toEqual([
      true,
      'pass',
      [],
    ])
    const shown = await publish(green.of)
    expect(ended(shown)).toBe(true)
    expect(standing()).toEqual({
      comments: ['## ✅ Gatewright: resolved, passed'],
      status: 'success',
      check: 'success',
    })
    expect(shown.log).toContain('Summary - ')

    // The result of the pass once more, out of a run that failed: the verdict of the run is not to be forged.
    pull.dismiss(review)
    const forged = started('pull_request_review')
    complete(forged, false, green.job.report(`${artifactOf(files[gate])}/result.json`))
    const refused = await publish(forged)
    expect([refused.succeeded, refused.log]).toEqual([
      false,
      expect.stringContaining('::error title=Gatewright report::a pass was not believed'),
    ])
    expect(standing()).toMatchObject({ status: 'error', check: 'failure' })

    const asked = world.requests.entries.length
    forged.complete('cancelled')
    expect([ended(await publish(forged)), world.requests.entries.length]).toEqual([true, asked])
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  })
})

describe('audit', () => {
  let world: World
  let repository: RepositoryBuilder
  let server: Started
  beforeAll(async () => {
    ;({ world, repository } = shop({
      '.github/CODEOWNERS': owners,
      '.github/gatewright.yml': readText('examples/audit/.github/gatewright.yml'),
    }))
    server = await world.start()
  })
  afterAll(() => server?.close())

  /** Somebody fills in the form; what is left alone has its default, as the form sends it. */
  const dispatched = (
    inputs: Readonly<Record<string, string>>,
    workflow: 'audit' | 'own-audit' = 'audit',
  ): Promise<Job> => {
    const urls = world.urls()
    const form = { repository: '', ref: '', profile: 'repository', mode: 'policy', 'dry-run': 'false' }
    const payload = {
      inputs: workflow === 'audit' ? { ...form, 'max-issues-per-run': '', ...inputs } : inputs,
      ref: 'refs/heads/main',
      workflow: files[workflow],
      repository: repositoryShape(urls, repository.model),
      sender: simpleUser(urls, repository.model.owner),
    }
    return run(workflow, { world, server, event: 'workflow_dispatch', payload })
  }

  test('the form decides: a dry run, the digest with its files, and a second run that writes nothing', async () => {
    const dry = await dispatched({ 'dry-run': 'true' })
    expect([ended(dry), writes(world)]).toEqual([true, []])

    const form = { profile: 'by-hand', mode: 'enforce', 'max-issues-per-run': '9' }
    const first = await dispatched(form)
    expect(first.succeeded).toBe(false)
    const titles = repository.issues.all.map(({ model }) => model.title)
    expect(titles[0]).toBe(digestTitle('by-hand'))
    expect(titles.length).toBeLessThanOrEqual(9)
    const result = resultSchema().parse(JSON.parse(first.report('gatewright-audit/result.json') ?? 'null'))
    expect(result).toMatchObject({ target: { kind: 'repository', repository: 'acme/shop' }, mode: 'enforce' })
    const sarif = first.report('gatewright-audit/gatewright.sarif')
    expect(JSON.parse(sarif ?? 'null')).toMatchObject({ version: '2.1.0' })
    expect(first.report('code-scanning/gatewright.sarif')).toBe(sarif)
    expect(first.log).toMatch(/\d+ of \d+ controls audited/)

    const before = world.requests.entries.length
    const second = await dispatched(form)
    expect([second.succeeded, writes(world, before)]).toEqual([false, []])
    expect(world.requests.entries.length - before).toBeLessThanOrEqual(25)
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  })

  test('the one of the project: its form, its digest and its files', async () => {
    const from = world.requests.entries.length
    const dry = await dispatched({ 'dry-run': 'true' }, 'own-audit')
    expect([ended(dry), writes(world, from)]).toEqual([true, []])
    expect(ended(await dispatched({ 'dry-run': 'false' }, 'own-audit'))).toBe(true)
    const titles = repository.issues.all.map(({ model }) => model.title)
    expect(titles).toContain(digestTitle('repository'))
    expect(dry.report('gatewright-audit/result.json')).toContain('"acme/shop"')
    expect(dry.report('code-scanning/gatewright.sarif')).not.toBeNull()
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  })
})

test.each([
  ['of the example', 'refresh', 'refreshed'],
  ['of the project', 'own-refresh', 'own-gate'],
] as const)('refresh %s: a review starts the run of the gate again', async (_, refresh, gate) => {
  const { world, repository } = shop({
    [`${folder}/gatewright.yml`]: readText(files[gate]),
    [`${folder}/gatewright-refresh.yml`]: readText(files[refresh]),
  })
  const pull = repository.openPullRequest({ author: 'alpha', head: 'patch', files: { 'a.md': 'a\n' } })
  const server = await world.start()
  try {
    const common = { headSha: pull.headSha, headBranch: 'patch' }
    const judged = repository.workflowRun({
      ...{ ...common, event: 'pull_request', path: `${folder}/gatewright.yml`, conclusion: 'failure' },
    })
    const review = pull.review({ by: 'chef', state: 'APPROVED' })
    const event = 'pull_request_review'
    const own = repository.workflowRun({
      ...{ ...common, event, path: `${folder}/gatewright-refresh.yml`, conclusion: null },
    })
    const payload = reviewEvent(world, pull, review)
    expect(ended(await run(refresh, { world, server, event, payload, runId: own.id }))).toBe(true)
    expect([judged.model.attempt, own.model.attempt]).toEqual([2, 1])
    expect(writes(world)).toEqual([`POST /repos/acme/shop/actions/runs/${judged.id}/rerun`])
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  } finally {
    await server.close()
  }
})
