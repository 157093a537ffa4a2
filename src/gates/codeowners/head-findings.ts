import type { CodeownersFile } from '../../core/facts/codeowners.ts'
import type { Finding } from '../../core/finding.ts'
import {
  type CodeownersDocument,
  compileCodeowners,
  type LintFinding,
  lineText,
  lintCodeowners,
  parseCodeowners,
} from '../../formats/codeowners/index.ts'
import { fewApprovers } from './few-approvers.ts'
import { sizeLimit } from './file-findings.ts'
import { unlistedFiles } from './incomplete.ts'
import { lintFindings } from './lint-findings.ts'
import type { Options } from './options.ts'
import { ownershipChange } from './ownership-change.ts'
import type { PullRequestFacts } from './pull-request.ts'

/**
 * What is wrong with the CODEOWNERS file that the pull request proposes, and what it does to the owners of files.
 * Empty when the pull request touches no such file.
 */
export function headFindings(facts: PullRequestFacts, options: Options): readonly Finding[] {
  const head = facts['head-codeowners']
  if (head === null) return []
  const base = facts.codeowners
  const path = head.path ?? base.path ?? 'CODEOWNERS'
  const [before, document] = [base, head].map(({ content }) => parseCodeowners(content))
  if (before === undefined || document === undefined) return []
  const files = facts['repository-files']?.files
  const author = facts['pull-request'].author?.login
  const lint = lintCodeowners(compileCodeowners(document), {
    ...(files === undefined ? {} : { files }),
    ...(author === undefined ? {} : { author }),
    errors: facts['head-codeowners-errors'],
  })
  const isOld = oldFindings(base, before, document)
  const hidesOthers = head.ignored.length > 0
  return [
    ...tooLarge(head, base),
    ...lintFindings(lint, { document, path, option: options['invalid-lines'], hidesOthers, isOld }),
    ...fewApprovers(
      document,
      path,
      facts['head-codeowners-errors'],
      facts.teams,
      options['minimum-approvers'],
    ),
    ...(files === undefined
      ? [unlistedFiles]
      : ownershipChange(
          before,
          document,
          files.map((file) => file.path),
          path,
        )),
  ]
}

/** Findings that the base's file has too: they must not block, or nobody could mend them step by step. */
function oldFindings(base: CodeownersFile, before: CodeownersDocument, document: CodeownersDocument) {
  const lines = new Set(before.lines.map(lineText))
  return (finding: LintFinding): boolean => {
    if (finding.rule === 'more-than-one-file') return base.ignored.length > 0
    if (finding.rule === 'file-size') return before.loaded !== 'yes'
    const line = document.lines.find(({ number }) => number === finding.line)
    return line !== undefined && lines.has(lineText(line))
  }
}

/** The text of a file that GitHub does not load is not read either. */
function tooLarge(head: CodeownersFile, base: CodeownersFile): readonly Finding[] {
  if (head.bytes < sizeLimit || head.path === null || base.bytes >= sizeLimit) return []
  return [
    {
      rule: 'codeowners/file-size',
      outcome: 'fail',
      level: 'error',
      subject: head.path,
      found: [
        {
          kind: 'text',
          text: `the file grows to ${head.bytes} bytes; GitHub does not load it, and nobody would own anything`,
        },
      ],
      required: [{ kind: 'text', text: `less than ${sizeLimit} bytes` }],
      location: { path: head.path, line: 1, at: 'head' },
      fix: [{ kind: 'text', text: 'join lines that have the same owners' }],
    },
  ]
}
