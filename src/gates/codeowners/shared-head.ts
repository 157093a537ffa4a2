import type { FactValue } from '../../core/facts/index.ts'
import type { Finding } from '../../core/finding.ts'
import { code, type Text, text } from '../../core/text.ts'
import { word } from './words.ts'

/**
 * A check belongs to a commit, not to a pull request: what passes here would stand on every other pull request with
 * the same head, although another base asks for something else there. Such a head cannot be judged for one of them.
 */
export function sharedHead(
  { head }: FactValue['pull-request'],
  others: FactValue['other-pull-requests'],
): readonly Finding[] {
  const [first] = others
  if (first === undefined) return []
  const sha = code(head.sha.slice(0, 7))
  const named = others.flatMap(
    ({ number, baseRef }, index): Text => [
      ...(index === 0 ? [] : [word(', ')]),
      ...text`${code(`#${number}`)} into ${baseRef}`,
    ],
  )
  return [
    {
      rule: 'codeowners/head-shared',
      outcome: 'fail',
      level: 'error',
      subject: 'head commit',
      found: [...text`the head commit ${sha} is also that of `, ...named],
      required: text`a head commit of its own: a check stands on a commit, so this one would stand on both`,
      fix: text`push a commit of its own to this pull request, or close ${code(`#${first.number}`)}`,
    },
  ]
}
