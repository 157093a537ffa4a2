import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sortFindings } from '../../../../src/core/order.ts'
import { blockedContexts } from '../../../../src/gates/branch-protection/traps/trap-findings.ts'
import { findingsOf, inputOf, job, summary, workflow } from './support.ts'

const filter = fc.constantFrom(
  '',
  'paths: [src/**]',
  'paths-ignore: [docs/**]',
  'branches: [main]',
  'branches: [x]',
)
const types = fc.constantFrom('', 'types: [opened]', 'types: [opened, synchronize]', 'types: [labeled]')
const event = fc.constantFrom('pull_request', 'pull_request_target', 'push', 'merge_group', 'schedule')
const trigger = fc
  .tuple(event, filter, types)
  .map(([name, ...settings]) =>
    [`${name}:`, ...settings.filter((one) => one !== '').map((one) => `  ${one}`)].join('\n'),
  )
const condition = fc.constantFrom(
  ...[
    '',
    'if: always()',
    'if: failure()',
    "if: github.actor != 'x'",
    "if: github.event_name == 'push'",
    'if: ((',
    'if: 1',
  ],
)
const settings = fc
  .tuple(
    condition,
    fc.constantFrom('', 'needs: a', 'needs: [a, b, c]', 'needs: gone'),
    fc.constantFrom('', 'name: a', 'name: ${{ github.sha }}', 'name: "x / a"'),
    fc.constantFrom('', 'strategy:\n  matrix:\n    n: [1, 2]', 'continue-on-error: true'),
  )
  .map((all) => all.filter((one) => one !== '').join('\n'))
const file = fc
  .tuple(trigger, fc.array(settings, { minLength: 1, maxLength: 4 }))
  .map(([on, jobs]) => workflow(on, jobs.map((one, at) => job('abcd'.charAt(at), one)).join('\n')))
const files = fc
  .array(file, { maxLength: 4 })
  .map((texts) => Object.fromEntries(texts.map((text, at) => [`w${at}.yml`, text])))
const required = fc.uniqueArray(fc.constantFrom('a', 'b', 'a (1)', 'x / a', 'gone'), { minLength: 1 })
const settingsOfRun = { numRuns: 60, seed: 4 }

describe('for any workflows', () => {
  it('every required check that is not known to be reported is told, and none twice by one rule', () => {
    fc.assert(
      fc.property(files, required, fc.boolean(), fc.option(files), (base, contexts, mergeQueue, head) => {
        const one = { required: contexts, files: base, mergeQueue }
        const findings = findingsOf(one)
        const told = findings.filter(({ outcome }) => outcome !== 'pass')
        expect(new Set(told.map(({ rule, subject }) => `${rule} ${subject}`)).size).toBe(told.length)
        for (const context of blockedContexts(inputOf(one)).keys())
          expect(told).toContainEqual(
            expect.objectContaining({ subject: context, level: 'error', outcome: 'fail' }),
          )
        expect(() => findingsOf({ ...one, ...(head === null ? {} : { proposed: head }) })).not.toThrow()
      }),
      settingsOfRun,
    )
  })

  it('a job that always runs, for every pull request and for the queue, takes every block away', () => {
    const healthy = workflow(
      'pull_request:\nmerge_group:',
      'h:\n  name: wanted\n  steps:\n    - run: make test',
    )
    fc.assert(
      fc.property(files, fc.boolean(), (base, mergeQueue) => {
        const one = { required: ['wanted'], files: { ...base, 'healthy.yml': healthy }, mergeQueue }
        expect(blockedContexts(inputOf(one)).size).toBe(0)
        expect(summary(findingsOf(one))).toEqual([])
      }),
      settingsOfRun,
    )
  })

  it('pull requests that change no workflow in effect change no finding', () => {
    fc.assert(
      fc.property(files, required, (base, contexts) => {
        const one = { required: contexts, files: base }
        expect(findingsOf({ ...one, proposed: base })).toEqual(findingsOf(one))
      }),
      settingsOfRun,
    )
  })
})

describe('the order', () => {
  it('has the false green and the check that never comes first, wherever they are', () => {
    const findings = findingsOf({
      required: ['gone', 'unit', 'sync', 'build (1)', 'all', 'docs'],
      files: {
        'a.yml': workflow('pull_request:\n  types: [opened]\nmerge_group:', job('sync')),
        'b.yml': workflow('push:\nmerge_group:', job('unit')),
        'x.yml': workflow('pull_request:\n  paths: [docs/**]\nmerge_group:', job('docs')),
        'y.yml': workflow('pull_request:', `${job('all', 'needs: t')}\n${job('t')}`),
        'z.yml': workflow(
          'pull_request:\nmerge_group:',
          job('build', 'if: vars.X\nstrategy:\n  matrix:\n    n: [1]'),
        ),
      },
      mergeQueue: true,
    })
    expect(summary(sortFindings(findings))).toEqual([
      'filtered-required-check error docs',
      'missing-merge-group error all',
      'aggregate-can-be-skipped error all',
      'required-check-never-reported error gone',
      'missing-synchronize error sync',
      'push-only-required-check error unit',
      'skipped-matrix-name error build (1)',
    ])
  })
})
