import type { PathDecision } from '../../change/model.ts'
import type { Fact } from '../../core/fact.ts'
import type { Specifications } from '../../core/facts/workflow.ts'
import type { Detail, Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { code, path, prose, type Text, text } from '../../core/text.ts'
import type { DocumentProblem } from '../../formats/documents/contract.ts'
import { judgeDocument } from '../../formats/documents/judge.ts'
import type { Options } from './options.ts'
import { recoveryDetail } from './recovery.ts'
import type { Shortcut } from './shortcut.ts'
import { contractOf } from './specification-contract.ts'
import { problemText, ruleOf, stepText } from './specification-words.ts'
import { counted, finding, listed, unseen } from './words.ts'

type Document = Specifications['documents'][number]

const required = text`a specification with deliverables, acceptance criteria, Must Have and Must NOT Have`

/**
 * Whether a change of the path Standard or Full has a specification that was complete before implementation began.
 * A document that the change touches or names is judged on every path.
 */
export function specificationFindings(
  specifications: Fact<Specifications>,
  { path: asked }: PathDecision,
  options: Options,
  where: Where,
  shortcut: Shortcut | null = null,
): readonly Finding[] {
  if (!specifications.known) {
    return [unseen('specification', 'specifications', 'the specifications', specifications)]
  }
  const { documents, implements: implementing } = specifications.value
  const needed = asked === 'standard' || asked === 'full'
  if (documents.length === 0) return needed ? [missing(asked, options, where, shortcut)] : []
  return documents.flatMap((document) => {
    const content = contentFindings(document, options, where)
    return needed && implementing ? [...content, ...orderFindings(document, options, where)] : content
  })
}

function missing(asked: string, options: Options, where: Where, shortcut: Shortcut | null): Finding {
  return finding('specification', 'fail', 'specification', {
    found: text`the path is ${asked}, and the change neither brings nor names a specification`,
    required,
    requiredAt: where('specification', 'paths'),
    fix: [
      ...text`add one as ${options.specification.paths.join(' or ')} before the first commit that implements, or name the one on the base: ${'Specification: PATH'} in the description`,
      ...elsewise(shortcut),
    ],
    details: [skeleton(options), recoveryDetail('specification', options.approvers)],
  })
}

/** What would spare it the specification. */
const elsewise = (shortcut: Shortcut | null): Text => {
  if (shortcut === null || shortcut.path === 'standard') return []
  return shortcut.missing === 'regression-test'
    ? text`; or add the regression test: the path ${shortcut.path} asks for none`
    : text`; or leave the tests as they were: the path ${shortcut.path} asks for none`
}

/** The text to start from. */
const skeleton = (options: Options): Detail => ({
  kind: 'list',
  title: text`What it holds`,
  items: contractOf(options).sections.map(({ title, minimumItems }) =>
    minimumItems > 1
      ? text`${`## ${title}`}, with ${counted(minimumItems, 'list item')} or more`
      : text`${`## ${title}`}, with list items below it`,
  ),
})

function contentFindings(document: Document, options: Options, where: Where): readonly Finding[] {
  const requiredAt = where('specification')
  const { outline, listed: isListed } = document
  if (outline === null || !isListed) {
    const found =
      outline === null
        ? text`the description names ${code(document.path)}, which is no file at the head`
        : text`the description names ${path(document.path)}, which is no specification by ${'specification.paths'}`
    return [
      finding('specification', 'fail', document.path, {
        ...{ found, required, requiredAt },
        fix: text`name a document that ${code(options.specification.paths.join(' or '))} matches, or add it`,
        details: [recoveryDetail('specification', options.approvers)],
      }),
    ]
  }
  const problems = judgeDocument(outline, contractOf(options))
  if (problems.length > 0) return byRule(document.path, problems, options, where)
  const found = text`${path(document.path)} has every section, and nothing that a template left behind`
  return [finding('specification', 'pass', document.path, { found, required, requiredAt, fix: [] })]
}

/** One finding for each rule, so that every rule says its own next step. */
function byRule(
  file: string,
  problems: readonly DocumentProblem[],
  options: Options,
  where: Where,
): readonly Finding[] {
  const rules = [...new Set(problems.map(ruleOf))]
  return rules.map((rule) => {
    const own = problems.filter((problem) => ruleOf(problem) === rule)
    const [first, ...others] = own
    const line = first?.line ?? null
    return finding(rule, 'fail', file, {
      found: [
        ...text`${path(file, line ?? undefined)}: `,
        ...listed(own.slice(0, 5).map(problemText)),
        ...rest(own.length - 5),
      ],
      required:
        rule === 'exclusions' ? text`at least ${options.specification.exclusions} exclusions` : required,
      requiredAt:
        where('specification', rule === 'exclusions' ? 'exclusions' : 'paths') ?? where('specification'),
      location: line === null ? { path: file, at: 'head' } : { path: file, line, at: 'head' },
      fix: first === undefined ? text`complete ${path(file)}` : stepText(first, file),
      details: [
        ...(others.length === 0 ? [] : [all(own)]),
        recoveryDetail('specification', options.approvers),
      ],
    })
  })
}

const rest = (count: number): Text => (count > 0 ? text` (and ${count} more)` : [])

const all = (problems: readonly DocumentProblem[]): Detail => ({
  kind: 'list',
  title: text`All of it`,
  items: problems.slice(0, 50).map(problemText),
})

function orderFindings(document: Document, options: Options, where: Where): readonly Finding[] {
  const { beforeImplementation, before, outline } = document
  if (outline === null) return []
  const common = {
    required: text`a specification that was complete before implementation began`,
    requiredAt: where('specification'),
    fix: text`put its commit before those that implement (${'git rebase'}), or merge it in a pull request of its own`,
    details: [recoveryDetail('specification', options.approvers)],
  }
  if (beforeImplementation === null) {
    const remedy = {
      text: 'check out the repository with full history (`fetch-depth: 0`) in an earlier step of this job',
    }
    return [
      finding('specification-order', 'unknown', document.path, {
        ...common,
        found: text`whether ${path(document.path)} came before the implementation cannot be told: too many commits to be read through the API`,
        fix: prose(remedy.text),
        unknown: { reason: 'truncated', remedy },
      }),
    ]
  }
  if (before === null) {
    const found = text`${path(document.path)} came with or after the first commit that implements`
    return [finding('specification-order', 'fail', document.path, { ...common, found })]
  }
  const gaps = judgeDocument(before, contractOf(options))
  const [first] = gaps
  if (first !== undefined) {
    const found = [
      ...text`${path(document.path)} was not complete when implementation began: `,
      ...listed(gaps.slice(0, 3).map(problemText)),
      ...rest(gaps.length - 3),
    ]
    return [finding('specification-order', 'fail', document.path, { ...common, found })]
  }
  const found = text`${path(document.path)} was complete before implementation began`
  return [finding('specification-order', 'pass', document.path, { ...common, found, fix: [], details: [] })]
}
