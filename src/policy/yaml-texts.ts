import { parseDocument, visit } from 'yaml'

/** Every text that a YAML document holds, keys among them, as it is once quotes, escapes and folded lines are read. */
export function textsIn(yaml: string): ReadonlySet<string> {
  const texts = new Set<string>()
  visit(parseDocument(yaml, { logLevel: 'silent', strict: false, uniqueKeys: false }), {
    Scalar: (_, { value }) => {
      if (typeof value === 'string') texts.add(value)
    },
  })
  return texts
}
