import { randomBytes } from 'node:crypto'
import type { Happening, Story, Teller } from './story.ts'

const policy = `version: 1
mode: enforce
overrides:
  approvals: 2
  approvers: ['@security-lead', '@web-lead', '@payments-lead']
gates:
  phase-unlock:
    phases:
      - { phase: 0, name: Safety nets, gates: [G1] }
      - { phase: 1, name: Payouts, paths: ['src/payouts/**'] }
    checks: { G1: nets }
    baseline: { total: 2, reports: ['reports/baseline.xml'] }
    counters: { safety_nets_count: { minimum: 2 } }
    evidence: { stale: fail }
    signature:
      required: true
      keys: [{ id: release, algorithm: hmac-sha256 }]
`

const limits = (most: number): string => `// Nobody is charged more than this at once.
export const mostPerCharge = ${most}
export const withinLimit = (amount: number): boolean => amount <= mostPerCharge
`

const baseline = `<testsuite name="payments" tests="2">
  <testcase classname="limits" name="lets the largest amount through"/>
  <testcase classname="limits" name="refuses more"/>
</testsuite>
`

const override = (head: string, expires: string): string =>
  `${JSON.stringify(
    {
      gates: ['phase-unlock'],
      rules: ['phase-unlock/evidence-stale'],
      head_sha: head,
      reason: 'The limit rises with the contract of this week; phase 0 is proved again on Monday.',
      ticket: 'SHOP-7',
      requested_by: 'change-author',
      expires_at: expires,
    },
    null,
    2,
  )}\n`

const artifact = '.phase-0.complete.json'
const day = 86_400_000

/** What each act stands on: the secret of the gate's step, and what just happened. */
interface Scene extends Teller {
  readonly variables: Readonly<Record<string, string>>
  readonly happening: Pick<Happening, 'event' | 'action' | 'gate' | 'variables'>
}

function sceneOf(teller: Teller): Scene {
  const key = randomBytes(32).toString('base64')
  const variables = { GATEWRIGHT_HMAC_KEYS: JSON.stringify({ release: key }) }
  const happening = { event: 'pull_request', action: 'synchronize', gate: 'phase-unlock', variables } as const
  return { ...teller, variables, happening }
}

async function proved({ shop, say, judged, commandInClone, variables, happening }: Scene): Promise<void> {
  const { repository } = shop
  const sha = repository.commit('main', {
    files: {
      '.github/gatewright.yml': policy,
      'src/payments/limits.ts': limits(1_000),
      'reports/baseline.xml': baseline,
    },
    message: 'Work in phases; limit what is charged at once',
  })
  repository.checkRun({ name: 'nets', sha, conclusion: 'success' })

  say('1. A pull request begins with phase 1. Nothing proves that phase 0 is complete.\n')
  const pull = repository.openPullRequest({
    author: 'change-author',
    head: 'feat/payouts',
    title: 'Pay out',
    files: { 'src/payouts/pay.ts': 'export const pay = (amount: number) => ({ amount })\n' },
  })
  await judged('locked', 1, { pull, ...happening, action: 'opened' })

  say('2. The artifact of phase 0 names its evidence by lines and digest, and is signed.\n')
  const text = await commandInClone(
    'proved',
    0,
    [
      ...['phase', 'new', 'phase-0', '--evidence', 'src/payments/limits.ts:2-3=EB-1'],
      ...['--counter', 'safety_nets_count=2:2', '--sign', 'release', '--repository', repository.fullName],
    ],
    { ...variables, GATEWRIGHT_TOKEN: shop.token },
    artifact,
  )
  repository.commit('main', { files: { [artifact]: text }, message: 'Phase 0 is complete' })
  await judged('unlocked', 0, { pull, ...happening })
}

async function excused({ shop, say, judged, happening }: Scene): Promise<void> {
  say('3. Another pull request changes a line that phase 0 was proved by.\n')
  const pull = shop.repository.openPullRequest({
    author: 'change-author',
    head: 'feat/limit',
    title: 'Raise the limit',
    files: { 'src/payments/limits.ts': limits(5_000) },
  })
  await judged('stale', 1, { pull, ...happening, action: 'opened' })

  say(
    '4. The author asks for an exception: bound to this commit, with a reason and an end. Two people approve.\n',
  )
  const expires = new Date(shop.world.clock.milliseconds() + 3 * day).toISOString().replace(/\.\d+Z$/, 'Z')
  pull.push({
    by: 'change-author',
    files: { '.gatewright/overrides/limit.json': override(pull.headSha, expires) },
    message: 'Ask for an exception',
  })
  pull.review({ by: 'security-lead', state: 'APPROVED' })
  await judged('one-approval', 1, { pull, ...happening })
  pull.review({ by: 'payments-lead', state: 'APPROVED' })
  await judged('overridden', 0, { pull, ...happening })
}

/** Work of a phase waits for the phases before it, and each claim of theirs is looked up again. */
export const phaseUnlock: Story = {
  name: 'phase-unlock',
  about: 'a phase is proved complete, a line of its evidence changes, and two people approve an exception',
  tell: async (teller) => {
    const scene = sceneOf(teller)
    await proved(scene)
    await excused(scene)
  },
}
