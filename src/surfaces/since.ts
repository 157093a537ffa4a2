import type { Delta } from '../result/delta.ts'

/**
 * What changed since the last run, in one sentence without a full stop: `since the last run: fixed 3, new 1,
 * unchanged 4`. Words and numbers of ours only, so that it may stand in any sink as it is.
 */
export function sinceWords(delta: Delta): string {
  const { fixed, unchanged, unseen, changed } = delta
  const counts = [`fixed ${fixed.length}`, `new ${delta.new.length}`, `unchanged ${unchanged.length}`]
  const hidden = unseen.length === 0 ? [] : [`not seen ${unseen.length}`]
  const policy = changed.policy === true ? '; the policy changed' : ''
  return `since the last run: ${[...counts, ...hidden].join(', ')}${policy}`
}
