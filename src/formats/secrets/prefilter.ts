import { lazy } from '../../core/lazy.ts'
import { commandHint } from './commands.ts'
import { nameHint } from './named-values.ts'
import { anchorSource } from './scan-forms.ts'

/** Everything shorter holds none. */
const least = 8

const anchors = lazy(() => new RegExp(anchorSource()))

const hints = lazy(
  () =>
    new RegExp(
      `${nameHint}|${commandHint}|mnemonic|seed.?phrase|----|basic |apikey|authorization|-u|--user|--creds|"kty"|</|/hooks/|/deploy/srv-|code=|appid=|sig=|signature=|hmac=`,
      'i',
    ),
)

/** What has to stand between a name and its value, a scheme and its token, or around a header: most paths have none. */
const between = /[\s=:,(>|%\\]|--/

/** What shapes without a fixed part look like from afar. */
const shapes = /[0-9a-f]{32}[-:]|[\w-]{6}\.[\w-]{27}|[A-Za-z0-9+/]{64}/

/**
 * Whether it is worth to look closer. Cheap, and never false where `findSecrets` would find one: most sentences of a
 * report are done with it.
 */
export const mayHoldSecret = (text: string): boolean =>
  text.length >= least &&
  ((between.test(text) && hints().test(text)) ||
    anchors().test(text) ||
    shapes.test(text) ||
    hasUserInAddress(text))

/** `scheme://…@`, in either half of a text of many addresses. */
function hasUserInAddress(text: string): boolean {
  const address = text.indexOf('://')
  return address !== -1 && text.includes('@', address)
}
