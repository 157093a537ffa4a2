import type { PullRequestBuilder } from '../embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../embedded/builders/repository.ts'
import { createWorld, type Started, type World } from '../embedded/world.ts'

/** The repository every story plays in, on a started embedded GitHub. */
export interface Shop {
  readonly world: World
  readonly server: Started
  readonly repository: RepositoryBuilder
  readonly token: string
}

const codeowners = `# Who answers for what
*                 @acme/maintainers
/src/checkout/    @acme/web
/src/payments/    @payments-lead @acme/web
/.github/         @security-lead
`

const policy = `version: 1
mode: enforce
extends: gatewright:recommended
gates:
  codeowners:
    rules:
      - name: payments need security
        paths: ['src/payments/**']
        from: ['@security-lead']
`

const files = {
  'README.md': '# Shop\n',
  '.github/CODEOWNERS': codeowners,
  '.github/gatewright.yml': policy,
  'docs/prices.md': '# Prices\n\nAll prices include tax.\n',
  'src/checkout/total.ts':
    'export const total = (prices: number[]) => prices.reduce((sum, price) => sum + price, 0)\n',
  'src/payments/charge.ts': 'export const charge = (amount: number) => ({ amount })\n',
}

/** People are named by what they do: the stories are about roles. */
export async function openShop(): Promise<Shop> {
  const world = createWorld()
  for (const login of [
    'change-author',
    'web-lead',
    'web-reviewer',
    'payments-lead',
    'docs-lead',
    'security-lead',
  ]) {
    world.user(login)
  }
  const acme = world.organisation('acme')
  const web = acme.team('web', { members: ['change-author', 'web-lead', 'web-reviewer'] })
  const maintainers = acme.team('maintainers', { members: ['web-lead', 'docs-lead'] })
  const repository = world.repository('acme/shop', {
    files,
    teams: [
      [web, 'write'],
      [maintainers, 'maintain'],
    ],
    collaborators: { 'payments-lead': 'write', 'security-lead': 'write' },
  })
  const token = world.token({
    kind: 'app',
    permissions: {
      contents: 'read',
      'pull-requests': 'write',
      checks: 'read',
      statuses: 'read',
      actions: 'read',
      members: 'read',
      issues: 'write',
    },
  })
  return { world, server: await world.start(), repository, token }
}

/** A pull request over two areas: nobody person-by-person owns both, but one person is in both teams. */
export const openChange = (shop: Shop): PullRequestBuilder =>
  shop.repository.openPullRequest({
    author: 'change-author',
    head: 'feat/round-total',
    title: 'Round the total to cents',
    files: {
      'src/checkout/total.ts':
        'const cents = (sum: number) => Math.round(sum * 100) / 100\n\nexport const total = (prices: number[]) =>\n  cents(prices.reduce((sum, price) => sum + price, 0))\n',
      'docs/prices.md': '# Prices\n\nAll prices include tax and are rounded to cents.\n',
    },
  })
