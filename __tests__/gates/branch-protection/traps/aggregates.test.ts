import { describe, expect, it } from '@jest/globals'
import { findingsOf, job, toldOf, trapsOf, workflow } from './support.ts'

const always = 'if: always()'
const looks = "    - if: contains(needs.*.result, 'failure')\n      run: exit 1"

const ci = (gate: string, more = '') =>
  workflow('pull_request:', `${job('unit')}\n${job('lint')}\n${more}${gate}`)
const gate = (settings: string, step = '') =>
  `${job('all-green', `needs: [unit, lint]\n${settings}`.trim())}${step === '' ? '' : `\n${step}`}`
const traps = (text: string, required: readonly string[] = ['all-green']) =>
  trapsOf({ required, files: { 'ci.yml': text } })

const fired = ['aggregate-can-be-skipped error all-green']

describe('T7 aggregate-can-be-skipped', () => {
  it.each([
    ['no condition', ''],
    ['success()', 'if: success()'],
    ['a condition without a status function', "if: github.event_name == 'pull_request'"],
    ['no failure', 'if: ${{ !failure() && !cancelled() }}'],
    ['always, but only after success', "if: always() && needs.unit.result == 'success'"],
    ['always, but only without failures', "if: ${{ always() && !contains(needs.*.result, 'failure') }}"],
    ['a text that only looks like it', "if: github.head_ref != 'always()'"],
  ])('fires for %s', (_, condition) => {
    expect(traps(ci(gate(condition, looks)))).toContain(fired[0])
  })

  it('stands at the line of the job, and says what is merged', () => {
    const text = ci(gate(''))
    const line = text.split('\n').findIndex((one) => one.trim() === 'all-green:') + 1
    expect(toldOf({ required: ['all-green'], files: { 'ci.yml': text } }, 'aggregate-can-be-skipped')).toBe(
      `head .github/workflows/ci.yml:${line} all-green needs unit, lint and has no if: always() (.github/workflows/ci.yml:${line}): when one of them fails, the job is skipped, which counts as success, and red code is merged → give job all-green if: always() and a step that fails unless every needs.*.result is success`,
    )
  })

  it.each([
    ['always()', always],
    ['always() in an expression', 'if: ${{ always() }}'],
    ['!cancelled()', 'if: ${{ !cancelled() }}'],
    ['success() || failure()', 'if: success() || failure()'],
  ])('is silent for %s and a step that looks at the results', (_, condition) => {
    expect(traps(ci(gate(condition, looks)))).toEqual([])
  })

  it('is silent about a job that needs nothing', () => {
    expect(traps(ci(gate('')), ['unit', 'lint'])).toEqual([])
  })

  it('is silent where every job that is needed is required, too, at any depth', () => {
    expect(traps(ci(gate('')), ['all-green', 'unit', 'lint'])).toEqual([])
    const deep = ci(gate(''), `${job('build')}\n`).replace('unit:\n', 'unit:\n    needs: build\n')
    expect(traps(deep, ['all-green', 'unit', 'lint'])).toEqual([
      'aggregate-can-be-skipped error all-green',
      'aggregate-can-be-skipped error unit',
    ])
    expect(traps(deep, ['all-green', 'unit', 'lint', 'build'])).toEqual([])
  })

  it('is silent about a job whose needs another required job looks at', () => {
    const both = ci(gate(always, looks), `${job('pack', 'needs: unit')}\n`)
    expect(traps(both, ['pack'])).toEqual(['aggregate-can-be-skipped error pack'])
    expect(traps(both, ['pack', 'all-green'])).toEqual([])
  })

  it('is not silenced by a required matrix of which only one name is required', () => {
    const matrix = workflow(
      'pull_request:',
      `${job('unit', 'strategy:\n  matrix:\n    node: [20, 22]')}\n${job('all-green', 'needs: unit')}`,
    )
    expect(traps(matrix, ['all-green', 'unit (20)'])).toEqual(fired)
    expect(traps(matrix, ['all-green', 'unit (20)', 'unit (22)'])).toEqual([])
  })

  it('warns about one that runs after failures only: it is skipped when all goes well, or is cancelled', () => {
    expect(traps(ci(gate('if: failure()')))).toEqual(['aggregate-can-be-skipped warning all-green'])
    expect(
      findingsOf({ required: ['all-green'], files: { 'ci.yml': ci(gate('if: failure()')) } }),
    ).toContainEqual(expect.objectContaining({ outcome: 'pass' }))
  })

  it('warns about one that runs always and never looks at the results', () => {
    expect(traps(ci(gate(always)))).toEqual(['aggregate-can-be-skipped warning all-green'])
    const action =
      '    - uses: re-actors/alls-green@release/v1\n      with:\n        jobs: ${{ toJSON(needs) }}'
    expect(traps(ci(gate(always, action)))).toEqual([])
  })

  it('looks into reusable workflows', () => {
    const files = {
      'ci.yml': workflow('pull_request:', 'tests:\n  uses: ./.github/workflows/tests.yml'),
      'tests.yml': workflow('workflow_call:', `${job('unit')}\n${job('done', 'needs: unit')}`),
    }
    expect(trapsOf({ required: ['tests / done'], files })).toEqual([
      'aggregate-can-be-skipped error tests / done',
    ])
    expect(trapsOf({ required: ['tests / done', 'tests / unit'], files })).toEqual([])
    expect(toldOf({ required: ['tests / done'], files }, 'aggregate-can-be-skipped')).toMatch(
      /^head \.github\/workflows\/tests\.yml:9 /,
    )
  })

  it('stands at the calling line for a workflow of another repository', () => {
    const files = {
      'ci.yml': workflow('pull_request:', 'tests:\n  uses: acme/ci/.github/workflows/t.yml@v2'),
    }
    const called = {
      'acme/ci/.github/workflows/t.yml@v2': workflow(
        'workflow_call:',
        `${job('unit')}\n${job('done', 'needs: unit')}`,
      ),
    }
    expect(trapsOf({ required: ['tests / done'], files, called })).toEqual([
      'aggregate-can-be-skipped error tests / done',
    ])
    expect(toldOf({ required: ['tests / done'], files, called }, 'aggregate-can-be-skipped')).toMatch(
      /^head \.github\/workflows\/ci\.yml:6 /,
    )
  })

  it('says nothing about jobs that never run for a pull request', () => {
    const text = workflow('push:\n  branches: [main]', `${job('unit')}\n${job('all-green', 'needs: unit')}`)
    expect(traps(text)).toEqual(['push-only-required-check error all-green'])
  })

  it('holds with needs that do not exist or go round in a circle', () => {
    const circle = workflow('pull_request:', `${job('a', 'needs: [b, gone]')}\n${job('b', 'needs: a')}`)
    expect(() => traps(circle, ['a', 'b'])).not.toThrow()
  })
})
