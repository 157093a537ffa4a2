import { describe, expect, test } from '@jest/globals'
import { runsGatewright, usesGatewright } from '../../src/formats/workflows/gatewright-command.ts'
import { gatewrightSteps } from '../../src/formats/workflows/step-variables.ts'

const name = 'POLICY_REQUIRE_HMAC'

/** A workflow whose last step runs Gatewright. */
const workflow = (
  parts: { top?: string; job?: string; before?: string; step?: string; other?: string } = {},
): string => `
on: push
${parts.top ?? ''}
jobs:
  other:
    runs-on: ubuntu-latest
    ${parts.other ?? ''}
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
  ['an action of anybody before it', { job: jobEnv, before: '      - uses: acme/set-up@v1' }, ['computed']],
  ['an action of the repository before it', { job: jobEnv, before: '      - uses: ./set-up' }, ['computed']],
  ['an image before it', { job: jobEnv, before: '      - uses: docker://alpine' }, ['computed']],
  [
    'an action before it that never runs',
    { job: jobEnv, before: '      - { uses: ./set-up, if: false }' },
    ['true'],
  ],
  ['an action of GitHub before it', { job: jobEnv, before: '      - uses: actions/setup-node@v4' }, ['true']],
  [
    'an action before it, set at the step',
    { before: '      - uses: ./set-up', step: stepEnv("'true'") },
    ['true'],
  ],
  ['of another step alone', { before: `      - run: make\n${stepEnv("'true'")}` }, [null]],
  ['of the container', { job: `    container: { image: node, env: { ${name}: 'true' } }` }, ['true']],
  [
    'the job outdoes the container',
    { job: `    container: { image: node, env: { ${name}: 'true' } }\n    env: { ${name}: 'false' }` },
    ['false'],
  ],
  ['of a service', { job: `    services: { db: { image: x, env: { ${name}: 'true' } } }` }, [null]],
  ['a matrix', { step: stepEnv(`'${'$'}{{ matrix.hmac }}'`) }, ['computed']],
  ['True is a truth value', { step: stepEnv('True') }, ['true']],
  ['yes is a text', { step: stepEnv('yes') }, ['yes']],
  ['1 is no truth value', { step: stepEnv('1') }, ['1']],
  ['"True" is a text', { step: stepEnv('"True"') }, ['True']],
  ['a list', { step: stepEnv('[true]') }, ['computed']],
  ['an input of the action', { step: `        with: { ${name}: 'true' }` }, [null]],
  [
    'an anchor',
    { top: `env: &all { ${name}: 'true' }`, job: `    env: { ${name}: 'no' }`, step: '        env: *all' },
    ['true'],
  ],
  ['a merge key', { top: `env: &all { ${name}: 'true' }`, step: '        env: { <<: *all }' }, /merge keys/],
  ['a repeated key', { step: `        env: { ${name}: 'false', ${name}: 'true' }` }, /stands already/],
  ['a repeated key in other letters', { step: '        ENV: {}\n        env: {}' }, /stands already/],
  ['a tab', { step: '\tenv: {}' }, /not valid YAML/],
  ['a job after one that never runs', { job: `    needs: other\n${jobEnv}`, other: 'if: false' }, []],
  [
    'a job that runs in any case after one that never does',
    { job: `    needs: other\n    if: always()\n${jobEnv}`, other: 'if: false' },
    ['true'],
  ],
  ['a step that never runs', { step: `        if: false\n${stepEnv("'true'")}` }, []],
  ['a job that never runs', { job: `    if: ${'$'}{{ false }}`, step: stepEnv("'true'") }, []],
  ['a condition that may hold', { step: `        if: github.ref == 'x'\n${stepEnv("'true'")}` }, ['true']],
])('%s', (_, parts, expected) => {
  const found = seen(workflow(parts))
  if (expected instanceof RegExp) expect(found).toMatch(expected)
  else expect(found).toEqual(expected)
})

test('a script that sets the variable itself is computed, and one that is not YAML is refused', () => {
  const run = (script: string) =>
    workflow({ step: '' }).replace('uses: gatewright/gatewright@v1', `run: ${script}\n${stepEnv("'true'")}`)
  expect(seen(run(`${name}=false npx gatewright check`))).toEqual(['computed'])
  expect(seen(run('npx gatewright check'))).toEqual(['true'])
  for (const before of ['sudo', 'env -i', 'source .env &&', '. ./x;', 'docker run x && ', 'set -a;'])
    expect(seen(run(`${before} npx gatewright check`)).at(-1)).toBe('computed')
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
    calls: ['.github/workflows/x.yml'],
    onlyCalled: false,
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
    'npx gatewright phase verify --json',
    'npx gatewright --no-color check',
    'npx gatewright "$COMMAND"',
    'npx @acme/gatewright check',
    'cd web; npx gatewright check | tee log',
  ])('%s', (script) => expect(runsGatewright(script)).toBe(true))

  test.each([
    '# npx gatewright check',
    'make # npx gatewright check',
    'echo npx gatewright check',
    'npx gatewright-other check',
    'npx gatewright --version',
    'npx gatewright doctor',
    'npx gatewright branch-protection check',
    'npx gatewright',
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
