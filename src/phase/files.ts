import { visibleText } from '../core/visible-text.ts'

const phase = /^phase-(?:0|[1-9]\d{0,8})$/
const named = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/

/** Whether a text is the id of a stage: `phase-1`, `M1`, `P1-EXIT`. Ids that begin with `phase-` are those of phases. */
export const isStageId = (text: string): boolean =>
  text.length <= 60 && (phase.test(text) || (named.test(text) && !/^phase-/i.test(text)))

/** Number of the phase that a stage is; null for milestones and lists. */
export const phaseOf = (stage: string): number | null =>
  phase.test(stage) ? Number(stage.slice('phase-'.length)) : null

const inFolder = (folder: string, file: string): string => {
  const plain = folder.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '')
  return plain === '' || plain === '.' ? file : `${plain}/${file}`
}

/** Path of the artifact of a stage, from the root of the repository. @param folder empty: the root itself */
export const artifactPath = (folder: string, stage: string): string =>
  inFolder(folder, `.${stage}.complete.json`)

/** What a path is to artifacts: that of a stage, or one that could be taken for it, with what is wrong about it. */
export type StagePath = { readonly stage: string } | { readonly lookalike: string }

const artifactName = /^\.([^/]*)\.complete\.json$/

/**
 * The stage whose artifact a path is; null where it is none. A path that a person, or a file system that does not mind
 * case or Unicode forms, could take for one is a look-alike.
 * @param stages ids of the policy: a name that differs from one of them in case alone is a look-alike, too
 */
export function stageOfPath(folder: string, path: string, stages: readonly string[] = []): StagePath | null {
  const prefix = inFolder(folder, '')
  const stage = path.startsWith(prefix) ? artifactName.exec(path.slice(prefix.length))?.[1] : undefined
  const known = stage !== undefined && isStageId(stage)
  if (known && !stages.includes(stage)) {
    const meant = stages.find((id) => id.toLowerCase() === stage.toLowerCase())
    if (meant !== undefined) return lookalike(folder, meant, 'upper and lower case')
  }
  if (known) return { stage }
  const folded = fold(path)
  const start = fold(prefix)
  if (!folded.startsWith(start)) return null
  const [, meant] = artifactName.exec(folded.slice(start.length)) ?? []
  if (meant === undefined || !isStageId(withoutZeros(meant))) return null
  const plain = withoutZeros(meant)
  const own = stages.find((id) => fold(id) === plain) ?? (phase.test(plain) ? plain : null)
  return own === null ? null : lookalike(folder, own, differenceOf(path, folded, meant !== plain))
}

const lookalike = (folder: string, stage: string, difference: string): StagePath => ({
  lookalike: `looks like ${artifactPath(folder, stage)} and differs in ${difference}`,
})

function differenceOf(path: string, folded: string, zeros: boolean): string {
  if (zeros && path === folded) return 'leading zeros'
  return path.toLowerCase() === folded ? 'upper and lower case' : 'characters that look alike or do not show'
}

const withoutZeros = (stage: string): string => stage.replace(/^phase-0+(?=\d)/, 'phase-')

/** Letters of other scripts that look like the Latin ones of artifact names. */
const twins: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    с: 'c',
    р: 'p',
    ѕ: 's',
    һ: 'h',
    н: 'h',
    м: 'm',
    т: 't',
    ӏ: 'l',
    ј: 'j',
    і: 'i',
    х: 'x',
  }).concat(Object.entries({ α: 'a', ε: 'e', ο: 'o', ρ: 'p', ϲ: 'c', τ: 't', ι: 'i', ν: 'v', χ: 'x' })),
)

/** A name as it is seen: compatibility forms, case, dashes, digits and letters of other scripts, unseen characters. */
const fold = (path: string): string =>
  visibleText(path.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\p{Pd}_\u2212]/gu, '-')
    .replace(/[\u2024\u3002\uff0e]/gu, '.')
    .replace(/(?![0-9])\p{Nd}/gu, digit)
    .replace(/[^\x00-\x7f]/gu, (letter) => twins.get(letter) ?? letter)
    .replace(/[\s.]+$/, '')

/** Decimal digits of a script stand in a row of ten that begins with its zero. */
function digit(found: string): string {
  const code = found.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
