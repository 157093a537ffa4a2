/** Words of a value that somebody is to replace. */
const words =
  /example|your[-_ ]|your(?=[A-Z])|yourtoken|yourkey|placeholder|redacted|dummy|change[-_ ]?me|insert[-_ ]|replace[-_ ]?(?:me|with|this)|xxxx|\*\*\*|\.\.\.|<[a-z]|todo|fixme|sample|lorem|foobar|not[-_ ]?a[-_ ]?real/i

/** Eight times the same character, as a good part of the whole: some tokens begin with as many `A`. */
const hasRun = (value: string): boolean => {
  // Tokens of one service begin with a score of `A`.
  if (/^A{16,24}[^A]/.test(value) && value.length > 80) return false
  const length = /(.)\1{7,}/.exec(value)?.[0].length ?? 0
  return length > 0 && length * 5 >= value.length
}

/** Whether a value stands for one that is to be put in its place, or for one that was taken out. */
export const isPlaceholder = (value: string): boolean =>
  words.test(value) || hasRun(value) || new Set(value).size < 4

/** The same for the body of a token of a known form, where only what is surely none counts. */
export const isBlank = (body: string): boolean =>
  /example|x{6}|placeholder|redacted|your[-_]?(?:api|token|key|secret)/i.test(body) ||
  hasRun(body) ||
  new Set(body).size < 4
