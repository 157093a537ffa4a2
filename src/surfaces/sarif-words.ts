import type { Text } from '../core/text.ts'
import { bounds } from './limits.ts'
import { phrase, plainSink } from './phrase.ts'
import { cutText, sanitiseLine } from './sanitise.ts'

/**
 * Words of a plain text message (SARIF 2.1.0, section 3.11): brackets are escaped, or a text could hold a link
 * (3.11.6). Always one clean line.
 */
export const sarifLine = (text: string): string =>
  withoutPlaceholders(
    cutText(sanitiseLine(text), bounds.sarifMessage, '…').replace(/[\\[\]]/g, String.raw`\$&`),
  )

/**
 * Braces are doubled (3.11.5) only where a text holds what would be a placeholder: GitHub shows them as they are
 * written, and so does every reader that looks for placeholders alone.
 */
const withoutPlaceholders = (text: string): string =>
  /\{\d+\}/.test(text) ? text.replace(/[{}]/g, '$&$&') : text

/** A message of ours with foreign values in it, as one line of a plain text message. */
export const sarifPhrase = (message: Text): string => sarifLine(phrase(message, plainSink))

/** A full stop at the end, unless the words end with a mark of their own. */
export const sentence = (words: string): string => (/[.!?…]$/u.test(words) ? words : `${words}.`)
