/**
 * A value that is made when it is asked for the first time, and then kept. For schemas that most runs never need: each
 * part of one takes some hundredths of a millisecond to make, and every start would pay for all of them.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
