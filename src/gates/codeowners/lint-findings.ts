import type { Finding } from '../../core/finding.ts'
import type { Level } from '../../core/outcome.ts'
import { type CodeownersDocument, type LintFinding, lineText } from '../../formats/codeowners/index.ts'
import type { Options } from './options.ts'
import { rules } from './rules.ts'
import { word } from './words.ts'

export interface LintContext {
  readonly document: CodeownersDocument
  /** The linted file, where findings are shown. */
  readonly path: string
  readonly option: Options['invalid-lines']
  /** GitHub ignores other files because of this one. */
  readonly hidesOthers: boolean
  /** Whether the base has it already: what is not new never blocks a pull request. */
  readonly isOld: (finding: LintFinding) => boolean
}

type Named = keyof typeof rules

/** Findings of the file's lint as findings of the gate. */
export function lintFindings(lint: readonly LintFinding[], context: LintContext): readonly Finding[] {
  return lint.flatMap((one): readonly Finding[] => {
    const rule = Object.keys(rules).find((name): name is Named => name === one.rule)
    if (rule === undefined) return []
    const level = levelOf(one, context)
    return [
      {
        rule: `codeowners/${rule}`,
        outcome: level === 'note' ? 'pass' : 'fail',
        level,
        subject: lineSubject(context.document, one.line) ?? context.path,
        found: [word(one.message)],
        required: [word(rules[rule].example.required)],
        location: { path: context.path, line: one.line, column: one.column, at: 'head' },
        fix: [word(one.fix)],
      },
    ]
  })
}

/** Only what makes GitHub drop a line, an owner or a file can block, and only when it is new. */
function levelOf(finding: LintFinding, { option, hidesOthers, isOld }: LintContext): Level {
  const hides = finding.rule === 'more-than-one-file' && hidesOthers
  if (finding.level !== 'error' && !hides) return finding.level
  const mayBlock =
    hides || finding.rule === 'file-size' || finding.rule === 'github-error' || option === 'fail'
  return mayBlock && !isOld(finding) ? 'error' : 'warning'
}

/** The words of a line identify it across runs; its number does not. */
function lineSubject(document: CodeownersDocument, number: number): string | undefined {
  const line = document.lines.find((one) => one.number === number)
  return line === undefined ? undefined : lineText(line)
}
