import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { createGitHub } from '../../src/github/client.ts'
import { goldenPolicy } from '../facts/golden.ts'
import { caller, shop } from '../support/embedded.ts'

const world = createWorld({ now: '2026-03-01T10:00:00Z' })
const { repository } = shop(world)
const fork = repository.fork('outsider')
const sha = repository.tip()
const R = '/repos/acme/shop'
const junit = '<testsuite name="s"><testcase name="t"/></testsuite>'
const options = { name: 'reports', headSha: sha, headBranch: 'add-b', event: 'pull_request' }
const own = repository.artifact({ ...options, files: { 'unit.xml': junit } })
const gone = repository.artifact({ ...options, expired: true })
const theirs = repository.artifact({ ...options, headRepository: fork.model, headBranch: 'main' })
const raw = repository.artifact({ ...options, name: 'raw', zip: zipSync({ 'a.xml': strToU8(junit) }) })

let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const permissions = { actions: 'read', contents: 'read' } as const
const token = world.token({ permissions })
const call = (path: string, by: string | null = token) => caller(server, by)(path)
const runOf = async (id: number): Promise<number> =>
  (await call(`${R}/actions/artifacts`)).body.artifacts.find((one: { id: number }) => one.id === id)
    .workflow_run.id

describe('artifacts', () => {
  test('are listed newest first, by name, and by run', async () => {
    const ids = async (path: string) => (await call(path)).body.artifacts.map(({ id }: { id: number }) => id)
    expect(await ids(`${R}/actions/artifacts`)).toEqual([raw, theirs, gone, own])
    expect(await ids(`${R}/actions/artifacts?name=raw`)).toEqual([raw])
    expect(await ids(`${R}/actions/runs/${await runOf(own)}/artifacts`)).toEqual([own])
    const [, first] = (await call(`${R}/actions/artifacts?per_page=2`)).body.artifacts
    expect(first.workflow_run).toMatchObject({ head_branch: 'main', head_repository_id: fork.model.id })
  })

  test('take the permission actions: read', async () => {
    const other = world.token({ permissions: { contents: 'read' } })
    for (const path of [
      'artifacts',
      `artifacts/${own}/zip`,
      `runs/${await runOf(own)}`,
      `runs/${await runOf(own)}/artifacts`,
    ])
      expect((await call(`${R}/actions/${path}`, other)).status).toBe(403)
  })

  test('lie in a store that refuses a token, and an address without its key', async () => {
    const { headers } = await call(`${R}/actions/artifacts/${own}/zip`)
    const address = headers.get('location') ?? ''
    expect((await fetch(address)).status).toBe(200)
    expect((await fetch(address, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    expect((await fetch(address.replace(/sig=.*/, 'sig=x'))).status).toBe(403)
  })

  test('are read as reports by the run they are of', async () => {
    const github = createGitHub({
      token,
      apiUrl: server.apiUrl,
      serverUrl: server.serverUrl,
      userAgent: 'gatewright-test',
    })
    const subject = { kind: 'repository', sha } as const
    const before = world.state.downloads.length
    const { 'test-reports': fact } = await gatherFacts(['test-reports'], {
      repository: { owner: 'acme', repo: 'shop' },
      subject,
      baseSha: sha,
      policy: goldenPolicy({ artifacts: ['reports'] }),
      policyPath: '.github/gatewright.yml',
      github,
      workspace: null,
      hints: { pusher: null, runId: await runOf(own) },
      snapshot: null,
    })
    expect(fact).toMatchObject({
      known: true,
      value: { files: [{ path: 'artifact:reports/unit.xml', verdict: 'pass', tests: 1 }] },
    })
    expect(world.state.downloads.slice(before)).toEqual([{ path: `/${own}.zip`, authorization: null }])
  })
})
