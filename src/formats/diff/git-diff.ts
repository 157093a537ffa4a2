/** What git says of one file in a patch: its modes where they tell something, and its hunks. */
export interface DiffSection {
  /** Modes in git's octal text, as far as the section names them. */
  readonly modes: readonly string[]
  /** Removes the whole file, or adds it. */
  readonly whole: 'added' | 'removed' | null
  readonly binary: boolean
  /** The hunks alone, as `readPatch` takes them; empty when no line changed. */
  readonly patch: string
}

const modeLine = /^(?:old mode|new mode|new file mode|deleted file mode) (\d{6})$|^index \S+ (\d{6})$/

/**
 * Sections of `git diff-tree -p`, one for each entry of its raw output and two for a change of type, in that order.
 * Names are not read here: the raw output has them without quotes.
 */
export function diffSections(text: string): DiffSection[] {
  // Within hunks every line starts with its mark, so that no line of a file can look like this. Only a line feed ends
  // a line: a carriage return in a file must not forge a header.
  const parts = `\n${text}`.split(/\ndiff --git [^\n]*(?=\n)/).slice(1)
  return parts.map((part) => {
    const hunksAt = part.indexOf('\n@@ ')
    const lines = (hunksAt < 0 ? part : part.slice(0, hunksAt)).split('\n')
    const found = lines.flatMap((line) => {
      const [, own, index] = modeLine.exec(line) ?? []
      return own ?? index ?? []
    })
    return {
      modes: [...new Set(found)],
      whole: wholeOf(lines),
      binary: lines.some((line) => /^Binary files .* differ$|^GIT binary patch$/.test(line)),
      patch: hunksAt < 0 ? '' : part.slice(hunksAt + 1),
    }
  })
}

function wholeOf(lines: readonly string[]): DiffSection['whole'] {
  if (lines.some((line) => line.startsWith('new file mode '))) return 'added'
  return lines.some((line) => line.startsWith('deleted file mode ')) ? 'removed' : null
}
