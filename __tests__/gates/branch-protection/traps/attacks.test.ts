import { describe, expect, it } from '@jest/globals'
import { job, toldOf, trapsOf, workflow } from './support.ts'

const looking = (jobs: string, needs: string, steps: string) => ({
  required: ['gate'],
  files: {
    'ci.yml': workflow(
      'pull_request:',
      `${jobs}\ngate:\n  runs-on: ubuntu-latest\n  if: always()\n  needs: ${needs}\n  steps:\n${steps}`,
    ),
  },
})
const step = (condition: string, command = 'exit 1') => `    - if: ${condition}\n      run: ${command}\n`
const both = `${job('test')}\n${job('lint')}`
const chain = `${job('build')}\n${job('test', 'needs: build')}`
const anyFailed = step("contains(needs.*.result, 'failure')")
const blind = ['aggregate-can-be-skipped warning gate']

describe('T7: what an aggregate that runs always can see', () => {
  it.each([
    ['one of two needs', both, '[test, lint]', step("needs.test.result != 'success'")],
    [
      'one of two needs, in a script',
      both,
      '[test, lint]',
      '    - run: test «needs.test.result» = success\n',
    ],
    ['a step that runs only when all is well', both, '[test, lint]', step("needs.test.result == 'success'")],
    ['failures, where a failure further back only skips', chain, '[test]', anyFailed],
  ])('fires for %s', (_, jobs, needs, steps) => {
    const text = steps.replaceAll('«', '"${{ ').replaceAll('»', ' }}"')
    expect(trapsOf(looking(jobs, needs, text))).toEqual(blind)
  })

  it('names the job whose failure it does not see', () => {
    expect(toldOf(looking(chain, '[test]', anyFailed), 'aggregate-can-be-skipped')).toContain(
      'gate runs also when build fails (.github/workflows/ci.yml:',
    )
  })

  it.each([
    ['any failure', both, '[test, lint]', anyFailed],
    [
      'each need by itself',
      both,
      '[test, lint]',
      step("needs.test.result != 'success' || needs.lint.result != 'success'"),
    ],
    [
      'each need in a step of its own',
      both,
      '[test, lint]',
      step("needs.test.result == 'failure'") + step("needs.lint.result == 'failure'"),
    ],
    ['any failure, with everything needed', chain, '[build, test]', anyFailed],
    [
      'what is skipped, too',
      chain,
      '[test]',
      step("contains(needs.*.result, 'failure') || contains(needs.*.result, 'skipped')"),
    ],
    ['anything but success', chain, '[test]', step("needs.test.result != 'success'")],
    ['a text of all of them', both, '[test, lint]', step("contains(toJSON(needs), 'failure')")],
    [
      'an action that gets all of them',
      chain,
      '[test]',
      "    - uses: re-actors/alls-green@v1\n      with: { jobs: '${{ toJSON(needs) }}' }\n",
    ],
    [
      'a need that runs after failures itself',
      `${job('build')}\n${job('test', 'needs: build\nif: always()')}`,
      '[test]',
      anyFailed,
    ],
  ])('is silent for %s', (_, jobs, needs, steps) => {
    expect(trapsOf(looking(jobs, needs, steps))).toEqual([])
  })

  it('takes no time for thousands of jobs in a row', () => {
    const many = Array.from(
      { length: 3000 },
      (_, at) => `j${at}: { needs: [${at === 0 ? '' : `j${at - 1}`}] }`,
    )
    const started = performance.now()
    expect(trapsOf(looking(many.join('\n'), '[j2999]', anyFailed))).toEqual([])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('T4: twins', () => {
  const on = (filter: string) => workflow(`pull_request:\n  ${filter}`, job('build'))
  const twins = (one: string, other: string) =>
    trapsOf({ required: ['build'], files: { 'ci.yml': on(one), 'skip.yml': on(other) } })

  it('that take back what the other asks for leave nothing out', () => {
    const rest = ['duplicate-check-name warning build']
    expect(twins('paths: ["**", "!docs/**"]', 'paths: ["docs/**"]')).toEqual(rest)
    expect(twins('paths: ["docs/**", "*.md"]', 'paths: ["**/*", "!docs/**"]')).toEqual(rest)
  })

  it('and so do three of them together', () => {
    const three = (last: string) =>
      trapsOf({
        required: ['build'],
        files: {
          'ci.yml': on('paths-ignore: ["docs/**", "*.md"]'),
          'docs.yml': on('paths: ["docs/**"]'),
          'texts.yml': on(last),
        },
      })
    expect(three('paths: ["*.md"]')).toEqual(['duplicate-check-name warning build'])
    expect(three('paths: ["*.md", "!README.md"]')).toContain('filtered-required-check error build')
  })

  it('that take back more, or again, leave something out', () => {
    const gap = 'filtered-required-check error build'
    expect(twins('paths: ["**", "!docs/**", "!*.md"]', 'paths: ["docs/**"]')).toContain(gap)
    expect(twins('paths: ["src/**", "!docs/**"]', 'paths: ["docs/**"]')).toContain(gap)
  })
})

it('T7: needs are found without regard to case', () => {
  const files = { 'ci.yml': workflow('pull_request:', `${job('Unit')}\n${job('all', 'needs: [unit]')}`) }
  expect(trapsOf({ required: ['all', 'Unit'], files })).toEqual([])
  expect(trapsOf({ required: ['all'], files })).toEqual(['aggregate-can-be-skipped error all'])
})

it('T6: a queue of another branch is told from none', () => {
  const files = { 'ci.yml': workflow('pull_request:\nmerge_group:\n  branches: [develop]', job('build')) }
  expect(toldOf({ required: ['build'], mergeQueue: true, files }, 'missing-merge-group')).toBe(
    'head .github/workflows/ci.yml:4 build is required and main has a merge queue, but its workflow does not run for merge_group of that branch (.github/workflows/ci.yml:4): every entry of the queue waits until it times out → take the filters from merge_group',
  )
})

it('T9: what marks experimental values of a matrix is no alarm for all of them', () => {
  const matrix =
    'continue-on-error: ${{ matrix.experimental }}\nstrategy: { matrix: { os: [a], experimental: [false] } }'
  const files = { 'ci.yml': workflow('pull_request:', job('build', matrix)) }
  expect(trapsOf({ required: ['build (a, false)'], files })).toEqual([
    'required-check-cannot-fail note build (a, false)',
  ])
})

describe('the next step where a name is not known is about what stands in the way', () => {
  const fix = (files: Record<string, string>) =>
    toldOf({ required: ['call / unit'], files }, 'required-check-never-reported').split(' → ')[1]

  it('a file, a called workflow, a name', () => {
    const ci = (jobs: string) => workflow('pull_request:', jobs)
    const rest = ', or name call / unit in external-checks'
    expect(fix({ 'bad.yml': 'on: [push\njobs: {{{' })).toBe(
      `make .github/workflows/bad.yml:2 a workflow that can be read${rest}`,
    )
    expect(fix({ 'ci.yml': ci('call:\n  uses: acme/ci/.github/workflows/x.yml@v1') })).toBe(
      `make the reusable workflow one that can be read${rest}`,
    )
    expect(fix({ 'ci.yml': ci(job('x', 'name: call / ${{ vars.NAME }}')) })).toBe(
      `give the job a name that is written out${rest}`,
    )
  })
})
