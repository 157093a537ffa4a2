import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { OtherRuntime } from '../../src/action/other-action.ts'
import { auditMain } from '../../src/audit/main.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { readEnvironment } from '../../src/runner/environment.ts'
import { createSecrets } from '../../src/runner/secrets.ts'
import { parseOutputs } from '../support/action-process.ts'
import { structureFaults } from '../support/markdown.ts'
import { type AuditScene, auditScene, protect, writes } from './scene.ts'

interface Ran {
  readonly exitCode: number | null
  readonly error: unknown
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly log: readonly string[]
  readonly file: (name: string) => string
}

/** Runs the action in this process, with the files the runner names. */
async function run(
  { token, world }: AuditScene,
  inputs: Readonly<Record<string, string>>,
  check: (ran: Ran) => void | Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gatewright-audit-'))
  const { api, graphql, server } = world.urls()
  const place = (name: string) => {
    writeFileSync(join(directory, name), '')
    return join(directory, name)
  }
  const [output, summary] = [place('output'), place('summary')]
  const before = process.env['GITHUB_OUTPUT']
  process.env['GITHUB_OUTPUT'] = output
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const log = { info: say, notice: say, warning: say, error: say, block: say, debug: say, group: say }
  const environment = readEnvironment({
    ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '7' },
    ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: directory },
    ...{ GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: graphql, GITHUB_SERVER_URL: server },
  })
  const runtime = {
    ...{ environment, token, adminToken: null, secrets: createSecrets(false), elapsed: () => 5 },
    given: (name: string) => inputs[name] ?? null,
    log,
  } as unknown as OtherRuntime
  try {
    const ended = await auditMain(runtime).then(
      (exitCode) => ({ exitCode, error: null }),
      (error: unknown) => ({ exitCode: null, error }),
    )
    const outputs = parseOutputs(readFileSync(output, 'utf8'))
    const file = (name: string) => readFileSync(outputs[name] ?? '', 'utf8')
    await check({ ...ended, outputs, summary: readFileSync(summary, 'utf8'), log: lines, file })
  } finally {
    if (before === undefined) delete process.env['GITHUB_OUTPUT']
    else process.env['GITHUB_OUTPUT'] = before
    rmSync(directory, { recursive: true, force: true })
  }
}

test('the action shows an audit in log, summary, files and outputs, and keeps the digest', () =>
  auditScene({}, async (scene) => {
    protect(scene.repository)
    await run(scene, {}, ({ exitCode, outputs, summary, log, file }) => {
      expect(exitCode).toBe(0)
      const digest = `${scene.world.urls().server}/acme/shop/issues/1`
      expect(outputs).toMatchObject({
        ...{ outcome: 'pass', 'exit-code': '0', completeness: '5 of 5 controls audited' },
        ...{ 'digest-issue': digest, 'issues-held': '0' },
      })
      expect(summary).toMatch(/^## 5 of 5 controls audited\n/)
      expect(log.join('\n')).toContain('auditing acme/shop')
      expect(log.join('\n')).toContain('digest issue: created')
      expect(file('markdown-file')).toContain('### Controls')
      const result = resultSchema().parse(JSON.parse(file('result-file')))
      expect(result.audit?.completeness.audited).toBe(5)
      expect(result.run.requests).toBe(scene.asked().length)
      expect(JSON.parse(file('sarif-file'))).toMatchObject({
        version: '2.1.0',
        runs: [{ automationDetails: { id: expect.stringContaining('gatewright/audit') } }],
      })
    })
    await run(scene, {}, ({ exitCode, outputs, summary }) => {
      expect(exitCode).toBe(0)
      expect(writes(scene.asked())).toEqual([])
      expect(outputs['digest-issue']).toContain('/issues/1')
      expect(summary).toContain('Changes since the last audit: new 0, fixed 0, unchanged 1.')
    })
  }))

test('no digest, no trend and no issue; a dry run says what it would write', () =>
  auditScene({}, async (scene) => {
    await run(scene, { digest: 'false' }, ({ exitCode, outputs, summary }) => {
      expect(exitCode).toBe(5)
      expect(outputs).toMatchObject({
        outcome: 'fail',
        'exit-code': '5',
        'digest-issue': '',
        'issues-held': '0',
      })
      expect(summary).toContain('P0 controls that are absent (exit code 5): `branch-protection/pull-request`')
      expect(summary).not.toContain('since the last audit')
    })
    await run(scene, { 'dry-run': 'true', 'max-issues-per-run': '1' }, ({ outputs, log, summary }) => {
      expect(log.join('\n')).toContain('dry run')
      expect(log.join('\n')).toContain('would create issue "Gatewright digest: ')
      expect(summary).toContain('<b>The digest issue that would be written</b>')
      expect(summary).toContain('### Open findings: ')
      expect(summary).not.toContain('<!-- gatewright:')
      expect(structureFaults(summary)).toEqual([])
      expect(Number(outputs['issues-held'])).toBeGreaterThan(0)
    })
    expect(writes(scene.asked())).toEqual([])
  }))

test.each([
  [{ profile: 'No Name' }, 'input profile: found "No Name"'],
  [{ repository: 'shop' }, 'input repository is "shop"'],
  [{ ref: '--all' }, 'input ref: found "--all"'],
  [{ mode: 'on' }, 'input mode: found "on"'],
  [{ 'dry-run': 'yes' }, 'input dry-run: found "yes"'],
  [{ 'max-issues-per-run': '-1' }, 'input max-issues-per-run: found "-1"'],
])('%j is a wrong input: nothing is asked, and the outputs say 64', (inputs, expected) =>
  auditScene({}, async (scene) => {
    await run(scene, inputs, ({ error, outputs, file }) => {
      expect(String(error)).toContain(expected)
      expect(outputs).toMatchObject({
        outcome: 'unknown',
        'exit-code': '64',
        'markdown-file': '',
        completeness: '',
      })
      expect(resultSchema().parse(JSON.parse(file('result-file'))).errors).toHaveLength(1)
    })
    expect(scene.asked()).toEqual([])
  }),
)

test('a repository that the token cannot see is undecided, and the outputs say 3', () =>
  auditScene({}, async (scene) => {
    await run(scene, { repository: 'acme/none' }, ({ error, outputs }) => {
      expect(String(error)).toContain('it does not exist, or the token may not see it')
      expect(outputs).toMatchObject({ outcome: 'unknown', 'exit-code': '3', 'sarif-file': '' })
    })
  }))

test('what cannot be written to GitHub is a warning, and the verdict stays', () =>
  auditScene({ permissions: { contents: 'read', 'pull-requests': 'read' } }, async (scene) => {
    protect(scene.repository)
    await run(scene, {}, ({ exitCode, outputs, log }) => {
      expect(exitCode).toBe(0)
      expect(outputs['digest-issue']).toBe('')
      expect(log.join('\n')).toContain('issues: write')
    })
  }))
