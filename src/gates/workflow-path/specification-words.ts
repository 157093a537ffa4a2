import { path, type Text, text } from '../../core/text.ts'
import type { DocumentProblem } from '../../formats/documents/contract.ts'
import { counted, words } from './words.ts'

type ContentRule = 'specification' | 'exclusions' | 'placeholder'

/** The rule that a problem breaks. */
export function ruleOf({ kind, section }: DocumentProblem): ContentRule {
  if (kind === 'placeholder') return 'placeholder'
  return section === 'must-not-have' ? 'exclusions' : 'specification'
}

/** A problem in words. */
export function problemText(problem: DocumentProblem): Text {
  const at = problem.line === null ? [] : text` (line ${problem.line})`
  switch (problem.kind) {
    case 'missing-section':
      return text`no section ${words(problem.title)}`
    case 'too-few-items':
      return [
        ...text`${counted(problem.found, 'list item')} below ${words(problem.title)}, of ${problem.required}`,
        ...at,
      ]
    case 'too-few-words':
      return [...text`nothing below ${words(problem.title)}`, ...at]
    case 'missing-field':
      return text`no line ${`${problem.title}: …`} (${words(problem.expected)})`
    case 'malformed-field':
      return [...text`${`${problem.title}:`} is not ${words(problem.expected)}`, ...at]
    case 'missing-file':
      return text`${path(problem.title)} is not there`
    case 'placeholder':
      return [...text`${problem.title} is a placeholder`, ...at]
  }
}

/** The next step. */
export function stepText(problem: DocumentProblem, file: string): Text {
  switch (problem.kind) {
    case 'missing-section':
      return text`add the heading ${`## ${problem.title}`} to ${path(file)}, with its content below`
    case 'too-few-items':
      return text`add ${counted(problem.required - problem.found, 'list item')} below ${words(problem.title)} in ${path(file)}`
    case 'too-few-words':
      return text`say something below ${words(problem.title)} in ${path(file)}`
    case 'missing-field':
    case 'malformed-field':
      return text`write ${`${problem.title}: …`} in ${path(file)}: ${words(problem.expected)}`
    case 'missing-file':
      return text`add ${path(problem.title)}, or correct its name in ${path(file)}`
    case 'placeholder':
      return text`say what it is at ${path(file, problem.line ?? undefined)}`
  }
}
