import type { Diagram } from '../core/finding.ts'
import { bounds } from './limits.ts'
import { sanitiseLine } from './sanitise.ts'

/** Characters of a label that are shown. */
const longest = 100

/** What stands in a label as it is: nothing that Mermaid or Markdown reads as more than itself. */
const harmless = /[\p{L}\p{M}\p{N} ._/(),+-]/u

/**
 * A label of harmless characters. Any other stands as its number between marks that nothing else brings, so that two
 * labels never look the same; one that is cut ends with the name of its line.
 */
function label(written: string, name: string): string {
  const characters = [...sanitiseLine(written)]
  const shown = characters.length > longest ? characters.slice(0, longest) : characters
  const safe = shown.map((one) => (harmless.test(one) ? one : `‹${one.codePointAt(0)?.toString(16) ?? ''}›`))
  return `${safe.join('')}${shown === characters ? '' : `‹… ${name}›`}`
}

/** Colours of light and of dark pages; every label says in words what its colour says. */
const looks: Readonly<Record<Diagram['states'][number]['look'], string>> = {
  done: 'fill:#d7f5dd,stroke:#1a7f37,color:#0b3d1c',
  open: 'fill:#eceff3,stroke:#57606a,color:#24292f',
  failed: 'fill:#ffd8d3,stroke:#cf222e,color:#5c0d14',
  unknown: 'fill:#fff3c4,stroke:#9a6700,color:#3d2b00',
}

/**
 * States and the ways between them as a Mermaid diagram. Ids are our own, labels harmless: no text of an artifact can
 * add a line to it. The table beside it says the same, and of what is left out, too.
 */
export function diagramBlock({ states, transitions }: Diagram): string {
  const shown = states.slice(0, bounds.diagramStates)
  const ids = new Map(shown.map(({ id }, index) => [id, `s${index}`]))
  const ways = transitions.flatMap(({ from, to, label: written }, index) => {
    const [start, end] = [ids.get(from), ids.get(to)]
    if (start === undefined || end === undefined) return []
    const words = label(written, `way ${index + 1}`)
    return [`  ${start} --> ${end}${words.trim() === '' ? '' : ` : ${words}`}`]
  })
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...shown.map(
      ({ label: written }, index) => `  state "${label(written, `s${index}`) || `s${index}`}" as s${index}`,
    ),
    ...ways.slice(0, bounds.diagramWays),
    ...Object.entries(looks).map(([look, style]) => `  classDef ${look} ${style}`),
    ...shown.map(({ look }, index) => `  class s${index} ${look}`),
    '```',
  ].join('\n')
}
