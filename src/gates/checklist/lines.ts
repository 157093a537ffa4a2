import type { Detail } from '../../core/finding.ts'
import { code, type Part, text } from '../../core/text.ts'
import { blockStart, renderItem } from '../../formats/answers/render.ts'
import type { Question } from './model.ts'

/** The line of a question for the description, as `gatewright checklist render` writes it. */
export const addedLine = (question: Question): Part => code(renderItem(question)[0] ?? '')

/** The lines of several questions, to be pasted. */
export function pastedBlock(questions: readonly Question[]): readonly Detail[] {
  if (questions.length === 0) return []
  return [
    {
      kind: 'list',
      verbatim: true,
      title: text`Lines for the description`,
      items: [text`${code(blockStart)}`, ...questions.map((question) => text`${addedLine(question)}`)],
    },
  ]
}
