import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { checkPermissions, lightFiles, lightPolicy, report } from '../audit/greenlight-scene.ts'
import { protect } from '../audit/scene.ts'
import { projectRoot } from '../support/action-process.ts'
import { structureFaults } from '../support/markdown.ts'
import { inScene, type Scene } from './scene.ts'

const inLight = (play: (scene: Scene) => Promise<void>) =>
  inScene({ policy: lightPolicy, files: lightFiles, permissions: checkPermissions }, async (scene) => {
    protect(scene.repository)
    report(scene.repository)
    await play(scene)
  })

test('the action audit: log, summary, output and file of the green light; a net that is gone ends with 5', () =>
  inLight(async (scene) => {
    scene.repository.commit('main', { files: { 'tools/verify.py': null } })
    report(scene.repository)
    const inputs = { greenlight: 'true', digest: 'false' }
    const ended = await scene.run('schedule', {}, { action: 'actions/audit', inputs })
    expect(ended.exitCode).toBe(5)
    expect(ended.outputs).toMatchObject({ greenlight: 'red', 'exit-code': '5' })
    expect(ended.outputs['greenlight-file']).toMatch(/greenlight\.json$/)
    expect(ended.summary).toMatch(/^## Red light/)
    expect(ended.summary).toContain('controls audited')
    expect(ended.stdout).toContain('✗ Safety net S1 Signed ingest: absent')
    expect(ended.result.findings).toContainEqual(
      expect.objectContaining({ rule: 'phase-unlock/safety-net', outcome: 'fail' }),
    )
  }))

test('the command audit: a page for people, and a report for programs', () =>
  inLight(async (scene) => {
    const run = (argv: readonly string[]) =>
      new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
        const { apiUrl, graphqlUrl, serverUrl } = scene.server
        const child = spawn(
          process.execPath,
          [join(projectRoot, 'bin/gatewright.js'), 'audit', 'acme/shop', ...argv],
          {
            cwd: scene.repository.directory,
            env: {
              ...{
                PATH: process.env['PATH'],
                RUNNER_TEMP: scene.repository.directory,
                GH_TOKEN: scene.token,
              },
              ...{ GITHUB_API_URL: apiUrl, GITHUB_GRAPHQL_URL: graphqlUrl, GITHUB_SERVER_URL: serverUrl },
            },
          },
        )
        const ended = { stdout: '', stderr: '' }
        for (const name of ['stdout', 'stderr'] as const)
          child[name].setEncoding('utf8').on('data', (chunk: string) => (ended[name] += chunk))
        child.on('error', reject)
        child.on('close', (code) => resolve({ code, ...ended }))
      })
    const green = await run(['--greenlight', '--report', 'light.json', '--format', 'markdown'])
    expect(green).toMatchObject({ code: 0, stderr: '' })
    expect(green.stdout).toMatch(/^## Green light/)
    expect(structureFaults(green.stdout)).toEqual([])
    const written = JSON.parse(readFileSync(join(scene.repository.directory, 'light.json'), 'utf8'))
    expect(written).toMatchObject({ verdict: 'green', exit: 0, repository: 'acme/shop' })
  }))
