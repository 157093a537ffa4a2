import { describe, expect, it } from '@jest/globals'
import { findingsOf, job, toldOf, trapsOf, workflow } from './support.ts'

const files = { 'ci.yml': workflow('pull_request:', job('unit')) }
const step = (lines: string) =>
  workflow('pull_request:', `unit:\n  runs-on: ubuntu-latest\n  steps:\n${lines}`)
const traps = (text: string) => trapsOf({ required: ['unit'], files: { 'ci.yml': text } })

describe('T9 required-check-cannot-fail', () => {
  it('fails when none of the steps can fail', () => {
    expect(traps(step('    - uses: actions/checkout@v4\n    - run: make test || true'))).toEqual([
      'required-check-cannot-fail error unit',
    ])
    expect(traps(step('    - run: make test\n      continue-on-error: true'))).toEqual([
      'required-check-cannot-fail error unit',
    ])
    expect(
      toldOf(
        { required: ['unit'], files: { 'ci.yml': step('    - run: make test || true') } },
        'required-check-cannot-fail',
      ),
    ).toMatch(/^head \.github\/workflows\/ci\.yml:8 .*green whatever happens/)
  })

  it('notes a step that cannot fail among others that can', () => {
    expect(traps(step('    - run: make test\n    - run: make clean || true'))).toEqual([
      'required-check-cannot-fail note unit',
    ])
    // An action of somebody may be the test.
    expect(traps(step('    - uses: acme/test@v1\n    - run: make clean || true'))).toEqual([
      'required-check-cannot-fail note unit',
    ])
  })

  it('warns about a job whose run goes on: its own check still fails', () => {
    expect(traps(workflow('pull_request:', job('unit', 'continue-on-error: true')))).toEqual([
      'required-check-cannot-fail warning unit',
    ])
    expect(
      traps(workflow('pull_request:', job('unit', 'continue-on-error: ${{ github.actor == 1 }}'))),
    ).toEqual(['required-check-cannot-fail warning unit'])
  })

  it('is silent about steps that can fail', () => {
    expect(traps(step('    - run: make test\n      continue-on-error: false'))).toEqual([])
    expect(traps(workflow('pull_request:', job('unit', 'continue-on-error: false')))).toEqual([])
  })
})

describe('T10 duplicate-check-name', () => {
  const other = (on: string) => ({ ...files, 'other.yml': workflow(on, job('x', 'name: unit')) })

  it('warns about two jobs that may report for one pull request', () => {
    expect(trapsOf({ required: ['unit'], files: other('pull_request:') })).toEqual([
      'duplicate-check-name warning unit',
    ])
    expect(toldOf({ required: ['unit'], files: other('pull_request:') }, 'duplicate-check-name')).toMatch(
      /^head \.github\/workflows\/other\.yml:5 2 jobs report as unit: \.github\/workflows\/ci\.yml:5, \.github\/workflows\/other\.yml:5/,
    )
    const same = workflow('pull_request:', `${job('unit')}\n${job('x', 'name: unit')}`)
    expect(traps(same)).toEqual(['duplicate-check-name warning unit'])
  })

  it.each([
    'push:\n  branches: [main]',
    'schedule:\n  - cron: "0 0 * * *"',
    'pull_request:\n  branches: [develop]',
  ])('is silent about one that runs for no pull request into the branch: %s', (on) => {
    expect(trapsOf({ required: ['unit'], files: other(on) })).toEqual([])
  })

  it('is silent about checks that are not required', () => {
    expect(trapsOf({ required: [], files: other('pull_request:') })).toEqual([
      'required-check-never-reported skip main',
    ])
  })

  it('leaves the name of the gate itself to the rule about the gate', () => {
    const gate = workflow('pull_request:', 'unit:\n  steps:\n    - uses: gatewright/gatewright@v1')
    expect(trapsOf({ required: ['unit'], files: { ...other('pull_request:'), 'ci.yml': gate } })).toEqual([])
  })
})

describe('T11 unpinned-required-check', () => {
  it('warns once, and names the checks', () => {
    const one = { required: ['unit', { context: 'lint', apps: [] }, { context: 'docs', apps: [] }], files }
    const found = findingsOf(one).filter(({ rule }) => rule.endsWith('unpinned-required-check'))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ subject: 'main', level: 'warning', outcome: 'fail' })
    expect(toldOf(one, 'unpinned-required-check')).toContain(
      'main: 2 required checks may come from any source: lint, docs; everybody',
    )
  })

  it('is silent when every check names its App', () => {
    expect(trapsOf({ required: ['unit'], files })).toEqual([])
  })
})

describe('T12 wrong-app', () => {
  const foreign = [{ context: 'unit', apps: [99] }]

  it('fails when a workflow reports what another App has to', () => {
    expect(trapsOf({ required: foreign, files })).toEqual(['wrong-app error unit'])
    expect(toldOf({ required: foreign, files }, 'wrong-app')).toMatch(
      /^head \.github\/workflows\/ci\.yml:5 unit is required of App 99, but a job of GitHub Actions/,
    )
  })

  it('is silent for GitHub Actions, any App, and an App that the policy names', () => {
    expect(trapsOf({ required: [{ context: 'unit', apps: [99, 15368] }], files })).toEqual([])
    expect(trapsOf({ required: foreign, files, external: [{ context: 'unit', app: 99 }] })).toEqual([])
    expect(trapsOf({ required: foreign, files, external: [{ context: 'unit' }] })).toEqual([])
  })

  it('fails when the policy names another App than the protection', () => {
    const external = [{ context: 'cla', app: 7 }]
    expect(trapsOf({ required: [{ context: 'cla', apps: [8] }], files, external })).toEqual([
      'wrong-app error cla',
    ])
    expect(trapsOf({ required: [{ context: 'cla', apps: [7] }], files, external })).toEqual([])
  })

  it('takes no other trap of a job that does not count', () => {
    const filtered = { 'ci.yml': workflow('pull_request:\n  paths: [x]', job('unit')) }
    expect(trapsOf({ required: foreign, files: filtered, mergeQueue: true })).toEqual([
      'wrong-app error unit',
    ])
  })
})
