import type { Answer, EvidenceTarget } from '../../core/facts/answers.ts'
import type { ChecklistItem, EvidenceGrade } from '../../core/facts/checklists.ts'
import type { ToolResult } from '../../core/facts/tools.ts'
import type { Finding } from '../../core/finding.ts'
import type { Text } from '../../core/text.ts'

/** Who answers a question: `nobody` where it does not apply. `derived`: it is answered when other questions are. */
export type AnsweredBy = 'author' | 'reviewer' | 'machine' | 'derived' | 'nobody'

/** What the tools say that can answer an item without a person. */
export interface MachineAnswer {
  /** Names of the tools, as the checklist writes them. */
  readonly tools: readonly string[]
}

/** One item of a checklist, and what this change makes of it. */
export interface Question {
  readonly item: ChecklistItem
  /** Name of its checklist. */
  readonly list: string
  /** Where that list stands: `shipped`, or a path at the base commit. */
  readonly source: string
  /** Weakest evidence that is enough on the path of this change. */
  readonly minimum: EvidenceGrade
  /** What an answer binds to; null where the fact has none. */
  readonly fingerprint: string | null
  readonly by: AnsweredBy
  /** Why it applies, or why it does not, in words. */
  readonly because: string
  /** With `machine`: the tools that answered. */
  readonly tools: readonly string[]
}

/** An open result of a tool that speaks against an item. */
export interface Against {
  readonly tool: string
  readonly result: ToolResult
  /** False: whether this change brought it cannot be told. */
  readonly certain: boolean
}

/** One piece of evidence as it was judged. */
export interface JudgedEvidence {
  readonly target: EvidenceTarget
  /** Null: it does not count. */
  readonly grade: EvidenceGrade | null
  /** Why it does not count, or what it proves. */
  readonly why: Text
  /** It was looked at and says the opposite: a named check or test that failed. */
  readonly opposes: boolean
  /** It could not be looked at. */
  readonly unknown: NonNullable<Finding['unknown']> | null
}

/** A question with what was said to it. */
export interface JudgedQuestion {
  readonly question: Question
  /** What counts as its answer; null: nothing was said. */
  readonly answer: Answer | null
  readonly evidence: readonly JudgedEvidence[]
  readonly grade: EvidenceGrade
  /** Empty: nothing stands against it. */
  readonly findings: readonly Finding[]
  /** It follows from another question, which does not hold, and has its own findings. */
  readonly open?: boolean
}

/** Whether a question is settled: no finding that blocks, and none that could not be decided. */
export const holds = ({ findings, open }: JudgedQuestion): boolean =>
  open !== true &&
  findings.every(({ outcome, level }) => outcome !== 'unknown' && !(outcome === 'fail' && level === 'error'))

const order: readonly EvidenceGrade[] = ['E0', 'E1', 'E2', 'E3']

/** Whether a grade is at least another. */
export const reaches = (grade: EvidenceGrade, minimum: EvidenceGrade): boolean =>
  order.indexOf(grade) >= order.indexOf(minimum)

/** The strongest grade; `E0` of none. */
export const strongest = (grades: readonly (EvidenceGrade | null)[]): EvidenceGrade =>
  grades.reduce<EvidenceGrade>((best, next) => (next !== null && reaches(next, best) ? next : best), 'E0')
