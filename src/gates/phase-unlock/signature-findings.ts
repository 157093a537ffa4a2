import type { SignatureObservation } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { prose, type Text, text } from '../../core/text.ts'
import type { Context, Subject } from './model.ts'
import type { RuleName } from './rules.ts'
import { finding, listed, noSecret, notGathered, placeOf, unseen, words } from './words.ts'

type State = SignatureObservation['state']

/** What each state of a signature comes to; those that are not here are in order, or undecided. */
const failing = {
  malformed: 'signature-malformed',
  algorithm: 'signature-algorithm',
  'key-unknown': 'signature-key',
  'key-window': 'signature-key',
  'key-revoked': 'signature-key',
  'key-phase': 'signature-key',
  invalid: 'signature-invalid',
} as const satisfies Partial<Record<State, RuleName>>

/** Class 7: a signature that is required is there, and one that is there is right, whether or not it is required. */
export function signatureFindings(subject: Subject, context: Context): readonly Finding[] {
  const { signature, path } = subject.observed
  const more = { location: placeOf(context, subject.observed) }
  if (signature === null) return [unseen('signature-unchecked', path, text`the signature`, notGathered, more)]
  switch (signature.state) {
    case 'valid':
      return []
    case 'unsigned':
      return context.signatureRequired ? [unsigned(subject, context)] : []
    case 'key-missing':
      return [unchecked(subject, context, signature)]
    case 'malformed':
    case 'algorithm':
    case 'key-unknown':
    case 'key-window':
    case 'key-revoked':
    case 'key-phase':
    case 'invalid':
      return [wrong(subject, context, signature, failing[signature.state])]
  }
}

function unsigned({ observed }: Subject, context: Context): Finding {
  return finding('signature-missing', 'fail', observed.path, {
    location: placeOf(context, observed),
    requiredAt: context.where('signature', 'required'),
    found: text`${{ kind: 'path', path: observed.path }} is not signed`,
    required: [...text`a signature`, ...byEnvironment(context)],
    fix: text`sign it where the key is: ${`gatewright phase sign ${observed.path}`}`,
  })
}

const byEnvironment = ({ phases }: Context): Text =>
  phases.signatureRequired ? text` (POLICY_REQUIRE_HMAC is true)` : []

/** Without the secret nobody can tell. Where no signature is asked for, that is said and does not block. */
function unchecked({ observed }: Subject, context: Context, { detail }: SignatureObservation): Finding {
  const common = {
    location: placeOf(context, observed),
    requiredAt: context.where('signature', 'required'),
    found: text`the signature was not checked: ${words(detail)}`,
  }
  if (!context.signatureRequired)
    return finding('signature-unchecked', 'skip', observed.path, {
      ...common,
      required: text`nothing: signatures are not required`,
      fix: [],
    })
  const { reason, remedy } = noSecret({ detail })
  return finding('signature-unchecked', 'unknown', observed.path, {
    ...common,
    required: [...text`a signature that is checked`, ...byEnvironment(context)],
    fix: prose(remedy.text),
    unknown: { reason, remedy },
  })
}

function wrong(
  { observed, stage }: Subject,
  context: Context,
  { state, detail }: SignatureObservation,
  rule: RuleName,
): Finding {
  const again = text`sign it again: ${`gatewright phase sign ${observed.path}`}`
  return finding(rule, 'fail', observed.path, {
    location: placeOf(context, observed),
    requiredAt: context.where('signature', state === 'algorithm' ? 'algorithms' : 'keys'),
    found: [words(detail)],
    required: requiredOf(state, context, stage.id),
    fix:
      state === 'invalid'
        ? [...text`find out who changed the file; then write it anew and `, ...again]
        : again,
    ...(state === 'invalid' ? { alarm: 'tamper' as const } : {}),
  })
}

function requiredOf(state: State, { options }: Context, stage: string): Text {
  if (state === 'invalid') return text`a signature over exactly this content`
  if (state === 'malformed') return text`a whole signature in base64`
  if (state === 'algorithm') return listed(options.signature.algorithms.map((one) => text`${one}`))
  return text`a key that the policy on the base trusts for ${words(stage)}`
}
