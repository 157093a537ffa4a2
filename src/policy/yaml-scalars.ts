import type { Report } from './yaml-guard.ts'

const plainDecimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/

// What some YAML version, or a person, reads as a number while the core schema reads another number or a string.
const looksNumeric =
  /^[-+]?(?:0[xob][0-9a-f_]+|[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?|\.(?:nan|inf)|\.[0-9]+|[0-9]+\.?[0-9]*(?:e[-+]?[0-9]+)?)$/i

/** Why a plain scalar that is, or looks like, a number is refused; undefined when it is fine. */
function numberComplaint(source: string): string | undefined {
  if (plainDecimal.test(source)) return inexact(source)
  if (!looksNumeric.test(source)) return undefined
  if (/^[-+]?\.(nan|inf)$/i.test(source)) return `\`${source}\` is not a finite number: write a plain decimal`
  if (/e/i.test(source) && !/^[-+]?0x/i.test(source))
    return `\`${source}\` must be a finite plain decimal number: write it without an exponent`
  return `\`${source}\` is read differently by different YAML versions: write a plain decimal number (no sign +, no leading or trailing dot, no leading zero, no \`_\`, no 0x or 0o), or quote it if it is text`
}

function inexact(source: string): string | undefined {
  const value = Number(source)
  if (Object.is(value, -0)) return `\`${source}\` is not a quantity: write 0`
  if (!Number.isFinite(value) || (!source.includes('.') && !Number.isSafeInteger(value)))
    return `\`${source}\` is not a safe integer (at most ${Number.MAX_SAFE_INTEGER}): it would be rounded`
  return undefined
}

/** Reports a number that cannot be trusted to mean what was written. */
export function reportNumber(source: string, offset: number, report: Report): void {
  const complaint = numberComplaint(source)
  if (complaint !== undefined) report(offset, 'number', complaint)
}
