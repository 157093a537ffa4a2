import type { z } from 'zod'
import { type EvidenceGrade, evidenceGrades } from '../../core/facts/checklists.ts'
import { lazy } from '../../core/lazy.ts'
import { didYouMean } from '../../core/nearest.ts'
import { idsOf, knownStandards } from './catalogues.ts'
import { effective } from './effective.ts'
import { type ChecklistFile, checklistFileShape, type FileItem } from './file-schema.ts'
import { checkReferences } from './references.ts'
import { blockingSignals, evidenceReach, languages } from './vocabulary.ts'
import { questionProblem } from './wording.ts'

type Context = z.core.$RefinementCtx
type Place = readonly (string | number)[]

const reporter =
  (context: Context): Report =>
  (path, message) =>
    context.addIssue({ code: 'custom', path: [...path], message })

/** Says what is wrong at a place of the file. */
export type Report = (path: Place, message: string) => void

/** A checklist file: its shape, and that what it says holds together. */
export const checklistFileSchema = lazy(() => checklistFileShape().superRefine(checkFile))

function checkFile(file: ChecklistFile, context: Context): void {
  const report = reporter(context)
  for (const [index, item] of file.items.entries()) {
    const place = ['items', index]
    checkQuestions(item, place, report)
    checkControls(item, place, report)
    checkAnswering(item, file.defaults, place, report)
  }
  checkReferences(file, report)
}

function checkQuestions(item: FileItem, place: Place, report: Report): void {
  const problem = questionProblem(item.question)
  if (problem !== null) report([...place, 'question'], problem)
  for (const language of languages) {
    const question = item[`question-${language}`]
    const wrong = question === undefined ? null : questionProblem(question, language)
    if (wrong !== null) report([...place, `question-${language}`], wrong)
  }
}

function checkControls(item: FileItem, place: Place, report: Report): void {
  for (const [index, control] of item.controls.entries()) {
    const at = [...place, 'controls', index]
    if ((control.id === undefined) === (control.ids === undefined)) {
      report(at, 'a mapping names its control: `id` for one, `ids` for several, not both')
      continue
    }
    const ids: readonly (readonly [Place, string])[] =
      control.id === undefined
        ? (control.ids ?? []).map((id, position) => [['ids', position], id])
        : [[['id'], control.id]]
    const wrong = standardProblem(control.standard)
    if (wrong !== null) report([...at, 'standard'], wrong)
    for (const [path, id] of ids) {
      const message = controlProblem(control.standard, id)
      if (message !== null) report([...at, ...path], message)
    }
  }
}

/** A standard of one's own is welcome; one that is nearly a known one is a slip. */
function standardProblem(standard: string): string | null {
  if (knownStandards.includes(standard)) return null
  const near = didYouMean(standard, knownStandards)
  return near === '' ? null : `no standard Gatewright knows${near}; one of your own needs a name of its own`
}

function controlProblem(standard: string, id: string): string | null {
  if (standard === 'cwe') return /^CWE-[1-9]\d{0,4}$/.test(id) ? null : 'expected a weakness such as CWE-79'
  const known = idsOf(standard)
  if (known === null || known.has(id)) return null
  return `${standard} has no ${JSON.stringify(id)}${didYouMean(id, [...known])}`
}

/** What can never be answered as it asks, or never by what it names. */
function checkAnswering(
  item: FileItem,
  defaults: ChecklistFile['defaults'],
  place: Place,
  report: Report,
): void {
  const { fix, recovery, contradictedBy, evidence, minimum } = effective(item, defaults)
  for (const [key, value] of Object.entries({ fix, recovery }))
    if (value === null) report([...place, key], 'expected it here or below `defaults`')
  for (const [index, signal] of contradictedBy.signals.entries())
    if (!blockingSignals.includes(signal))
      report(
        [...place, 'contradicted-by', 'signals', index],
        `${signal} is only a hint and beats no answer; precise are ${blockingSignals.join(', ')}`,
      )
  const reach = Math.max(...evidence.map((kind) => rank(evidenceReach[kind])))
  for (const [path, grade] of Object.entries(minimum))
    if (rank(grade) > reach)
      report(
        [...place, 'minimum', path],
        `${grade} can never be reached by ${evidence.join(', ')}: allow another kind of evidence`,
      )
}

const rank = (grade: EvidenceGrade): number => evidenceGrades.indexOf(grade)
