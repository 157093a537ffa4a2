import { type Remedy, type Unknown, type UnknownReason, unknown } from '../core/fact.ts'

/** The local clone gave no complete answer. */
export class WorkspaceFailure extends Error {
  override readonly name = 'WorkspaceFailure'
  readonly reason: UnknownReason
  /** What was read: `git diff-tree`, or a path. */
  readonly what: string
  readonly remedy: Remedy | undefined

  constructor(reason: UnknownReason, what: string, message: string, remedy?: Remedy) {
    super(message)
    this.reason = reason
    this.what = what
    this.remedy = remedy
  }

  /** The failure as a fact that could not be observed. */
  toUnknown(): Unknown {
    return unknown(this.reason, `${this.what}: ${this.message}`, {
      source: { kind: this.what.startsWith('git ') ? 'git' : 'file', what: this.what },
      ...(this.remedy === undefined ? {} : { remedy: this.remedy }),
    })
  }
}
