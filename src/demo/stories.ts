import { audit } from './audit-story.ts'
import { checklist } from './checklist-story.ts'
import { goldenSuite } from './golden-story.ts'
import { workflowPath } from './path-story.ts'
import { phaseUnlock } from './phase-story.ts'
import { branchProtection } from './protection-story.ts'
import { openChange } from './shop.ts'
import type { Story } from './story.ts'

/** A pull request that lacks an approval, gets it, and loses it again by a push. */
const main: Story = {
  name: 'main',
  about: 'a pull request is blocked, approved by the right owner, and blocked again by a new push',
  tell: async ({ shop, say, judged }) => {
    const pull = openChange(shop)
    say(`1. @change-author opens pull request #${pull.number}. Nobody has approved it.\n`)
    await judged('blocked', 1, { pull, event: 'pull_request', action: 'opened' })
    say('2. @web-lead, who is in both teams, approves. The check runs again.\n')
    pull.review({ by: 'web-lead', state: 'APPROVED' })
    await judged('approved', 0, { pull, event: 'pull_request_review', action: 'submitted' })
    say('3. @change-author pushes once more. The approval was given on another commit.\n')
    pull.push({
      by: 'change-author',
      files: { 'src/checkout/total.ts': 'export const total = (prices: number[]) => prices.length\n' },
      message: 'Simplify',
    })
    await judged('pushed-again', 1, { pull, event: 'pull_request', action: 'synchronize' })
  },
}

/** The ways around an owner's approval that the gate closes. */
const codeowners: Story = {
  name: 'codeowners',
  about:
    'the gate in full: a pull request that un-owns files, a stranger’s approval, a rename out of an owned folder',
  tell: async ({ shop, say, judged }) => {
    say('1. A pull request takes the owners of src/payments/ away, in the file that names them.\n')
    const unowning = shop.repository.openPullRequest({
      author: 'change-author',
      head: 'chore/owners',
      title: 'Tidy the owners',
      files: {
        '.github/CODEOWNERS':
          '*                 @acme/maintainers\n/src/checkout/    @acme/web\n/src/payments/\n',
        'src/payments/charge.ts': 'export const charge = (amount: number) => ({ amount, fee: 1 })\n',
      },
    })
    unowning.review({ by: 'docs-lead', state: 'APPROVED' })
    await judged('un-owned', 1, { pull: unowning, event: 'pull_request', action: 'opened' })
    say('2. A file moves out of src/payments/: the owners of both places are asked.\n')
    const moving = shop.repository.openPullRequest({
      author: 'web-reviewer',
      head: 'refactor/move',
      title: 'Move charging',
      files: {
        'src/payments/charge.ts': null,
        'src/checkout/charge.ts': 'export const charge = (amount: number) => ({ amount })\n',
      },
    })
    moving.review({ by: 'web-lead', state: 'APPROVED' })
    await judged('moved', 1, { pull: moving, event: 'pull_request', action: 'opened' })
    say('3. The security lead approves too; a comment afterwards does not take that back.\n')
    moving.review({ by: 'security-lead', state: 'APPROVED' })
    moving.review({ by: 'security-lead', state: 'COMMENTED' })
    await judged('both-approved', 0, { pull: moving, event: 'pull_request_review', action: 'submitted' })
  },
}

/** Every story; the first is told when none is named. */
export const stories: readonly Story[] = [
  main,
  codeowners,
  checklist,
  workflowPath,
  phaseUnlock,
  goldenSuite,
  branchProtection,
  audit,
]
