import type { Story } from './story.ts'

const gitHubActions = 15368

const policy = `version: 1
mode: enforce
gates:
  branch-protection:
    branches:
      - approvals: 1
        block-force-push: true
        checks: [{ context: all-checks, app: ${gitHubActions} }, { context: docs, app: ${gitHubActions} }]
        bypass: { allow: [] }
`

const ci = (condition: string, command: string): string => `name: CI
on:
  pull_request:
permissions: {}
jobs:
  unit:
    runs-on: ubuntu-latest
    steps: [{ run: make unit }]
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
  all-checks:${condition}
    needs: [unit, lint]
    runs-on: ubuntu-latest
    steps:${command}
`

/** Skipped, and so green, when a job it needs fails. */
const falseGreen = ci('', '\n      - run: echo all good')

/** Runs whatever happens, and looks at what happened. */
const aggregate = ci(
  `
    if: \${{ !cancelled() }}`,
  `
      - env: { RESULTS: '\${{ toJSON(needs) }}' }
        run: jq -e 'all(.[]; .result == "success")' <<< "$RESULTS"`,
)

const docs = (filter: string): string => `name: Docs
on:
  pull_request:${filter}
permissions: {}
jobs:
  docs:
    runs-on: ubuntu-latest
    steps: [{ run: make docs }]
`

const workflows = (ciText: string, docsText: string) => ({
  '.github/workflows/ci.yml': ciText,
  '.github/workflows/docs.yml': docsText,
})

/** A branch that everybody takes for protected, and what it takes until it is. */
export const branchProtection: Story = {
  name: 'branch-protection',
  about:
    'a protected branch whose administrators pass by, whose one check never reports, and whose other is green when tests fail',
  tell: async ({ shop, say, judged, command }) => {
    const { repository, world } = shop
    repository.commit('main', {
      files: { '.github/gatewright.yml': policy, ...workflows(falseGreen, docs("\n    paths: ['docs/**']")) },
      message: 'Judge the protection',
    })
    repository.protect('main', {
      reviews: { approvals: 1 },
      checks: ['all-checks', 'docs'].map((context) => ({ context, appId: gitHubActions })),
    })
    const administration = world.token({ kind: 'app', permissions: { administration: 'write' } })
    const reading = world.token({
      kind: 'app',
      permissions: { contents: 'read', 'pull-requests': 'read', checks: 'read', statuses: 'read' },
    })
    const tokens = { GATEWRIGHT_TOKEN: reading, GATEWRIGHT_ADMIN_TOKEN: administration }
    const pull = repository.openPullRequest({
      author: 'change-author',
      head: 'feat/round-total',
      title: 'Round the total to cents',
      files: { 'src/checkout/total.ts': 'export const total = () => 0\n' },
    })
    for (const name of ['all-checks', 'docs']) {
      repository.checkRun({ name, sha: pull.headSha, conclusion: 'success' })
    }
    const happening = { pull, event: 'pull_request', action: 'opened', gate: 'branch-protection' } as const
    const judge = (act: string, expected: number) =>
      judged(act, expected, { ...happening, inputs: { 'admin-token': administration } })
    const apply = (act: string, expected: number) =>
      command(act, expected, ['branch-protection', 'apply', repository.fullName, '--confirm'], tokens)

    say('1. main has a classic rule: one approval, and two required checks. GitHub shows a green shield.\n')
    await judge('looks-protected', 1)
    say('2. A plan says what is missing, and what would add it. Nothing is written.\n')
    await command('plan', 1, ['branch-protection', 'plan', repository.fullName], tokens)
    say('3. apply refuses: to require `docs` once more would not make the workflow report it.\n')
    await apply('refused', 1)
    say('4. The two workflows are mended. apply writes one ruleset of its own; the classic rule stays.\n')
    repository.commit('main', {
      files: workflows(aggregate, docs('')),
      message: 'Report every required check, and look at the results',
    })
    await apply('applied', 0)
    say('5. apply once more: there is nothing left to change, and nothing is written.\n')
    await apply('applied-again', 0)
    say('6. The same pull request again.\n')
    await judge('protected', 0)
  },
}
