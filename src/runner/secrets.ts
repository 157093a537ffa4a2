import * as core from '@actions/core'
import { redactSecrets } from '../formats/secrets/index.ts'

/** Shorter values are too common in ordinary text to be replaced in it; the runner is told of them all the same. */
const shortestRedacted = 8

/** Values that must never be shown. */
export interface Secrets {
  /** Announces a value, and each line of it, before anything that might contain it is written. Empty is ignored. */
  add(value: string): void
  /** The text with every known value replaced by `***`, and then whatever looks like a secret by its kind. */
  redact(text: string): string
  /** The same for known values alone: what a command was asked for is not changed on suspicion. */
  redactKnown(text: string): string
}

/**
 * @param announce tells the runner to mask a value; the default writes nothing outside of a workflow, where an
 * `::add-mask::` line would be the leak itself.
 */
export function createSecrets(
  inActions: boolean,
  announce: (value: string) => void = core.setSecret,
): Secrets {
  const values = new Set<string>()
  const redactKnown = (text: string): string => {
    let redacted = text
    for (const value of [...values].sort((a, b) => b.length - a.length)) {
      if (value.length >= shortestRedacted) redacted = redacted.replaceAll(value, '***')
    }
    return redacted
  }
  return {
    add(value) {
      for (const part of [value, ...value.split(/[\r\n]+/)].map((text) => text.trim())) {
        if (part === '' || values.has(part)) continue
        values.add(part)
        if (inActions) announce(part)
      }
    },
    redact: (text) => redactSecrets(redactKnown(text)).text,
    redactKnown,
  }
}
