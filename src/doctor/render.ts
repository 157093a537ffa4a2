import { codeSpan, escapeMarkdown, safeHref } from '../surfaces/escape.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { createPaint, labelled, wrap } from '../surfaces/terminal-layout.ts'
import { plural } from '../surfaces/words.ts'
import type { Line, LineState } from './line.ts'

/** What a result is shown with. */
export interface Doctored {
  /** `owner/name` */
  readonly repository: string
  readonly serverUrl: string
  readonly lines: readonly Line[]
}

const words: Readonly<Record<LineState, string>> = {
  ok: '✓ ok',
  missing: '✗ missing',
  'cannot-see': '? cannot see',
}

const count = ({ lines }: Doctored, wanted: LineState): number =>
  lines.filter(({ state }) => state === wanted).length

/** One sentence for all lines. */
function summary(doctored: Doctored): string {
  const missing = count(doctored, 'missing')
  const unseen = count(doctored, 'cannot-see')
  const head = `${plural(doctored.lines.length, 'line')}: ${count(doctored, 'ok')} ok, ${missing} missing, ${unseen} cannot be seen.`
  if (missing > 0) return `${head} What is missing keeps the gate from blocking as it should.`
  return unseen > 0 ? `${head} Nothing seen is missing.` : `${head} The gate can be enforced.`
}

/** For a terminal. */
export function doctorText(
  doctored: Doctored,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const paint = createPaint(colour)
  const painted = { ok: paint.green, missing: paint.red, 'cannot-see': paint.yellow }
  const part = (name: string, text: string) =>
    text === '' ? [] : labelled(name, sanitiseLine(text), 2, 15, width)
  const lines = doctored.lines.flatMap(({ state, title, found, required, fix, address, unknownWithout }) => [
    ...wrap(sanitiseLine(`${words[state]}: ${title}: ${found}`), width).map(painted[state]),
    ...(state === 'ok'
      ? []
      : [
          ...part('required', required),
          ...part('next step', fix),
          ...part('where', address),
          ...part('without it', unknownWithout),
        ]),
  ])
  const title = paint.bold(sanitiseLine(`What ${doctored.repository} allows`))
  return `${[title, '', ...lines, '', ...wrap(summary(doctored), width)].join('\n')}\n`
}

/** As a Markdown page. */
export function doctorMarkdown(doctored: Doctored): string {
  const rows = doctored.lines.map((line) => {
    const cells = [
      words[line.state],
      linked(line, doctored.serverUrl),
      ...[line.found, line.required, line.fix, line.unknownWithout].map(escapeMarkdown),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = ['State', 'What', 'Found', 'Required', 'Next step', 'Without it']
  return `${[
    `# What ${codeSpan(doctored.repository)} allows`,
    '',
    escapeMarkdown(summary(doctored)),
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows,
  ].join('\n')}\n`
}

function linked({ title, address }: Line, serverUrl: string): string {
  const href = safeHref(address, [serverUrl])
  return href === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${href})`
}

/** For machines: the shape of `doctor --json`. */
export const doctorJson = ({ repository, lines }: Doctored) => ({
  repository,
  lines: lines.map(({ id, title, state, found, required, fix, address, unknownWithout }) => ({
    ...{ id, title, state, found, required, fix, address },
    unknown_without: unknownWithout,
  })),
})
