import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { PhaseScene, phasePolicy } from './phase-scene.ts'

let scene: PhaseScene
const flags = [
  ...['--summary', 'Guards are in place.', '--code-changes', 'src/guard.ts', '--methods-added', 'None'],
  ...['--methods-removed', 'None', '--duration', '1 m 20 s', '--issues', 'None', '--estimated', '2d'],
  ...['--actual', '2d 4h', '--deviations', 'None', '--next-steps', 'Phase 1'],
]
const notes = `# Notes
## Summary
Guards are in place.
## Code Changes
- src/guard.ts
## Methods Added
None
## Methods Removed
None
## Duration
1 m 20 s
## Issues Encountered
### Issue 1: A flaky guard
**Resolution**: fixed
## Time Tracking
- **Estimated**: 3d
- **Actual**: 20h
## Deviations
None
## Next Steps
Phase 1
`

beforeAll(async () => {
  scene = new PhaseScene(phasePolicy('    performance: { median: 5, p95: 10 }\n'))
  await scene.phaseZero('--name', 'Foundation')
})
afterAll(() => scene.clone.remove())

test('every section of source document 002, B.1, and no token', async () => {
  const ended = await scene.run('phase', 'report', '0', ...flags)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const headings = [...ended.stdout.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title)
  expect(headings).toEqual([
    ...[
      'Phase 0 Completion Report',
      'Summary',
      'Changes Made',
      'Code Changes',
      'Methods Added',
      'Methods Removed',
    ],
    ...[
      'Validation Results',
      'Behavioral Tests',
      'Performance',
      'CI Gates',
      'Safety Nets Count',
      'Evidence Blocks',
    ],
    ...['Issues Encountered', 'Time Tracking', 'Deviations from Specification', 'Next Steps'],
  ])
  for (const line of [
    '**Phase**: 0 - Foundation',
    '- **Pass count**: 3/3',
    '- **Duration**: 1 m 20 s',
    '- **Threshold**: median at most 5 %, p95 at most 10 %',
    '- **Before**: 5',
    '- **Delta**: 0',
    '- **Variance**: +4h (+25 %)',
    '`src/guard.ts:3-5`',
  ])
    expect(ended.stdout).toContain(line)
  expect(ended.stdout).not.toContain('{{')
})

test('notes with headings, written to a file that --check finds whole', async () => {
  scene.write('notes.md', notes)
  const ended = await scene.json('phase', 'report', '0', '--notes', 'notes.md', '--out', 'docs/phase-0.md')
  expect(ended).toMatchObject({ code: 0, value: { stage: 'phase-0', file: 'docs/phase-0.md' } })
  const text = scene.read('docs/phase-0.md')
  expect(text).toContain('### Issue 1: A flaky guard\n**Resolution**: fixed')
  expect(text).toContain('- **Variance**: -4h (-17 %)')
  expect(ended.value.report).toBe(text)
  const checked = await scene.run(
    'phase',
    'report',
    '--check',
    'docs/phase-0.md',
    '--check',
    '.phase-0.complete.json',
  )
  expect(checked).toMatchObject({ code: 0, stderr: '' })
})

test('what a template left is found with its line, in any report or artifact', async () => {
  scene.write('r.md', `# Report\n\n**Phase**: {{PHASE_NAME}}\nuses ${'$'}{{ github.sha }} and {{A}}\n`)
  scene.write('.phase-1.complete.json', '{\n  "before": {{VALUE_BEFORE}}\n}\n')
  const ended = await scene.json('phase', 'report', '--check', 'r.md', '--check', '.phase-1.complete.json')
  expect(ended.code).toBe(1)
  expect(ended.value.tokens).toEqual([
    { file: 'r.md', line: 3, column: 12, token: '{{PHASE_NAME}}' },
    { file: 'r.md', line: 4, column: 28, token: '{{A}}' },
    { file: '.phase-1.complete.json', line: 2, column: 13, token: '{{VALUE_BEFORE}}' },
  ])
  const plain = await scene.run('phase', 'report', '--check', 'r.md')
  expect(plain.stdout).toContain('r.md:3:12: {{PHASE_NAME}} was not rendered')
  scene.clone.git('clean', '-fq')
})

test.each([
  [['0'], 'nobody filled Summary (--summary), Code Changes (--code-changes)'],
  [['0', ...flags.slice(0, -1), 'TBD'], 'nobody filled Next Steps (--next-steps)'],
  [['0', ...flags.slice(0, -1), 'to {{NEXT}}'], 'a template left {{NEXT}} (line'],
  [['0', ...flags.slice(0, 12), '--estimated', 'soon', ...flags.slice(14)], 'expected a time such as 3d'],
  [['M0', ...flags], 'there is no artifact of M0'],
  [[], 'expected STAGE such as phase-1, or --check FILE'],
  [['0', '--check', 'x.md'], 'expected nothing else beside it'],
  [['--check', 'nowhere.md'], 'nowhere.md:1:1: there is no such file'],
  [['0', ...flags, '--out', '../out.md'], 'not in the work tree'],
])('%j is wrong usage', async (argv, expected) => {
  const ended = await scene.run('phase', 'report', ...argv)
  expect(ended.stderr).toContain(expected)
  expect(ended).toMatchObject({ code: 64, stdout: '' })
})

test('a heading of the notes that is no section, by its line', async () => {
  scene.write('bad.md', '# Notes\n## Sumary\nx\n')
  const ended = await scene.run('phase', 'report', '0', '--notes', 'bad.md')
  expect(ended.code).toBe(64)
  expect(ended.stderr).toContain('bad.md:2:1: a heading "Sumary" that is no section')
})
