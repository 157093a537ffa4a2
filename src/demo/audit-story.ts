import type { Shop } from './shop.ts'
import { type Story, StoryBroken } from './story.ts'

const writeMethods = ['POST', 'PATCH', 'PUT', 'DELETE']

/** Requests that write, until now; GraphQL queries are sent by POST and write nothing. */
const writes = ({ world }: Shop): number =>
  world.requests.entries.filter(
    ({ method, path }) => writeMethods.includes(method) && !path.endsWith('/graphql'),
  ).length

/** The lines of the digest issue that people read: without what only the next run reads. */
function digestLines(shop: Shop, most: number): readonly string[] {
  const issue = [...shop.repository.model.issues.values()].find(({ title }) => title.includes('digest'))
  const lines = (issue?.body ?? '').split('\n').filter((line) => !line.startsWith('<!--') && line !== '')
  const shown = lines.slice(0, most)
  return lines.length > most ? [...shown, `… ${lines.length - most} more lines`] : shown
}

/** One living issue instead of a flood: an audit, the same once more, and what a repaired rule does to it. */
export const audit: Story = {
  name: 'audit',
  about: 'an audit of the repository: its digest issue, a second run that writes nothing, and a repair',
  tell: async ({ shop, say, audited }) => {
    const token = shop.world.token({
      kind: 'github-token',
      permissions: { contents: 'read', 'pull-requests': 'read', issues: 'write' },
    })
    const counted = async (act: string, expected: number): Promise<number> => {
      const before = writes(shop)
      await audited(act, expected, { token, inputs: {} })
      return writes(shop) - before
    }
    say('1. Nobody has looked at this repository before. The auditor starts the workflow.\n')
    await counted('first-audit', 5)
    say('   The digest issue it leaves:\n')
    for (const line of digestLines(shop, 14)) say(`  | ${line}`)
    say('\n2. The schedule starts it again. Nothing has changed.\n')
    const second = await counted('second-audit', 5)
    if (second !== 0) throw new StoryBroken(`the second audit wrote ${second} times; the story says 0`)
    say('   Requests that write: 0.\n')
    say('3. A ruleset closes the default branch: changes come through reviewed pull requests only.\n')
    shop.repository.ruleset({
      rules: [
        { type: 'deletion' },
        { type: 'non_fast_forward' },
        {
          type: 'pull_request',
          parameters: {
            ...{ required_approving_review_count: 1, dismiss_stale_reviews_on_push: true },
            ...{ require_code_owner_review: true, require_last_push_approval: true },
            required_review_thread_resolution: false,
          },
        },
      ],
    })
    await counted('after-the-repair', 0)
  },
}
