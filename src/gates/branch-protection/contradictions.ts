import type { Requirements } from './controls.ts'

/** Two wishes that no protection can grant together. */
interface Contradiction {
  /** The key that the sentence stands at. */
  readonly key: keyof Requirements
  readonly message: string
}

/** Everything in the requirements of one entry that contradicts itself. */
export const contradictions = (requirements: Requirements): readonly Contradiction[] => [
  ...mergeCommitsOnly(requirements),
  ...tooManyChecks(requirements),
]

/** Linear history knows no merge commits (research R10). */
function mergeCommitsOnly({ linear, 'merge-methods': methods }: Requirements): readonly Contradiction[] {
  const mergeOnly = methods?.every((method) => method === 'merge') === true
  if (linear !== true || !mergeOnly) return []
  const message = 'contradicts `linear`, which leaves `squash` and `rebase`: name one of them'
  return [{ key: 'merge-methods', message }]
}

function tooManyChecks(requirements: Requirements): readonly Contradiction[] {
  const { checks = [], 'checks-exact': exact, 'minimum-checks': minimum = 0 } = requirements
  if (exact !== true || checks.length >= minimum) return []
  const message = `contradicts \`minimum-checks\`: ${minimum} are asked for, and \`checks\` names ${checks.length}`
  return [{ key: 'checks-exact', message }]
}
