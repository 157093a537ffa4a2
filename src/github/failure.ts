import { type Remedy, type Unknown, type UnknownReason, unknown } from '../core/fact.ts'

export interface FailureDetails {
  readonly status?: number
  /** GitHub's own `message` of a refusal, one line: some refusals differ in nothing else. */
  readonly said?: string
  /** The permission that would have allowed the call. */
  readonly permission?: string
  readonly remedy?: Remedy
  /** Seconds until GitHub accepts requests again. */
  readonly retryAfter?: number
}

/** A call to GitHub that gave no complete, well-formed answer. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure'
  readonly reason: UnknownReason
  /** `GET /repos/{owner}/{repo}/pulls/{pull_number}`, placeholders unfilled. */
  readonly route: string
  readonly details: FailureDetails

  constructor(reason: UnknownReason, route: string, message: string, details: FailureDetails = {}) {
    super(message)
    this.reason = reason
    this.route = route
    this.details = details
  }

  #withoutPermission(): Remedy | undefined {
    return this.reason === 'not-found'
      ? { text: 'check the name, and whether the token may see it' }
      : undefined
  }

  /** The failure as a fact that could not be observed. */
  toUnknown(): Unknown {
    const { permission, remedy } = this.details
    const named: Remedy | undefined =
      remedy ??
      (permission === undefined
        ? this.#withoutPermission()
        : { text: `grant the token \`${permission}\``, permission })
    return unknown(this.reason, `${this.route}: ${this.message}`, {
      source: { kind: 'api', what: this.route },
      ...(named === undefined ? {} : { remedy: named }),
    })
  }
}
