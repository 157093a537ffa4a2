import type { Block } from './model.ts'

/** What a walk meets: a block on the way in, and again on the way out if it holds others. */
export interface Step {
  readonly block: Block
  readonly leaving: boolean
}

/** All blocks in the order of the text, without recursion: depth is only a matter of memory. */
export function* walk(blocks: readonly Block[]): Generator<Step> {
  const open: { readonly list: readonly Block[]; readonly owner: Block | null; index: number }[] = [
    { list: blocks, owner: null, index: 0 },
  ]
  for (;;) {
    const level = open.at(-1)
    if (level === undefined) return
    const block = level.list[level.index]
    level.index += 1
    if (block === undefined) {
      open.pop()
      if (level.owner !== null) yield { block: level.owner, leaving: true }
      continue
    }
    yield { block, leaving: false }
    if ('children' in block) open.push({ list: block.children, owner: block, index: 0 })
  }
}
