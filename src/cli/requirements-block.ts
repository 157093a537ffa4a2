import { notApplicableKinds, type statementKeys } from '../core/facts/answers.ts'
import { joinWords } from '../core/text.ts'
import { codeSpan, escapeMarkdown } from '../surfaces/escape.ts'
import type { RequiredCheck } from './requirements-model.ts'

/** What the policy asks of every change, as far as it can be said without one. */
export interface GeneralRequirements {
  /** Names of the checklists, with the number of their questions. */
  readonly lists: readonly { readonly title: string; readonly questions: number }[]
  readonly checks: readonly RequiredCheck[]
  /** Review roles: `security: 1 approval of @acme/security (path full)`. */
  readonly reviews: readonly string[]
  /** Globs of specifications; empty: none is asked for. */
  readonly specifications: readonly string[]
  /** Why a security review may be left out: the closed list. */
  readonly skipReasons: readonly string[]
  /** What each path asks for, least first. */
  readonly paths: readonly { readonly path: string; readonly obligations: readonly string[] }[]
}

/** The blocks that `requirements --block` writes. */
export const blockKinds = ['agents', 'pull-request'] as const
export type BlockKind = (typeof blockKinds)[number]

/** The lines of a block, without its markers. */
export const blockLines = (kind: BlockKind, all: GeneralRequirements): readonly string[] =>
  kind === 'agents' ? agentsLines(all) : templateLines(all)

const madeBy = (kind: BlockKind): string =>
  `<!-- Made by gatewright requirements --block ${kind} --write FILE: change the policy, not this block. -->`

function agentsLines(all: GeneralRequirements): readonly string[] {
  return [
    madeBy('agents'),
    '## What a pull request has to show',
    '',
    'A pull request is judged by the policy of its base branch. Before you open one, and after every change to it:',
    '',
    '1. Commit, then run `gatewright requirements`. It prints the path of the change with the reasons, the questions, the reviews and the checks.',
    ...(all.lists.length === 0
      ? []
      : [
          '2. Run `gatewright checklist render`, and put what it prints into the description. Answer each question there; `--body FILE` takes over what was answered before.',
          '3. Answer what is true. A tick that a tool or the change itself contradicts fails, and so does an answer that was given for other content.',
        ]),
    `${all.lists.length === 0 ? 2 : 4}. Run \`gatewright check\` before you push.`,
    ...pathTable(all),
    ...titled('Answers', all.lists.length === 0 ? [] : answerLines),
    ...titled(
      'Lines of the description',
      asksNothing(all) ? [] : statementsOf(all).map((line) => `- \`${line}\``),
    ),
    ...titled('Specification', specificationLines(all)),
    ...titled(
      'Checklists',
      all.lists.map(
        ({ title, questions }) =>
          `- ${escapeMarkdown(title)} (${questions} questions; only those that fit the change are asked)`,
      ),
    ),
    ...titled(
      'Reviews',
      all.reviews.map((review) => `- ${escapeMarkdown(review)}`),
    ),
    ...titled('Checks that have to be green on the head', all.checks.map(checkLine)),
  ]
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines]

/** Whether the policy leaves out the gates that a path means something to. */
const asksNothing = ({ paths }: GeneralRequirements): boolean =>
  paths.every(({ obligations }) => obligations.length === 0)

function pathTable(all: GeneralRequirements): readonly string[] {
  if (asksNothing(all)) return []
  const { paths } = all
  return [
    '',
    '| Path | What it asks for |',
    '| --- | --- |',
    ...paths.map(
      ({ path, obligations }) => `| ${path} | ${escapeMarkdown(obligations.join('; ') || 'nothing')} |`,
    ),
    '',
    'The path follows from the change: it rises by itself, and what cannot be seen makes it full.',
  ]
}

const answerLines = [
  '- Yes: tick the box. Evidence stands below it: `  - Evidence: src/schema.ts#L10-L20, check: unit tests, test: NAME`.',
  '- Not applicable: `  - N/A (KIND): REASON`, with a reason of 20 characters or more. KIND is ' +
    `${joinWords(
      notApplicableKinds.map((kind) => `\`${kind}\``),
      'or',
    )}.`,
  '- No: `  - No: REASON`.',
  '- Until when, where the question asks: `  - Expires: YYYY-MM-DD`.',
  '- Leave the comment at the end of the line as it is: it says which question is answered, and for which content.',
  '- Grades: E0 a tick, E1 a file, line or heading that exists at the head, E2 a check, test or tool that passed on the head, E3 a signed result.',
]

/** One line for each statement, so that a new one cannot be forgotten here. */
const statements: Readonly<
  Record<Exclude<(typeof statementKeys)[number], 'security-review-skipped'>, string>
> = {
  kind: 'Kind: bug fix | refactoring | feature | documentation | maintenance',
  path: 'Path: docs | fast | standard | full (it raises the path; a lower one takes the approval of an approver)',
  specification: 'Specification: PATH',
  'performance-review-skipped': 'Performance review skipped: not in hot path',
  'mitigation-plan': 'Mitigation plan: PATH',
  unlock: 'Unlock: PATH (a locked test that has to change)',
  reproduction: 'Reproduction: how to see the bug',
  surface: 'Surface: input | external data | cross-domain | none',
}

const statementsOf = ({ skipReasons }: GeneralRequirements): readonly string[] => [
  ...Object.values(statements),
  ...skipReasons.map((reason) => `Security review skipped: ${reason}`),
]

const specificationLines = ({ specifications }: GeneralRequirements): readonly string[] =>
  specifications.length === 0
    ? []
    : [
        `On the paths full and standard, a document under ${joinWords(specifications.map(codeSpan), 'or')} with deliverables, acceptance criteria, Must Have and at least three entries of Must NOT Have, committed before the implementation.`,
      ]

function checkLine({ name, check, app, workflow }: RequiredCheck): string {
  const by = [app, workflow].filter((one) => one !== null)
  const from = by.length === 0 ? '' : ` (${by.map(codeSpan).join(', ')})`
  return name === check
    ? `- ${codeSpan(check)}${from}`
    : `- ${escapeMarkdown(name)}: ${codeSpan(check)}${from}`
}

/** Everything that is no text of the author stands in comments, which no reader of bodies takes for an answer. */
function templateLines(all: GeneralRequirements): readonly string[] {
  const lines = asksNothing(all) ? [] : statementsOf(all)
  return [
    madeBy('pull-request'),
    '',
    ...(lines.length === 0
      ? []
      : [
          '<!-- Write below, outside of this comment, those of these lines that hold:',
          ...lines.map((line) => `     ${line}`),
          '-->',
          '',
        ]),
    ...(all.lists.length === 0
      ? []
      : [
          '<!-- Put the questions of this change here: gatewright checklist render',
          '     Tick what is true; below it stand Evidence, N/A with kind and reason, or No with a reason.',
          '-->',
          '',
        ]),
  ]
}
