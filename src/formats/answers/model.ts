import type { Answer, AnswerProblem, EvidenceTarget, Statement } from '../../core/facts/answers.ts'

/** An evidence target as it was written, before anybody looked whether it is there. */
export interface WrittenTarget extends Pick<EvidenceTarget, 'kind' | 'text' | 'name' | 'anchor' | 'lines'> {
  /** Of a link to a file on GitHub: revision and path as the address joins them; `name` then says nothing. */
  readonly blob: string | null
}

/** An answer as it was written. */
export interface WrittenAnswer extends Omit<Answer, 'place' | 'evidence' | 'blobs'> {
  readonly line: number
  readonly evidence: readonly WrittenTarget[]
}

/** A problem before anybody says which text it stands in. */
export type WrittenProblem = Omit<AnswerProblem, 'path'>

/** All that a body says. */
export interface WrittenBody {
  readonly answers: readonly WrittenAnswer[]
  readonly problems: readonly WrittenProblem[]
  readonly statements: readonly Statement[]
}
