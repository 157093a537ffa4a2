/** Simple, independent checks of Markdown pages. They share no code with what writes the pages. */

/** Tags our pages may hold; every other `<` must be escaped. */
const ownTags = /<\/?(details|summary|b|code)>|<details open>/g

/** The page without fenced blocks, code spans, HTML code elements and link destinations. */
const outsideCode = (page: string): string => words(page).replace(/\]\([^()\s]*\)/g, ']')

/** The page without fenced blocks, code spans and HTML code elements. */
function words(page: string): string {
  const lines: string[] = []
  let fence = ''
  for (const line of page.split('\n')) {
    const run = /^(`{3,})/.exec(line)?.[1] ?? ''
    if (fence === '' && run !== '') fence = run
    else if (fence !== '' && line === fence) fence = ''
    else if (fence === '') lines.push(line)
  }
  return lines.map((line) => withoutSpans(line.replace(/<code>.*?<\/code>/g, '§'))).join('\n')
}

/** CommonMark 6.1: a run of backticks opens a span that the next run of the same length closes. */
function withoutSpans(line: string): string {
  let rest = line
  let out = ''
  for (;;) {
    const open = /`+/.exec(rest)
    if (open === null) return out + rest
    const after = rest.slice(open.index + open[0].length)
    const close = [...after.matchAll(/`+/g)].find((run) => run[0].length === open[0].length)
    if (close === undefined) throw new Error(`a backtick run is not closed: ${line}`)
    out += `${rest.slice(0, open.index)}§`
    rest = after.slice(close.index + close[0].length)
  }
}

/** Cells of a row, by the only rule GFM has: a pipe that no backslash precedes splits. */
export const cellsOf = (row: string): number => row.split(/(?<!\\)\|/).length - 2

/** Everything wrong with a page's structure, in words. */
export function structureFaults(page: string): readonly string[] {
  const faults: string[] = []
  let columns = 0
  let depth = 0
  for (const line of page.split('\n')) {
    if (line.startsWith('|')) {
      if (columns !== 0 && cellsOf(line) !== columns) faults.push(`row of ${cellsOf(line)} cells: ${line}`)
      columns = cellsOf(line)
    } else columns = 0
    if (line.startsWith('<details')) depth += 1
    if (line === '</details>') depth -= 1
    if (depth < 0 || depth > 1) faults.push(`details at depth ${depth}`)
  }
  if (depth !== 0) faults.push('details not closed')
  const bare = outsideCode(page)
  const tags = bare.replace(ownTags, '')
  if (tags.includes('<')) faults.push(`raw tag: ${/.{0,40}<.{0,40}/.exec(tags)?.[0]}`)
  if (/<code>/.test(bare)) faults.push('code element not closed')
  return [...faults, ...liveWords(bare)]
}

/** What GitHub would make live in text outside code; entities and backslashes do not stop it. */
function liveWords(bare: string): readonly string[] {
  const shown = bare
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
  const live = [/@[a-z0-9]/i, /#\d/, /gh-\d/i, /:\/\//, /www\./i, /\$/, /:[a-z0-9_+-]+:/i, /!\[[^\]]*\]\(/]
  return live.flatMap((pattern) => {
    const found = pattern.exec(shown)
    return found === null ? [] : [`live: ${shown.slice(Math.max(0, found.index - 20), found.index + 20)}`]
  })
}

/** Links of a page that lead elsewhere than to these origins. */
export function linkFaults(page: string, origins: readonly string[]): readonly string[] {
  return [...words(page).matchAll(/(?<!\\)\]\(([^()\s]*)\)/g)].flatMap(([, address = '']) => {
    const origin = URL.canParse(address) ? new URL(address).origin : ''
    return origins.includes(origin) ? [] : [`link to ${address}`]
  })
}
