import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { phasePolicy } from '../cli/phase-scene.ts'
import { junit } from '../cli/suite-support.ts'
import { Clone } from '../workspace/clone.ts'

const program = join(import.meta.dirname, '../../bin/gatewright.js')
const secret = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')

let clone: Clone
beforeAll(() => {
  clone = new Clone()
  clone.commit({
    '.github/gatewright.yml': phasePolicy(),
    'reports/unit.xml': junit(3),
    'src/guard.ts': 'one\ntwo\nthree\n',
  })
})
afterAll(() => clone.remove())

function gatewright(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: clone.path,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GITHUB_REPOSITORY: 'acme/shop', POLICY_HMAC_KEY: secret },
    timeout: 60_000,
  })
  expect(stderr).not.toContain('    at ')
  return { code: status, stdout, stderr }
}

test('evidence is recorded, a phase completed, signed, verified, changed and bound again', () => {
  expect(gatewright('evidence', 'add', 'src/guard.ts:1-2', '--id', 'EB-1', '--stage', '0')).toMatchObject({
    code: 0,
  })
  const made = gatewright(
    ...[
      'phase',
      'new',
      '0',
      '--counter',
      'safety_nets_count=5:5',
      '--performance-exempt',
      'nothing to measure',
    ],
  )
  expect(made).toMatchObject({ code: 0, stderr: '' })
  expect(gatewright('phase', 'sign', '.phase-0.complete.json', '--key-id', 'default')).toMatchObject({
    code: 0,
  })
  clone.commit({}, 'complete phase 0')
  const verified = gatewright('phase', 'verify', '--json')
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(verified.stdout)).toMatchObject({
    decision: 'pass',
    artifacts: [{ stage: 'phase-0', exit_code: 0 }],
  })
  expect(`${made.stdout}${verified.stdout}`).not.toContain(secret)

  clone.commit({ 'src/guard.ts': 'new\none\ntwo\nthree\n' })
  expect(gatewright('evidence', 'verify').stdout).toContain('moved to 2-3')
  expect(gatewright('phase', 'reseal', '0').code).toBe(1)
  expect(gatewright('phase', 'reseal', '0', '--moved', '--sign', 'default').code).toBe(0)
  expect(readFileSync(join(clone.path, '.phase-0.complete.json'), 'utf8')).toContain('"supersedes_sha256"')
  expect(gatewright('phase', 'verify', '0').code).toBe(0)
}, 60_000)
