import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { stories } from '../../src/demo/stories.ts'
import { projectRoot } from '../support/action-process.ts'

jest.setTimeout(120_000)

/** Tells a story from the committed bundle, as `npm start -- STORY` does. */
async function tell(name: string, folder: string): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'bin/gatewright.js'), 'demo', name], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed)
    child.on('close', done)
  })
  return { code, text }
}

/** What each story has to show besides its exit codes, in this order; the main one is held to the README. */
const shown: Readonly<Record<string, readonly string[]>> = {
  codeowners: ['1. ', '2. ', '3. '],
  audit: [
    'controls audited',
    'P0 controls that are absent (exit code 5)',
    'digest issue: created',
    '❌ Not satisfied: 5 open findings, 3 blockers',
    'unchanged 5',
    'digest issue: unchanged',
    'Requests that write: 0.',
    'no longer seen 3',
  ],
  checklist: [
    'Gatewright: blocked - checklist',
    'A01.a has no evidence',
    'Gatewright: passed',
    'Gatewright: blocked - checklist',
    'missing-authorization',
  ],
  'workflow-path': [
    'Gatewright: blocked - workflow-path',
    'regression test',
    'path fast by R20',
    'path full by R11',
    'requirePermission',
  ],
  'phase-unlock': [
    'Gatewright: blocked - phase-unlock',
    'gatewright phase new phase-0',
    'signed by key release',
    'Gatewright: passed',
    'still true',
    'evidence-stale',
    '1 of 2 approvals',
    'let through by an override',
    'excused by an override',
  ],
  'golden-suite': ['UNREACHABLE n=41', '2. ', '3. '],
  'branch-protection': [
    'all-checks needs unit, lint',
    'waits for ever',
    'may be bypassed by administrators',
    '$ gatewright branch-protection plan acme/shop',
    'gh api --method POST repos/acme/shop/rulesets',
    '$ gatewright branch-protection apply acme/shop --confirm',
    'nothing was written',
    '1 ruleset written',
    'nothing to change',
    'Gatewright: passed',
  ],
}

test('every story has a test', () => {
  expect([...Object.keys(shown), 'main'].sort()).toEqual(stories.map(({ name }) => name).sort())
})

test.each(Object.entries(shown))('%s is told to its end', async (name, parts) => {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-story-'))
  try {
    const { code, text } = await tell(name, folder)
    expect([code, code === 0 ? '' : text]).toEqual([0, ''])
    let from = 0
    for (const part of parts) {
      const at = text.indexOf(part, from)
      expect([part, at >= from]).toEqual([part, true])
      from = at + part.length
    }
    const [kept = ''] = readdirSync(folder)
    expect(readdirSync(join(folder, kept)).length).toBeGreaterThanOrEqual(3)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
