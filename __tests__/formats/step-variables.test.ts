import { describe, expect, test } from '@jest/globals'
import { runsGatewright, usesGatewright } from '../../src/formats/workflows/gatewright-command.ts'
import { gatewrightSteps } from '../../src/formats/workflows/step-variables.ts'

const name = 'POLICY_REQUIRE_HMAC'

/** A workflow whose last step runs Gatewright. */
const workflow = (parts: { top?: string; job?: string; before?: string; step?: string } = {}): string => `
on: push
${parts.top ?? ''}
jobs:
  other:
    runs-on: ubuntu-latest
    env: { ${name}: 'true' }
    steps: [{ run: make }]
  gate:
    runs-on: ubuntu-latest
${parts.job ?? ''}
    steps:
      - uses: actions/checkout@v4
${parts.before ?? ''}
      - uses: gatewright/gatewright@v1
${parts.step ?? ''}
`

const seen = (text: string) => {
  const found = gatewrightSteps('.github/workflows/gate.yml', text, false)
  if (!found.ok) return found.cause.why
  return found.steps.map((step) => {
    const { value, computed } = step.variable(name)
    return computed ? 'computed' : value
  })
}

const topEnv = `env: { ${name}: 'true' }`
const jobEnv = `    env: { ${name}: 'true' }`
const stepEnv = (value: string) => `        env:\n          ${name}: ${value}`

test.each<[string, Parameters<typeof workflow>[0], unknown]>([
  ['set at the step', { step: stepEnv("'true'") }, ['true']],
  ['a truth value is its text', { step: stepEnv('true') }, ['true']],
  ['set at the job', { job: jobEnv }, ['true']],
  ['set for the workflow', { top: topEnv }, ['true']],
  ['another job alone has it', {}, [null]],
  ['a comment alone has it', { step: `        # ${name}: true` }, [null]],
  ['"false"', { step: stepEnv('"false"') }, ['false']],
  ['the step outdoes the job', { job: jobEnv, step: stepEnv("'false'") }, ['false']],
  ['the job outdoes the workflow', { top: topEnv, job: `    env: { ${name}: 'no' }` }, ['no']],
  ['empty', { step: stepEnv('') }, ['']],
  ['an expression', { step: stepEnv(`'${'$'}{{ vars.HMAC }}'`) }, ['computed']],
  ['an env that is an expression', { job: `    env: ${'$'}{{ fromJSON('{}') }}` }, ['computed']],
  ['another name in other letters', { step: `        env: { policy_require_hmac: 'true' }` }, [null]],
  ['exported before', { job: jobEnv, before: '      - run: echo "A=b" >> "$GITHUB_ENV"' }, ['computed']],
  ['exported before, not set', { before: '      - run: echo "A=b" >> "$GITHUB_ENV"' }, ['computed']],
  [
    'exported by a script',
    {
      job: jobEnv,
      before: '      - uses: actions/github-script@v7\n        with: { script: "core.exportVariable(1, 2)" }',
    },
    ['computed'],
  ],
  [
    'exported before, set at the step',
    { before: '      - run: echo "A=b" >> "$GITHUB_ENV"', step: stepEnv("'true'") },
    ['true'],
  ],
  ['a step that never runs', { step: `        if: false\n${stepEnv("'true'")}` }, []],
  ['a job that never runs', { job: `    if: ${'$'}{{ false }}`, step: stepEnv("'true'") }, []],
  ['a condition that may hold', { step: `        if: github.ref == 'x'\n${stepEnv("'true'")}` }, ['true']],
])('%s', (_, parts, expected) => {
  expect(seen(workflow(parts))).toEqual(expected)
})

test('a script that sets the variable itself is computed, and one that is not YAML is refused', () => {
  const run = (script: string) =>
    workflow({ step: '' }).replace('uses: gatewright/gatewright@v1', `run: ${script}\n${stepEnv("'true'")}`)
  expect(seen(run(`${name}=false npx gatewright check`))).toEqual(['computed'])
  expect(seen(run('npx gatewright check'))).toEqual(['true'])
  expect(seen('a: [')).toContain('no workflow')
  expect(seen('on: push\njobs: {}')).toContain('no workflow')
})

test('a name is given with its number, and calls of other workflows are told', () => {
  const text = workflow({ step: '        name: Gates' }).replace(
    '  other:',
    '  call: { uses: ./.github/workflows/x.yml }\n  other:',
  )
  const found = gatewrightSteps('w.yml', text, false)
  expect(found).toMatchObject({
    ok: true,
    calls: ['./.github/workflows/x.yml'],
    steps: [{ job: 'gate', step: '2 (Gates)' }],
  })
})

describe('what runs Gatewright', () => {
  test.each([
    'npx gatewright check',
    'npx --yes gatewright@1 audit acme/shop',
    'cd web && npx gatewright check',
    'A=b npx gatewright check',
    'node bin/gatewright.js check',
    'node --enable-source-maps ./tools/bin/gatewright.js check',
    './node_modules/.bin/gatewright check',
    'pnpm exec gatewright check',
    'set -e\ngatewright check',
    'npx \\\n  gatewright check',
  ])('%s', (script) => expect(runsGatewright(script)).toBe(true))

  test.each([
    '# npx gatewright check',
    'make # npx gatewright check',
    'echo npx gatewright check',
    'npx gatewright-other check',
    'cat docs/gatewright.md',
    'node bin/gatewright.json',
    '',
  ])('not %j', (script) => expect(runsGatewright(script)).toBe(false))

  test.each([
    ['gatewright/gatewright@v1', false, true],
    ['Acme/Gatewright/actions/phase-unlock@abc', false, true],
    ['acme/gatewright/actions/audit@abc', false, true],
    ['gatewright/gatewright/actions/report@v1', false, false],
    ['gatewright/gatewright/actions/codeowners@v1', false, false],
    ['acme/not-gatewright@v1', false, false],
    ['gatewright/other@v1', false, false],
    ['./', false, false],
    ['./', true, true],
    ['./actions/phase-unlock', true, true],
    ['./actions/report', true, false],
    ['docker://gatewright', false, false],
  ] as const)('uses: %s (own repository: %s): %s', (uses, own, expected) => {
    expect(usesGatewright(uses, own)).toBe(expected)
  })
})
