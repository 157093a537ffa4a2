/** What somebody runs to make a change, and the body it sends. */
export interface Step {
  /** One sentence: what it does. */
  readonly what: string
  readonly command: string
  /** The file the command reads; absent when it sends none. */
  readonly input?: { readonly file: string; readonly body: unknown }
}

/** A word of a POSIX shell: quoted where it must be. */
export const shellWord = (word: string): string =>
  /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

/** `gh api --method PUT repos/acme/shop/rulesets/7 --input FILE` */
export function ghApi(method: string, path: string, file?: string): string {
  const input = file === undefined ? '' : ` --input ${shellWord(file)}`
  return `gh api --method ${method} ${shellWord(path)}${input}`
}

/** One segment of an address. */
export const segment = (text: string): string => encodeURIComponent(text)
