import { type Cursor, quoted, Refused } from './model.ts'

/** Complains about grammar. @throws {Refused} always */
export function syntax(offset: number, found: string, required: string, fix: string): never {
  throw new Refused({ rule: 'json-syntax', found, required, fix }, offset)
}

/** What stands at the cursor, and what to do about it: common habits of other languages are named. */
const habits: readonly { readonly pattern: RegExp; readonly found: string; readonly fix: string }[] = [
  { pattern: /\/[/*]|#|--/y, found: 'a comment', fix: 'remove it: JSON has no comments' },
  { pattern: /'/y, found: 'the start of a text in single quotes', fix: 'write texts in "double quotes"' },
  {
    pattern: /[-+]?(?:NaN|Infinity)\b/y,
    found: 'a number that JSON has no word for',
    fix: 'write a number, or null',
  },
  { pattern: /undefined\b|None\b|nil\b/y, found: 'an empty value of another language', fix: 'write null' },
  {
    pattern: /True\b|False\b|TRUE\b|FALSE\b/y,
    found: 'a truth value of another language',
    fix: 'write true or false',
  },
  { pattern: /\+\d|\.\d/y, found: 'a number that begins with + or .', fix: 'write it as 0.5 or 1' },
]

const token = /[A-Za-z0-9_$.+-]{1,80}|[\s\S]/uy

/** @throws {Refused} always: something else stands at the cursor than what is needed there */
export function unexpected({ text, offset }: Cursor, required: string): never {
  if (offset >= text.length)
    return syntax(offset, 'the end of the text', required, 'write the rest of the document')
  for (const { pattern, found, fix } of habits) {
    pattern.lastIndex = offset
    const word = pattern.exec(text)?.[0]
    if (word !== undefined) return syntax(offset, `${quoted(word)}, ${found}`, required, fix)
  }
  token.lastIndex = offset
  const found = token.exec(text)?.[0] ?? ''
  return syntax(offset, quoted(found), required, `write ${required} here`)
}

const window = 40
const fraction = /(\d+)\s*\/\s*(\d+)/g

/** After a value: the comma or the end is missing. Says what `14/14` and `007` are about. @throws {Refused} always */
export function afterValue(cursor: Cursor, close: '}' | ']'): never {
  const { text, offset } = cursor
  const found = text[offset] ?? ''
  if (found === '/') refuseFraction(text, offset)
  if (/\d/.test(text[offset - 1] ?? '') && /[\w.]/.test(found))
    return syntax(
      offset,
      `a number that goes on with ${quoted(found)}`,
      'a number such as 14 or 0.5',
      'write it without leading zeros, units or separators; or write a text in quotes',
    )
  const required = `"," or "${close}"`
  if (found === '"')
    return syntax(offset, 'a text without a comma before it', required, 'write a comma before it')
  return unexpected(cursor, required)
}

/** The example of source document 002 writes `14/14`. @throws {Refused} where the slash belongs to such a pair */
function refuseFraction(text: string, slash: number): void {
  const start = Math.max(0, slash - window)
  const pairs = [...text.slice(start, slash + window).matchAll(fraction)]
  const pair = pairs.find((found) => found[0].indexOf('/') + found.index === slash - start)
  if (pair === undefined) return
  const [whole, left, right] = pair
  syntax(
    slash,
    `${quoted(whole)}, which is no number`,
    'a number, or a text in quotes',
    `write two integers, "baseline_pass_count": ${left} and "baseline_total_count": ${right}; a text would stand in quotes: "${left}/${right}"`,
  )
}
