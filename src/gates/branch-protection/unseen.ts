import type { Unobserved } from '../../core/facts/observation.ts'
import type { Finding } from '../../core/finding.ts'
import { code, prose, type Text, text } from '../../core/text.ts'
import { word } from './words.ts'

/** What every finding about something unseen requires. */
export const completeData: Text = text`complete data: what cannot be seen never passes`

/** The reason code and the remedy, as a finding carries them. */
export const unknownOf = ({ reason, remedy }: Unobserved): NonNullable<Finding['unknown']> => {
  if (remedy === undefined) return { reason }
  const { text: how, permission } = remedy
  return { reason, remedy: permission === undefined ? { text: how } : { text: how, permission } }
}

/** The next step that makes it seen, with the permission for it. */
export function remedyText({ remedy }: Unobserved): Text {
  if (remedy === undefined) return text`run the check again`
  const { text: how, permission } = remedy
  return permission === undefined || how.replaceAll('`', '').includes(permission)
    ? prose(how)
    : [...prose(how), word(' ('), code(permission), word(')')]
}
