import type { Finding } from '../../core/finding.ts'
import { text } from '../../core/text.ts'
import { holds, type JudgedQuestion } from './model.ts'
import { finding, words } from './words.ts'

/** What one standard gets from the answers. */
interface Coverage {
  readonly standard: string
  /** Categories that a question which applies names, sorted. */
  readonly touched: readonly string[]
  /** Those of them of which every question holds. */
  readonly supported: readonly string[]
  /** Whether every mapping of them is official. */
  readonly official: boolean
}

/**
 * Categories per standard that this change touches, and those that its answers support. A mapping is somebody's word:
 * it says "supports", never "satisfies".
 */
export function coverageFindings(judged: readonly JudgedQuestion[]): readonly Finding[] {
  const rows = coverageOf(judged.filter(({ question }) => question.by !== 'nobody'))
  if (rows.length === 0) return []
  return [
    finding('coverage', 'pass', 'standards', {
      found: text`the answers support ${words(rows.map(inWords).join('; '), 600)}`,
      required: text`it is known which controls the answers support`,
      fix: [],
      details: [
        {
          kind: 'table',
          title: text`Coverage`,
          columns: ['Standard', 'Supported', 'Touched', 'Not supported', 'Mapping'],
          rows: rows.map(({ standard, touched, supported, official }) => [
            text`${standard}`,
            text`${supported.length}`,
            text`${touched.length}`,
            text`${words(touched.filter((one) => !supported.includes(one)).join(', ') || '–', 500)}`,
            text`${words(official ? 'official' : 'ours, in part or as a whole')}`,
          ]),
        },
      ],
    }),
  ]
}

const inWords = ({ standard, touched, supported }: Coverage): string =>
  `${supported.length} of ${touched.length} ${standard} categories`

function coverageOf(judged: readonly JudgedQuestion[]): readonly Coverage[] {
  const standards = new Map<string, { categories: Map<string, boolean>; official: boolean }>()
  for (const one of judged) {
    for (const { standard, id, official } of one.question.item.controls) {
      const row = standards.get(standard) ?? { categories: new Map<string, boolean>(), official: true }
      const category = categoryOf(standard, id)
      row.categories.set(category, (row.categories.get(category) ?? true) && holds(one))
      standards.set(standard, { ...row, official: row.official && official })
    }
  }
  return [...standards]
    .map(([standard, { categories, official }]) => ({
      ...{ standard, official },
      touched: [...categories.keys()].sort(),
      supported: [...categories].flatMap(([category, good]) => (good ? [category] : [])).sort(),
    }))
    .sort((a, b) => (a.standard < b.standard ? -1 : 1))
}

/** The category that an id belongs to: `PR.AA-05` is of PR.AA, `PW.5.1` of PW.5, `V8.1` of V8; else the id itself. */
function categoryOf(standard: string, id: string): string {
  if (standard.startsWith('nist-csf')) return id.replace(/-\d+$/u, '')
  if (standard.startsWith('nist-ssdf')) return id.replace(/^([A-Z]+\.\d+)\..*$/u, '$1')
  return standard.startsWith('asvs') ? id.replace(/^(V\d+)\..*$/u, '$1') : id
}
