import type { Fact } from '../../core/fact.ts'
import type { Answers } from '../../core/facts/answers.ts'
import type { ChangedLines, Signal } from '../../core/facts/change.ts'
import type { FactValue } from '../../core/facts/index.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { Checks } from '../../core/facts/tools.ts'
import type { Where } from '../../core/gate.ts'
import type { AnswerIndex } from './answer-index.ts'
import type { Options } from './options.ts'
import type { ToolView } from './tool-view.ts'

/** All that one answer is judged by. */
export interface Context {
  readonly answers: Answers
  readonly index: AnswerIndex
  /** Files of the change; of a whole repository none. */
  readonly changed: readonly ChangedFile[]
  readonly signals: readonly Signal[]
  /** Lines of the changed files; null where they are not known, and of a whole repository. */
  readonly lines: readonly ChangedLines[] | null
  readonly tools: ToolView
  readonly checks: Fact<Checks>
  readonly tests: Fact<FactValue['evidence-tests']>
  readonly now: string
  readonly options: Options
  readonly where: Where
}
