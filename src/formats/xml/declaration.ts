const blank = '[ \\t\\r\\n]'
const equals = `${blank}*=${blank}*`
const form = new RegExp(
  `^${blank}+version${equals}(?:"1\\.[0-9]+"|'1\\.[0-9]+')` +
    `(?:${blank}+encoding${equals}(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?` +
    `(?:${blank}+standalone${equals}(?:"(?:yes|no)"|'(?:yes|no)'))?${blank}*$`,
  'u',
)

/**
 * Whether what stands between `<?xml` and `?>` is a declaration (production 23). Any version 1.x is accepted and read
 * by the rules of 1.0, as section 2.8 of the fifth edition asks: what only 1.1 allows is refused where it stands.
 */
export const isDeclaration = (text: string): boolean => form.test(text)
