import { didYouMean } from '../../core/nearest.ts'

/** The checklists that come with Gatewright: `checklists/NAME.yml`. */
export const shippedChecklists = [
  'secure-feature',
  'owasp-top10-2021',
  'owasp-top10-2025',
  'owasp-api-2023',
  'owasp-asvs-5.0',
  'nist-csf-2.0',
  'nist-ssdf-1.1',
  'magerit-v3',
  'performance',
  'spec',
  'phase-completion',
  'review-decision',
  'deployment',
  'workflow-health',
] as const
export type ShippedChecklist = (typeof shippedChecklists)[number]

/** An entry of `gates.checklist.lists`: a checklist that comes with Gatewright, or a file of the repository. */
export type ListName =
  | { readonly kind: 'shipped'; readonly name: ShippedChecklist }
  | { readonly kind: 'file'; readonly path: string }

const isShipped = (name: string): name is ShippedChecklist => shippedChecklists.some((one) => one === name)

/** What an entry names; null when it is neither a shipped name nor a path of a YAML file. */
export function listName(entry: string): ListName | null {
  if (isShipped(entry)) return { kind: 'shipped', name: entry }
  const names = entry.split('/')
  const plain =
    names.every((name) => name !== '' && name !== '.' && name !== '..') && !/[\p{Cc}\\]/u.test(entry)
  return plain && /\.ya?ml$/.test(entry) ? { kind: 'file', path: entry } : null
}

/** What is wrong with an entry of `gates.checklist.lists`, or undefined. */
export function listProblem(entry: string): string | undefined {
  if (listName(entry) !== null) return undefined
  const known = shippedChecklists.map((name) => `\`${name}\``).join(', ')
  return (
    `expected the path of a YAML file such as .gatewright/checklists/ours.yml, or one of ${known}` +
    didYouMean(entry, shippedChecklists)
  )
}
