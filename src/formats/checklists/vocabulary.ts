import { fileClasses } from '../../change/model.ts'
import { type SignalKind, signalKinds } from '../../core/facts/change.ts'

/** Kinds of signals a condition may ask for. */
export const signalNames = Object.keys(signalKinds) as [SignalKind, ...SignalKind[]]

/** Kinds that are precise: only these contradict an answer. */
export const blockingSignals = signalNames.filter((kind) => signalKinds[kind] === 'block')

/** Classes of changed files a condition may ask for. */
export const classNames = fileClasses

/** Hot paths that a component can be tagged with (`change.components` of the policy). */
export const performanceTags = ['authentication', 'dispatch', 'request', 'query'] as const

/** Kinds of evidence, with the highest grade each can reach. */
export const evidenceReach = {
  file: 'E1',
  check: 'E2',
  test: 'E2',
  sarif: 'E2',
  signed: 'E3',
  link: 'E0',
} as const
export const evidenceKinds = ['file', 'check', 'test', 'sarif', 'signed', 'link'] as const

/** Languages a question may be translated to, as `question-es`. */
export const languages = [
  ...['bg', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fi', 'fr', 'ga', 'gl', 'hr', 'hu', 'it'],
  ...['ja', 'ko', 'lt', 'lv', 'mt', 'nb', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk', 'zh'],
] as const
