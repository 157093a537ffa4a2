import { describe, expect, it } from '@jest/globals'
import { blockedContexts } from '../../../../src/gates/branch-protection/traps/trap-findings.ts'
import { inputOf, job, toldOf, trapsOf, workflow } from './support.ts'

const runs = (on: string) => ({ 'ci.yml': workflow(on, job('unit')) })
const traps = (on: string, branch = 'main') => trapsOf({ required: ['unit'], files: runs(on), branch })

describe('T4 filtered-required-check', () => {
  it.each([
    ['paths', 'pull_request:\n  paths: ["docs/**"]'],
    ['paths-ignore', 'pull_request:\n  paths-ignore: ["**.md"]'],
    ['paths of pull_request_target', 'pull_request_target:\n  paths: ["docs/**"]'],
    ['paths that take everything but some', 'pull_request:\n  paths: ["**", "!docs/**"]'],
    ['branches without this one', 'pull_request:\n  branches: [develop, "release/**"]'],
    ['branches that ignore this one', 'pull_request:\n  branches-ignore: [main]'],
  ])('fires for %s', (_, on) => {
    expect(traps(on)).toEqual(['filtered-required-check error unit'])
    expect(blockedContexts(inputOf({ required: ['unit'], files: runs(on) })).has('unit')).toBe(true)
  })

  it('stands at the line of the event and says what is left out', () => {
    expect(
      toldOf(
        { required: ['unit'], files: runs('pull_request:\n  paths: ["docs/**"]') },
        'filtered-required-check',
      ),
    ).toBe(
      'head .github/workflows/ci.yml:3 unit is required, but its workflow has a path filter (paths, .github/workflows/ci.yml:3): a pull request that touches none of docs/** never gets the check and waits for ever → take the path filter from pull_request and decide inside of the job what to run, or do not require unit',
    )
    expect(
      toldOf(
        { required: ['unit'], files: runs('pull_request:\n  branches: [develop]') },
        'filtered-required-check',
      ),
    ).toContain('unit is required on main, but its workflow runs for pull_request into other branches only')
  })

  it.each([
    ['no filter', 'pull_request:', 'main'],
    ['branches with this one', 'pull_request:\n  branches: [main]', 'main'],
    ['a pattern that matches this one', 'pull_request:\n  branches: ["release/**"]', 'release/1.0/hotfix'],
    ['a filter that takes every file', 'pull_request:\n  paths: ["**"]', 'main'],
    ['branches that ignore others', 'pull_request:\n  branches-ignore: [develop]', 'main'],
    ['pull_request_target', 'pull_request_target:', 'main'],
    ['a filtered push beside a pull request', 'pull_request:\npush:\n  paths: ["docs/**"]', 'main'],
    [
      'one of two events without a filter',
      'pull_request:\n  paths: ["docs/**"]\npull_request_target:',
      'main',
    ],
  ])('is silent for %s', (_, on, branch) => {
    expect(traps(on, branch)).toEqual([])
  })

  it('matches branches as workflows do, not as rulesets do', () => {
    // `*` takes no slash; a later `!` takes the branch out again.
    expect(traps('pull_request:\n  branches: ["*"]', 'release/1.0')).toEqual([
      'filtered-required-check error unit',
    ])
    expect(traps('pull_request:\n  branches: ["release/**", "!release/1.0"]', 'release/1.0')).toEqual([
      'filtered-required-check error unit',
    ])
  })

  it('is silent beside a producer without a filter, which is a duplicate instead', () => {
    const files = {
      ...runs('pull_request:\n  paths: ["src/**"]'),
      'all.yml': workflow('pull_request:', job('unit')),
    }
    expect(trapsOf({ required: ['unit'], files })).toEqual(['duplicate-check-name warning unit'])
  })

  it('is silent for twins with opposite filters, which leave out nothing together', () => {
    const twin = (ignored: string) => ({
      ...runs('pull_request:\n  paths: ["docs/**", "**.md"]'),
      'skip.yml': workflow(`pull_request:\n  paths-ignore: [${ignored}]`, job('unit')),
    })
    expect(trapsOf({ required: ['unit'], files: twin('"docs/**"') })).toEqual([
      'duplicate-check-name warning unit',
    ])
    expect(trapsOf({ required: ['unit'], files: twin('"docs/**", "**.txt"') })).toEqual([
      'filtered-required-check error unit',
      'duplicate-check-name warning unit',
    ])
  })

  it('says that forks are left out where every push of the repository reports', () => {
    const on = 'push:\npull_request:\n  paths: ["docs/**"]'
    expect(traps(on)).toEqual(['filtered-required-check error unit'])
    expect(toldOf({ required: ['unit'], files: runs(on) }, 'filtered-required-check')).toContain(
      'a pull request from a fork that touches none of docs/**',
    )
  })
})

describe('T5 missing-synchronize', () => {
  it.each(['[opened]', '[opened, reopened]', '[labeled]', 'closed'])('fires for types %s', (types) => {
    expect(traps(`pull_request:\n  types: ${types}`)).toEqual(['missing-synchronize error unit'])
  })

  it('warns without `opened`: a new pull request waits for the next push', () => {
    expect(traps('pull_request:\n  types: [synchronize]')).toEqual(['missing-synchronize warning unit'])
    expect(
      blockedContexts(inputOf({ required: ['unit'], files: runs('pull_request:\n  types: [synchronize]') }))
        .size,
    ).toBe(0)
  })

  it.each(['pull_request:', 'pull_request:\n  types: [opened, synchronize, labeled]', '[pull_request]'])(
    'is silent for %s',
    (on) => {
      const text = on.startsWith('[') ? `on: ${on}\njobs:\n  unit:\n    steps: []\n` : runs(on)['ci.yml']
      expect(trapsOf({ required: ['unit'], files: { 'ci.yml': text } })).toEqual([])
    },
  )

  it('tells every reason of a trigger that has several', () => {
    expect(traps('pull_request:\n  types: [opened]\n  paths: ["docs/**"]')).toEqual([
      'filtered-required-check error unit',
      'missing-synchronize error unit',
    ])
  })
})

describe('T15 push-only-required-check', () => {
  it.each([
    ['every push', 'push:'],
    ['every push to a branch', 'push:\n  branches: ["**"]'],
    ['every push but to this branch', 'push:\n  branches-ignore: [main]'],
  ])('says that forks wait for ever: %s', (_, on) => {
    expect(traps(on)).toEqual(['push-only-required-check error unit'])
    const told = toldOf({ required: ['unit'], files: runs(on) }, 'push-only-required-check')
    expect(told).toContain('head .github/workflows/ci.yml:3')
    expect(told).toContain('pull requests from forks never get the check')
    expect(told).toContain('those from branches of this repository do get it')
  })

  it.each([
    ['pushes to this branch', 'push:\n  branches: [main]'],
    ['pushes of tags', 'push:\n  tags: ["v*"]'],
    ['a schedule', 'schedule:\n  - cron: "0 0 * * *"'],
    ['a hand', 'workflow_dispatch:'],
    ['another run', 'workflow_run:\n  workflows: [x]'],
    ['a review', 'pull_request_review:'],
    ['the merge queue', 'merge_group:'],
  ])('says that every pull request waits for ever: %s', (_, on) => {
    expect(traps(on)).toEqual(['push-only-required-check error unit'])
    expect(toldOf({ required: ['unit'], files: runs(on) }, 'push-only-required-check')).toContain(
      'every pull request into main waits for ever',
    )
  })

  it('names branches that the filter of the push leaves out', () => {
    for (const pattern of ['feat/**', '*', 'team-[ab]/*'])
      expect(
        toldOf(
          { required: ['unit'], files: runs(`push:\n  branches: ["${pattern}"]`) },
          'push-only-required-check',
        ),
      ).toContain('and those of branches that its filter leaves out')
  })

  it('is silent beside a pull request event, in the same workflow or in another', () => {
    expect(traps('push:\npull_request:')).toEqual([])
    const files = {
      ...runs('schedule:\n  - cron: "0 0 * * *"'),
      'pr.yml': workflow('pull_request:', job('unit')),
    }
    expect(trapsOf({ required: ['unit'], files })).toEqual([])
  })

  it('tells the path filter of a push, too', () => {
    expect(traps('push:\n  paths: ["docs/**"]')).toEqual([
      'filtered-required-check error unit',
      'push-only-required-check error unit',
    ])
  })
})

describe('T6 missing-merge-group', () => {
  const queue = (on: string) => trapsOf({ required: ['unit'], files: runs(on), mergeQueue: true })

  it('fires with a queue only', () => {
    expect(queue('pull_request:')).toEqual(['missing-merge-group error unit'])
    expect(traps('pull_request:')).toEqual([])
    expect(
      toldOf({ required: ['unit'], files: runs('pull_request:'), mergeQueue: true }, 'missing-merge-group'),
    ).toMatch(/^head \.github\/workflows\/ci\.yml:3 /)
  })

  it('fires for events of the queue that are not those of this branch', () => {
    expect(queue('pull_request:\nmerge_group:\n  branches: [develop]')).toEqual([
      'missing-merge-group error unit',
    ])
    expect(queue('pull_request:\nmerge_group:\n  types: [destroyed]')).toEqual([
      'missing-merge-group error unit',
    ])
  })

  it('is silent when any producer runs for the queue', () => {
    expect(queue('pull_request:\nmerge_group:')).toEqual([])
    expect(queue('pull_request:\nmerge_group:\n  types: [checks_requested]\n  branches: [main]')).toEqual([])
    const files = { ...runs('pull_request:'), 'queue.yml': workflow('merge_group:', job('unit')) }
    expect(trapsOf({ required: ['unit'], files, mergeQueue: true })).toEqual([])
  })

  it('only warns where the push of the queue’s branch may start it', () => {
    expect(queue('pull_request:\npush:')).toEqual(['missing-merge-group warning unit'])
    expect(queue('pull_request:\npush:\n  branches: [main]')).toEqual(['missing-merge-group error unit'])
    expect(queue('pull_request:\npush:\n  branches-ignore: ["gh-readonly-queue/**"]')).toEqual([
      'missing-merge-group error unit',
    ])
  })

  it('says nothing about checks that no job reports', () => {
    expect(trapsOf({ required: ['gone'], files: runs('pull_request:'), mergeQueue: true })).toEqual([
      'required-check-never-reported error gone',
    ])
  })
})
