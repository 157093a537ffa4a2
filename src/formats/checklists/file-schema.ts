import { z } from 'zod'
import { evidenceGrades } from '../../core/facts/checklists.ts'
import { lazy } from '../../core/lazy.ts'
import { globSchema, itemId, makeConditionSchema } from './condition-schema.ts'
import { evidenceKinds, languages, signalNames } from './vocabulary.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const grade = () => z.enum(evidenceGrades).optional()

/** An item of this file, or `LIST/ITEM` of another one. */
const reference = lazy(() =>
  z
    .string()
    .max(200)
    .regex(
      /^(?:[A-Za-z0-9._-]+\/)?[A-Za-z0-9](?:-?[A-Za-z0-9._:])*$/,
      'expected the id of an item, or LIST/ITEM',
    ),
)

const recoverySchema = lazy(() =>
  z.strictObject({
    action: text(500).describe('What to do when the answer is no.'),
    rollback: text(500).describe('How to undo what was done.'),
    escalation: text(500).describe('Whom to ask, and when.'),
  }),
)

const controlSchema = lazy(() =>
  z.strictObject({
    standard: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'expected a name such as nist-csf-2.0')
      .describe('The standard the ids belong to.'),
    id: text(60).optional().describe('The control the item supports.'),
    ids: z.array(text(60)).min(1).max(100).optional().describe('Several controls with the same mapping.'),
    source: text(120).describe('Whose mapping it is: `ours`, or who published it.'),
    official: z.boolean().describe('Whether the publisher of the standard made the mapping.'),
    relation: z
      .enum(['equal-to', 'equivalent-to', 'subset-of', 'superset-of', 'intersects-with'])
      .describe('What the item is to the control, in the words of NIST IR 8477.'),
  }),
)

const contradictionSchema = lazy(() =>
  z.strictObject({
    sarif: z
      .array(z.strictObject({ tool: text(100), rule: text(200) }))
      .max(200)
      .default([])
      .describe('Open results of these tools and rules; `*` is every rule.'),
    cwe: z
      .array(z.string().regex(/^CWE-[1-9]\d{0,4}$/, 'expected a weakness such as CWE-79'))
      .max(200)
      .default([])
      .describe('Open results of these weaknesses, whoever reports them.'),
    signals: z.array(z.enum(signalNames)).max(50).default([]).describe('What the change itself shows.'),
  }),
)

/** What an item can take from `defaults`. */
const shared = lazy(() => ({
  scope: z.enum(['pull-request', 'repository']).optional().describe('`repository`: asked in audits alone.'),
  applies: makeConditionSchema().optional().describe('When the item is asked.'),
  paths: z
    .array(globSchema())
    .max(200)
    .optional()
    .describe('Files the answer is about; when they change it is stale.'),
  evidence: z.array(z.enum(evidenceKinds)).min(1).optional().describe('Kinds of evidence that count.'),
  minimum: z
    .strictObject({
      ...{ docs: grade(), fast: grade() },
      ...{ standard: grade(), full: grade() },
    })
    .optional()
    .describe('Lowest grade of evidence on each path; E0 where it says nothing.'),
  'contradicted-by': contradictionSchema().optional().describe('What beats a yes.'),
  machine: z
    .array(z.strictObject({ tool: text(100) }))
    .max(20)
    .optional()
    .describe('Tools that answer it together, so that nobody is asked.'),
  'answered-by': z.enum(['author', 'reviewer']).optional().describe('Who answers.'),
  'no-allowed': z.boolean().optional().describe('Whether a no is an answer like any other.'),
  fix: text(1_000).optional().describe('What to do so that the answer is yes.'),
  recovery: recoverySchema().optional().describe('What to do when it cannot be yes.'),
  'expires-after-days': z
    .number()
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe('Days after which a `na` about the repository must be looked at again.'),
}))

const translations = () =>
  Object.fromEntries(languages.map((language) => [`question-${language}`, text(500).optional()])) as {
    readonly [key in `question-${(typeof languages)[number]}`]: z.ZodOptional<z.ZodString>
  }

const itemSchema = lazy(() =>
  z.strictObject({
    id: itemId().describe('Names the item in answers; never given to another question.'),
    version: z.number().int().min(1).default(1).describe('Raised when the meaning of the question changes.'),
    question: text(500).describe('One question with a yes or a no.'),
    ...translations(),
    aliases: z.array(itemId()).max(20).default([]).describe('Other names an answer may use.'),
    controls: z.array(controlSchema()).max(200).default([]).describe('What the item supports.'),
    'derived-from': z
      .array(reference())
      .max(200)
      .default([])
      .describe('Items whose answers answer this one.'),
    ...shared(),
  }),
)

/** The shape of a checklist file, as people write it. `checks.ts` has what the shape alone does not say. */
export const checklistFileShape = lazy(() =>
  z.strictObject({
    version: z.literal(1).describe('Version of the format.'),
    name: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'expected a name such as our-questions')
      .describe('Name of the list.'),
    title: text(120).describe('Name for people.'),
    standard: z
      .strictObject({ name: text(120), version: text(40), licence: text(300) })
      .optional()
      .describe('The standard the list is about.'),
    defaults: z.strictObject(shared()).prefault({}).describe('What holds where an item says nothing.'),
    items: z.array(itemSchema()).min(1).max(1_000).describe('The questions, in the order they are shown.'),
  }),
)
export type ChecklistFile = z.output<ReturnType<typeof checklistFileShape>>
export type FileItem = ChecklistFile['items'][number]
