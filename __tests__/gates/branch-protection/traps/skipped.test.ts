import { describe, expect, it } from '@jest/globals'
import { cpuMilliseconds } from '../../../support/cpu-time.ts'
import { job, toldOf, trapsOf, workflow } from './support.ts'

const matrixJob = (condition: string) =>
  job('build', `${condition}\nstrategy:\n  matrix:\n    region: [usa, eu]`.trim())

const traps = (jobs: string, required: readonly string[], on = 'pull_request:', more = {}) =>
  trapsOf({ required, files: { 'ci.yml': workflow(on, jobs) }, ...more })

describe('T3 skipped-matrix-name', () => {
  const fired = ['skipped-matrix-name error build (usa)']

  it.each([
    ['a condition that only the run knows', "if: github.actor != 'renovate[bot]'"],
    ['a condition that never holds for pull requests', "if: github.event_name == 'push'"],
    ['another repository', "if: github.repository == 'acme/other'"],
  ])('fires for %s', (_, condition) => {
    expect(traps(matrixJob(condition), ['build (usa)'])).toEqual(fired)
  })

  it('stands at the line of the condition', () => {
    const files = { 'ci.yml': workflow('pull_request:', matrixJob("if: github.actor != 'x'")) }
    expect(toldOf({ required: ['build (usa)'], files }, 'skipped-matrix-name')).toMatch(
      /^head \.github\/workflows\/ci\.yml:7 build \(usa\) comes from a matrix, and if: github\.actor != 'x' .* may skip it for a pull request/,
    )
  })

  it.each([
    ['no condition', ''],
    ['always()', 'if: always()'],
    ['!cancelled()', 'if: ${{ !cancelled() }}'],
    ['an event that it is', "if: github.event_name == 'pull_request'"],
    ['an event that it is not', "if: ${{ github.event_name != 'push' }}"],
    ['the base branch', "if: github.base_ref == 'main'"],
    ['the repository', "if: github.repository == 'acme/app' && github.repository_owner == 'acme'"],
    ['the default branch', 'if: github.base_ref == github.event.repository.default_branch'],
    ['what holds in either case', "if: github.event_name == 'pull_request' || github.actor == 'x'"],
  ])('is silent for %s', (_, condition) => {
    expect(traps(matrixJob(condition), ['build (usa)'])).toEqual([])
  })

  it('knows nothing of the repository where its name is not given', () => {
    const files = { 'ci.yml': workflow('pull_request:', matrixJob("if: github.repository == 'acme/app'")) }
    const { repository: _, ...input } = { required: ['build (usa)'], files, repository: 'acme/app' }
    expect(trapsOf({ ...input, repository: 'acme/app' })).toEqual([])
    expect(trapsOf({ ...input, repository: 'acme/fork' })).toEqual(fired)
  })

  it('fires when a needed job may be skipped, unless the job asks for the state itself', () => {
    const changes = job('changes', "if: github.actor != 'x'")
    expect(traps(`${changes}\n${matrixJob('needs: changes')}`, ['build (usa)'])).toEqual(fired)
    expect(traps(`${changes}\n${matrixJob('needs: changes\nif: always()')}`, ['build (usa)'])).toEqual([])
  })

  it('fires for the plain name, which is reported only when the job is skipped', () => {
    expect(traps(matrixJob("if: github.actor != 'x'"), ['build'])).toEqual([
      'skipped-matrix-name error build',
    ])
  })

  it('fires for jobs of a reusable workflow whose call may be skipped', () => {
    const files = {
      'ci.yml': workflow(
        'pull_request:',
        "tests:\n  if: github.actor != 'x'\n  uses: ./.github/workflows/t.yml",
      ),
      't.yml': workflow('workflow_call:', job('unit')),
    }
    expect(trapsOf({ required: ['tests / unit'], files })).toEqual(['skipped-matrix-name error tests / unit'])
  })

  it('is silent beside a producer that is never skipped', () => {
    const files = {
      'a.yml': workflow('pull_request:', matrixJob("if: github.actor != 'x'")),
      'b.yml': workflow('pull_request:', job('other', 'name: build (usa)')),
    }
    expect(trapsOf({ required: ['build (usa)'], files })).toEqual([
      'duplicate-check-name warning build (usa)',
    ])
  })

  it('fires for the merge queue, whose runs the condition leaves out', () => {
    const on = 'pull_request:\nmerge_group:'
    const jobs = matrixJob("if: github.event_name == 'pull_request'")
    expect(traps(jobs, ['build (usa)'], on, { mergeQueue: true })).toEqual(fired)
    expect(traps(jobs, ['build (usa)'], on)).toEqual([])
  })
})

describe('T8 conditional-required-check', () => {
  const e2e = (condition: string) => job('e2e', condition)

  it('warns about a condition that only the run knows', () => {
    expect(traps(e2e("if: github.actor != 'renovate[bot]'"), ['e2e'])).toEqual([
      'conditional-required-check warning e2e',
    ])
    const files = { 'ci.yml': workflow('pull_request:', e2e("if: github.actor != 'renovate[bot]'")) }
    expect(toldOf({ required: ['e2e'], files }, 'conditional-required-check')).toMatch(
      /^head \.github\/workflows\/ci\.yml:7 e2e is required, and if: .* may skip it for some pull requests/,
    )
  })

  it.each([
    ['another event', "if: github.event_name == 'push'"],
    ['a branch that no pull request runs on', "if: github.ref == 'refs/heads/main'"],
    ['tags', "if: startsWith(github.ref, 'refs/tags/')"],
    ['a fact', 'if: false'],
    ['merged pull requests', 'if: github.event.pull_request.merged'],
  ])('fails for a condition that never holds: %s', (_, condition) => {
    expect(traps(e2e(condition), ['e2e'])).toEqual(['conditional-required-check error e2e'])
  })

  it.each([
    ['no condition', ''],
    ['this event', "if: github.event_name == 'pull_request'"],
    ['always()', 'if: always()'],
    ['an action that is no other', "if: github.event.action != 'closed'"],
    ['a job that succeeded', "if: needs.setup.result == 'success'"],
    ['no failures', "if: ${{ !contains(needs.*.result, 'failure') }}"],
  ])('is silent for %s', (_, condition) => {
    expect(traps(e2e(condition), ['e2e'])).toEqual([])
  })

  it('warns about actions of the event that skip it, also after a run that failed', () => {
    const on = 'pull_request:\n  types: [opened, synchronize, labeled]'
    expect(traps(e2e("if: github.event.action != 'labeled'"), ['e2e'], on)).toEqual([
      'conditional-required-check warning e2e',
    ])
  })

  it('is silent about an action that comes after the merge', () => {
    const on = 'pull_request:\n  types: [opened, synchronize, closed]'
    expect(traps(e2e("if: github.event.action != 'closed'"), ['e2e'], on)).toEqual([])
  })

  it('fails for drafts when nothing runs once they are ready', () => {
    const draft = e2e('if: ${{ !github.event.pull_request.draft }}')
    expect(traps(draft, ['e2e'])).toEqual(['conditional-required-check error e2e'])
    const types = 'pull_request:\n  types: [opened, synchronize, reopened, ready_for_review]'
    expect(traps(draft, ['e2e'], types)).toEqual([])
    const files = { 'ci.yml': workflow('pull_request:', draft) }
    expect(toldOf({ required: ['e2e'], files }, 'conditional-required-check')).toContain(
      '→ add ready_for_review to the types of the event',
    )
  })

  it('is silent about tests that the merge queue runs', () => {
    const on = 'pull_request:\nmerge_group:'
    const queued = e2e("if: github.event_name == 'merge_group'")
    expect(traps(queued, ['e2e'], on, { mergeQueue: true })).toEqual([])
    expect(traps(queued, ['e2e'], on)).toEqual(['conditional-required-check error e2e'])
  })

  it('names the needed job whose condition skips it', () => {
    const jobs = `${job('changes', "if: github.actor != 'x'")}\n${job('e2e', 'needs: changes')}`
    expect(traps(jobs, ['e2e', 'changes'])).toEqual([
      'conditional-required-check warning e2e',
      'conditional-required-check warning changes',
    ])
    const files = { 'ci.yml': workflow('pull_request:', jobs) }
    expect(toldOf({ required: ['e2e', 'changes'], files }, 'conditional-required-check')).toContain(
      'may skip it by way of job changes, which it needs for some pull requests',
    )
  })

  it('looks at pushes where only pushes report', () => {
    expect(traps(e2e("if: github.event_name == 'push'"), ['e2e'], 'push:')).toEqual([
      'push-only-required-check error e2e',
    ])
  })

  it('cannot be blown up by layers of jobs that need each other', () => {
    const layers = Array.from({ length: 60 }, (_, layer) =>
      ['a', 'b'].map((side) =>
        job(`${side}${layer}`, layer === 0 ? '' : `needs: [a${layer - 1}, b${layer - 1}]`),
      ),
    ).flat()
    expect(cpuMilliseconds(() => traps(layers.join('\n'), ['a59']))).toBeLessThan(2000)
  })
})
