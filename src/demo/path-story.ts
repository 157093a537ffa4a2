import type { PullRequestBuilder } from '../embedded/builders/pull-request.ts'
import type { Story } from './story.ts'

const policy = `version: 1
mode: enforce
change:
  public-api: ['api/**']
gates:
  workflow-path:
    checks: { build: build, unit: unit }
    approvers: ['@security-lead']
`

const test = (message: string): string => `import { addItem } from '../src/checkout/cart.ts'

test('an unknown cart is named', () => {
  expect(() => addItem('none', 'apple')).toThrow('${message}')
})
`

const cart = (message: string, guard = ''): string => `const carts = new Map<string, string[]>()

export function addItem(cart: string, item: string): void {
${guard}  const items = carts.get(cart)
  if (items === undefined) throw new Error('${message}')
  items.push(item)
}
`

/** How much process a change needs follows from what it does, not from what it is called. */
export const workflowPath: Story = {
  name: 'workflow-path',
  about: 'a small bug fix takes the short path, a fix of the same size that touches a guard does not',
  tell: async ({ shop, say, judged }) => {
    shop.repository.commit('main', {
      files: {
        '.github/gatewright.yml': policy,
        'src/checkout/cart.ts': cart('Entity not found', "  requirePermission('cart:write')\n"),
        'tests/cart.test.ts': test('Entity not found').replace('an unknown cart is named', 'an unknown cart'),
      },
      message: 'Decide how much process a change needs',
    })
    const green = (pull: PullRequestBuilder): void => {
      for (const name of ['build', 'unit'])
        shop.repository.checkRun({ name, sha: pull.headSha, conclusion: 'success' })
    }
    const happening = { event: 'pull_request', action: 'opened', gate: 'workflow-path' } as const

    say('1. A bug fix of a few lines: the error names the wrong thing. No test shows the bug.\n')
    const typo = shop.repository.openPullRequest({
      author: 'change-author',
      head: 'fix/message',
      title: 'Say that the cart is missing',
      body: 'Kind: bug fix\nReproduction: add an item to a cart that does not exist.',
      files: { 'src/checkout/cart.ts': cart('Cart not found', "  requirePermission('cart:write')\n") },
    })
    green(typo)
    await judged('no-regression-test', 1, { pull: typo, ...happening })

    say(
      '2. The author adds the regression test. The path is Fast: no specification, no review of security.\n',
    )
    typo.push({
      by: 'change-author',
      files: { 'tests/cart-message.test.ts': test('Cart not found') },
      message: 'Show the bug',
    })
    green(typo)
    await judged('fast', 0, { pull: typo, ...happening, action: 'synchronize' })

    say('3. A fix of the same size takes the permission check away. It is no small bug fix any more.\n')
    const bypass = shop.repository.openPullRequest({
      author: 'change-author',
      head: 'fix/cart',
      title: 'Let everybody add to a cart',
      body: 'Kind: bug fix\nReproduction: add an item as a guest.',
      files: {
        'src/checkout/cart.ts': cart('Cart not found'),
        'tests/guest.test.ts': test('Cart not found'),
      },
    })
    green(bypass)
    await judged('full', 1, { pull: bypass, ...happening })
  },
}
