import { describe, expect, it } from '@jest/globals'
import { findingsOf, job, toldOf, trapsOf, workflow } from './support.ts'

const ci = workflow('pull_request:', job('unit'))
const filtered = workflow('pull_request:\n  paths: [src/**]', job('unit'))
const files = { 'ci.yml': ci }

describe('T14 check-not-on-base', () => {
  const proposed = { ...files, 'smoke.yml': workflow('pull_request:', job('smoke')) }

  it('says that all others wait until the pull request that adds the check is merged, and lets it be', () => {
    const one = { required: ['unit', 'smoke'], files, proposed }
    expect(trapsOf(one)).toEqual(['check-not-on-base warning smoke'])
    expect(toldOf(one, 'check-not-on-base')).toMatch(
      /^head \.github\/workflows\/smoke\.yml:5 smoke is required on main, whose workflows do not report it; .* Until it is merged, every other pull request waits/,
    )
  })

  it('fails where the workflows of the base are run: the pull request itself waits for ever', () => {
    const target = { ...files, 'smoke.yml': workflow('pull_request_target:', job('smoke')) }
    expect(trapsOf({ required: ['smoke'], files, proposed: target })).toEqual([
      'check-not-on-base error smoke',
    ])
  })

  it('is a missing check where the pull request does not add it either, or adds it with a filter', () => {
    expect(trapsOf({ required: ['smoke'], files })).toEqual(['required-check-never-reported error smoke'])
    expect(trapsOf({ required: ['smoke'], files, proposed: { 'ci.yml': filtered } })).toEqual([
      'required-check-never-reported error smoke',
    ])
    const late = { ...files, 'smoke.yml': workflow('pull_request:\n  paths: [x]', job('smoke')) }
    expect(trapsOf({ required: ['smoke'], files, proposed: late })).toEqual([
      'required-check-never-reported error smoke',
      'filtered-required-check error smoke',
    ])
  })

  it('is silent when the base has it', () => {
    expect(trapsOf({ required: ['smoke'], files: proposed, proposed })).toEqual([])
  })
})

describe('what a pull request does to traps', () => {
  it('mends: the pull request that takes a trap away is not stopped by it', () => {
    const one = { required: ['unit'], files: { 'ci.yml': filtered }, proposed: files }
    expect(trapsOf(one)).toEqual(['filtered-required-check warning unit'])
    expect(toldOf(one, 'filtered-required-check')).toMatch(/^base .*this pull request mends it → merge/)
    expect(findingsOf(one)).toContainEqual(expect.objectContaining({ outcome: 'pass' }))
  })

  it('adds: a renamed job is said where it is renamed', () => {
    const renamed = { 'ci.yml': workflow('pull_request:', job('tests')) }
    const one = { required: ['unit'], files, proposed: renamed }
    expect(trapsOf(one)).toEqual(['required-check-never-reported error unit'])
    expect(toldOf(one, 'required-check-never-reported')).toContain(
      'after this change: unit is required on main',
    )
    expect(findingsOf(one).map(({ outcome }) => outcome)).toEqual(['fail'])
  })

  it('adds: at the line of the head', () => {
    const one = { required: ['unit'], files, proposed: { 'ci.yml': filtered } }
    expect(trapsOf(one)).toEqual(['filtered-required-check error unit'])
    expect(toldOf(one, 'filtered-required-check')).toMatch(
      /^head \.github\/workflows\/ci\.yml:3 after this change: /,
    )
  })

  it('exchanges one for another: neither is mended', () => {
    const one = { required: ['unit'], files: { 'ci.yml': filtered }, proposed: {} }
    expect(trapsOf(one)).toEqual([
      'filtered-required-check error unit',
      'required-check-never-reported error unit',
    ])
  })

  it('leaves it: the line is that of the head where the file is the same, of the base where it is not', () => {
    const base = { 'ci.yml': filtered, 'other.yml': workflow('pull_request:', job('x')) }
    const elsewhere = { ...base, 'other.yml': workflow('pull_request:', job('y')) }
    expect(
      toldOf({ required: ['unit'], files: base, proposed: elsewhere }, 'filtered-required-check'),
    ).toMatch(/^head /)
    const moved = { ...base, 'ci.yml': `# moved\n${filtered}` }
    expect(toldOf({ required: ['unit'], files: base, proposed: moved }, 'filtered-required-check')).toMatch(
      /^base /,
    )
    expect(trapsOf({ required: ['unit'], files: base, proposed: moved })).toEqual([
      'filtered-required-check error unit',
    ])
  })

  it('hides: a name that only a run will know is unknown, not lost', () => {
    const dynamic = { 'ci.yml': workflow('pull_request:', job('unit', 'name: ${{ vars.NAME }}')) }
    expect(trapsOf({ required: ['unit'], files, proposed: dynamic })).toEqual([
      'required-check-never-reported unknown unit',
    ])
    // The other way round it is mended.
    expect(trapsOf({ required: ['unit'], files: dynamic, proposed: files })).toEqual([
      'required-check-never-reported warning unit',
    ])
  })
})

describe('checks that the policy asks for and nothing requires yet', () => {
  const planned = [{ context: 'unit', apps: [15368] }]

  it('are told what would block, before it does', () => {
    const one = { required: [], files: { 'ci.yml': filtered }, planned }
    expect(trapsOf(one)).toEqual([
      'filtered-required-check error unit',
      'required-check-never-reported skip main',
    ])
    expect(toldOf(one, 'filtered-required-check')).toContain('once the policy is met: unit is required, but')
  })

  it('are told once where they are required already', () => {
    const one = { required: ['unit'], files: { 'ci.yml': filtered }, planned }
    expect(trapsOf(one)).toEqual(['filtered-required-check error unit'])
    expect(toldOf(one, 'filtered-required-check')).not.toContain('once the policy is met')
  })

  it('vouch for each other only once they are required', () => {
    const text = workflow('pull_request:', `${job('unit')}\n${job('pack', 'needs: unit')}`)
    expect(trapsOf({ required: ['pack'], files: { 'ci.yml': text }, planned })).toEqual([
      'aggregate-can-be-skipped error pack',
    ])
  })

  it('are silent when nothing is wrong, and unknown with the workflows', () => {
    expect(trapsOf({ required: ['unit'], files, planned: [...planned] })).toEqual([])
    const unread = { known: false, reason: 'timeout', detail: 'too slow' } as const
    expect(trapsOf({ required: [], files: unread, planned })).toEqual([
      'required-check-never-reported unknown main',
    ])
  })
})
