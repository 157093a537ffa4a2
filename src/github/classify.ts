import type { UnknownReason } from '../core/fact.ts'
import { type Attempt, brief, type Call, type Headers, type RetryAdvice } from './call.ts'
import { type FailureDetails, GitHubFailure } from './failure.ts'
import { type LimitContext, limitOf, pauseAsked } from './limit.ts'
import { acceptedPermissions } from './permissions.ts'

/** An answer with a status of 400 or more. */
export interface Refused {
  readonly status: number
  readonly headers: Headers
  /** GitHub's `message`; undefined when the body was not GitHub's JSON. */
  readonly message: string | undefined
}

export type Refusal = Extract<Attempt<never>, { readonly ok: false }>

export const refuse = (
  reason: UnknownReason,
  call: Call,
  message: string,
  advice: RetryAdvice = { kind: 'never' },
  details: FailureDetails = {},
): Refusal => ({ ok: false, failure: new GitHubFailure(reason, call.route, message, details), advice })

/** The permission GitHub names, or the one the caller knows the call to need. */
export function missingPermission(call: Call, headers: Headers, message: string): Refusal {
  const permission = acceptedPermissions(headers['x-accepted-github-permissions']) ?? call.permission
  const needs = permission === undefined ? '' : `; it needs \`${permission}\``
  return refuse(
    'permission-missing',
    call,
    `the token may not do this (${brief(message)})${needs}`,
    { kind: 'never' },
    {
      status: 403,
      ...(message === '' ? {} : { said: brief(message) }),
      ...(permission === undefined ? {} : { permission }),
    },
  )
}

/** Turns an error answer into a typed failure, and says whether trying again can help. */
export function classify(refused: Refused, call: Call, context: LimitContext): Refusal {
  const { status, message } = refused
  const said = message === undefined ? '' : ` (${brief(message)})`
  const limit = limitOf(refused, context)
  if (limit !== null) return refuse('rate-limited', call, limit.message, limit.advice, limit.details)
  if (status >= 500 || status === 408) {
    const advice = pauseAsked(refused.headers, context) ?? { kind: 'back-off' }
    return refuse('api-failed', call, `GitHub answered ${status}${said}`, advice, { status })
  }
  if (message === undefined && (status === 401 || status === 403 || status === 404)) {
    const text = `${status} without GitHub's error message: something between here and GitHub answered`
    return refuse('api-failed', call, text, { kind: 'never' }, { status })
  }
  if (status === 401) return unauthenticated(call, said)
  if (status === 403) return missingPermission(call, refused.headers, message ?? '')
  if (status === 404 || status === 410) return notFound(refused, call, said)
  const hint = status === 409 ? ': the repository is empty or being changed' : ''
  const words = message === undefined ? {} : { said: brief(message) }
  const text = `GitHub answered ${status}${said}${hint}`
  return refuse('api-failed', call, text, { kind: 'never' }, { status, ...words })
}

function unauthenticated(call: Call, said: string): Refusal {
  const details = {
    status: 401,
    remedy: { text: 'give a token that is valid: this one is missing, wrong, expired or revoked' },
  }
  return refuse(
    'permission-missing',
    call,
    `GitHub does not accept the token${said}`,
    { kind: 'never' },
    details,
  )
}

function notFound(refused: Refused, call: Call, said: string): Refusal {
  const { status, headers } = refused
  const server = headers['x-github-enterprise-version']
  if (server !== undefined && call.absentOnSomeServers === true) {
    const text = `GitHub Enterprise Server ${brief(server)} does not offer this, or the token may not see it${said}`
    return refuse('unsupported-by-server', call, text, { kind: 'never' }, { status })
  }
  const needs = call.permission === undefined ? '' : ` without \`${call.permission}\``
  const text = `it does not exist, or the token may not see it${needs}: GitHub answers ${status} for both${said}`
  const permission = call.permission === undefined ? {} : { permission: call.permission }
  const words = refused.message === undefined ? {} : { said: brief(refused.message) }
  return refuse('not-found', call, text, { kind: 'never' }, { status, ...words, ...permission })
}
