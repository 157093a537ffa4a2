import { describe, expect, test } from '@jest/globals'
import {
  isGate,
  isWorkflow,
  jobsOf,
  parsed,
  readText,
  stepsOf,
  type Yaml,
  yamlTexts,
} from '../support/workflows.ts'

const workflows = yamlTexts().filter(isWorkflow)

/** Text of one section of a page, from its heading to the next of the same level. */
const section = (page: string, heading: string): string =>
  readText(page)
    .split(/^## /m)
    .find((part) => part.startsWith(heading)) ?? ''

const usesSecret = (job: Yaml): boolean =>
  JSON.stringify(job).replaceAll('secrets.GITHUB_TOKEN', '').includes('secrets.')

/** Another repository at a release of it, such as Gatewright's own: no pull request writes there. */
const isFixed = (given: Yaml): boolean =>
  given['repository'] === 'gatewright/gatewright' && /^v\d+\.\d+\.\d+$/.test(String(given['ref']))

/** Whether a job puts files of a pull request on disk: every checkout but one of the base, or of a fixed release. */
const checksOutHead = (job: Yaml): boolean =>
  stepsOf({ steps: job['steps'] }).some(
    ({ uses, with: given }) =>
      String(uses).startsWith('actions/checkout@') &&
      !JSON.stringify(given ?? {}).includes('base') &&
      !isFixed((given ?? {}) as Yaml),
  )

/** Whether a job runs at all for a ref that anybody but those who may push to the protected branch can write. */
const isProtectedBranchOnly = (workflow: Yaml, job: Yaml): boolean =>
  Object.keys(workflow['on'] as Yaml).join() === 'workflow_dispatch' &&
  job['if'] === "github.ref == 'refs/heads/main'" &&
  typeof job['environment'] === 'string'

describe('what a job cannot defend is said, and needs no trap to set up', () => {
  test('a check of the same name by another workflow: both pages name the expected source', () => {
    // That a repository has this set-up is for branch-protection to see; here it is only asked for.
    for (const text of [
      section('SECURITY.md', 'What a job in a workflow cannot defend'),
      section('README.md', 'A check that cannot be forged'),
    ]) {
      expect(text).toMatch(/report a\s+check of any name/)
      expect(text).toMatch(/GitHub App as expected source/)
      expect(text).toMatch(/ruleset that requires the \**workflow/)
      expect(text).toMatch(/code owners on `\.github\/\*\*`/i)
    }
  })

  test('D24 no set-up stands on pull_request_target', () => {
    expect(section('SECURITY.md', 'What a job in a workflow cannot defend')).toContain(
      '`pull_request_target` is not needed for any of them',
    )
    const trusting = workflows.filter((text) =>
      JSON.stringify(parsed(text)['on']).includes('pull_request_target'),
    )
    expect(trusting.map(({ from }) => from)).toEqual([])
  })

  test('attack 27: no job has files of a pull request and a secret at once', () => {
    const gateJobs = workflows.filter((text) => isGate(parsed(text)))
    expect(gateJobs.length).toBeGreaterThan(0)
    const exposed = workflows.flatMap((text) =>
      jobsOf(parsed(text)).flatMap((job) =>
        // Started by hand, on the protected branch alone, with an environment's secret: no pull request is near.
        usesSecret(job) && checksOutHead(job) && !isProtectedBranchOnly(parsed(text), job) ? [text.from] : [],
      ),
    )
    expect(exposed).toEqual([])
  })
})
