/** Words of a value that somebody is to replace. */
const words =
  /example|your[-_ ]|your(?=[A-Z])|yourtoken|yourkey|placeholder|redacted|dummy|change[-_ ]?me|insert[-_ ]|replace[-_ ]?(?:me|with|this)|xxxx|\*\*\*|\.\.\.|<[a-z]|todo|fixme|sample|lorem|foobar|not[-_ ]?a[-_ ]?real/i

/** Eight times the same character. */
const run = /(.)\1{7}/

/** Whether a value stands for one that is to be put in its place, or for one that was taken out. */
export const isPlaceholder = (value: string): boolean =>
  words.test(value) || run.test(value) || new Set(value).size < 4

/** The same for the body of a token of a known form, where only what is surely none counts. */
export const isBlank = (body: string): boolean =>
  /example|x{6}|placeholder|redacted|your[-_]?(?:api|token|key|secret)/i.test(body) ||
  run.test(body) ||
  new Set(body).size < 4
