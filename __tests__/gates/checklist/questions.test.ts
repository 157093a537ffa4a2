import { beforeAll, describe, expect, test } from '@jest/globals'
import { defaultChangeSettings } from '../../../src/change/default-settings.ts'
import { changeInput, nothingAsked } from '../../../src/change/input.ts'
import { known } from '../../../src/core/fact.ts'
import type { Answers } from '../../../src/core/facts/answers.ts'
import type { WorkflowPath } from '../../../src/core/facts/checklists.ts'
import type { ShippedChecklist } from '../../../src/formats/checklists/names.ts'
import { type ChangeQuestions, changeQuestions } from '../../../src/gates/checklist/change-questions.ts'
import { askedOfAuthor } from '../../../src/gates/checklist/questions.ts'
import { shippedTogether } from '../../checklists/shipped.ts'
import { entry, gather, routes, tree } from '../../facts/context.ts'
import { headSha, pullNode, snapshotAnswer } from '../../facts/fake-github.ts'
import { ran, tools } from './facts.ts'

// Real patches go through the real detectors: what a change is asked is what these rows say, and at most six questions.

interface File {
  readonly path: string
  readonly status?: 'added' | 'modified' | 'removed' | 'renamed'
  /** Lines of the patch, each with its mark. */
  readonly lines: readonly string[]
}

const patchOf = (lines: readonly string[]) => {
  const old = lines.filter((line) => !line.startsWith('+')).length
  const now = lines.filter((line) => !line.startsWith('-')).length
  return [`@@ -${old === 0 ? 0 : 10},${old} +10,${now} @@`, ...lines].join('\n')
}
const listed = ({ path, status = 'modified', lines }: File, index: number) => ({
  filename: path,
  status,
  sha: `${index}`.repeat(40).slice(0, 40),
  additions: lines.filter((line) => line.startsWith('+')).length,
  deletions: lines.filter((line) => line.startsWith('-')).length,
  changes: lines.length,
  patch: patchOf(lines),
})
const added = (path: string, ...lines: readonly string[]): File => ({
  ...{ path, status: 'added' },
  lines: lines.map((line) => `+${line}`),
})
const modified = (path: string, ...lines: readonly string[]): File => ({ path, lines })

const scanners = ['gitleaks', 'osv-scanner', 'zizmor', 'CodeQL']

interface Change {
  readonly files: readonly File[]
  readonly labels?: readonly string[]
  readonly lists?: readonly ShippedChecklist[]
  readonly tools?: readonly string[]
  readonly answers?: Readonly<Record<string, 'yes' | 'no'>>
}

async function asked({
  files,
  labels = [],
  lists = ['secure-feature'],
  ...more
}: Change): Promise<ChangeQuestions> {
  const { facts } = await gather(['changed-files', 'change'], {
    'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ changedFiles: files.length })),
    [routes.files]: files.map(listed),
    [routes.tree]: tree([entry('package.json'), entry('package-lock.json'), entry('src/a.ts')]),
  })
  const ranTools = (more.tools ?? scanners).map((tool) => ran(tool))
  const source = { kind: 'input', what: 'test' } as const
  const answers: Answers = {
    answers: Object.entries(more.answers ?? {}).map(([item, value], index) => ({
      ...{ item, value, reason: null, evidence: [], expires: null, bound: null, blobs: [], openBelow: [] },
      place: { kind: 'body', path: 'description', line: index + 1 },
    })),
    ...{ problems: [], statements: [], body: true },
    edits: { known: true, value: [] },
  }
  const input = changeInput(
    {
      ...nothingAsked,
      ...facts,
      'change-settings': known(defaultChangeSettings, source),
      answers: known(answers, source),
      'pull-request': { known: false, reason: 'offline', detail: 'none' },
      'tool-findings': ranTools.length === 0 ? nothingAsked.tools : known(tools(ranTools), source),
      'test-history': nothingAsked.history,
      regression: nothingAsked.regression,
    },
    { labels },
  )
  const checklists = { sha: headSha, lists: shippedTogether(...lists).lists, fingerprints: {} }
  return changeQuestions({ input, checklists, answers }, { baseline: 'added-lines' })
}

const authorIds = ({ questions }: ChangeQuestions) => askedOfAuthor(questions).map(({ item }) => item.id)

interface Row extends Change {
  readonly name: string
  readonly path: WorkflowPath
  readonly ids: readonly string[]
}

const rows: readonly Row[] = [
  {
    name: 'a typo in the handbook',
    files: [modified('docs/handbook.md', '-The cart is emtied.', '+The cart is emptied.')],
    ...{ path: 'docs', ids: [] },
  },
  {
    name: 'a new example with addresses in the README',
    files: [modified('README.md', '+```sh', '+curl https://shop.test/api/carts -d @cart.json', '+```')],
    ...{ path: 'docs', ids: [] },
  },
  {
    name: 'a wrong message, with its test',
    labels: ['bug'],
    files: [
      modified('src/cart/messages.ts', "-  missing: 'Entity not found',", "+  missing: 'Cart not found',"),
      modified(
        'tests/cart/messages.test.ts',
        "+test('names the cart', () => expect(missing()).toBe('Cart not found'))",
      ),
    ],
    ...{ path: 'fast', ids: [] },
  },
  {
    name: 'tests only',
    files: [added('tests/cart/total.test.ts', "test('adds up', () => expect(total([1, 2])).toBe(3))")],
    ...{ path: 'fast', ids: [] },
  },
  {
    name: 'a feature without surface: a price with discount',
    files: [
      added(
        'src/pricing/discount.ts',
        'export const discounted = (price: number, share: number): number => Math.round(price * (1 - share))',
      ),
      added('tests/pricing/discount.test.ts', "test('rounds', () => expect(discounted(99, 0.1)).toBe(89))"),
    ],
    ...{ path: 'full', ids: ['A04.a'] },
  },
  {
    name: 'a new endpoint that parses its body and queries the database, with a test of the refusal',
    files: [
      added(
        'src/orders/routes.ts',
        "router.post('/orders', requireUser, async (req, res) => {",
        '  const order = orderSchema.parse(req.body)',
        "  const rows = await pool.query('insert into orders(item) values ($1) returning id', [order.item])",
        '  res.status(201).json(rows[0])',
        '})',
      ),
      added(
        'tests/orders/routes.test.ts',
        "test('refuses a stranger', async () => expect((await post()).status).toBe(401))",
      ),
    ],
    ...{ path: 'full', ids: ['A01.a', 'A01.b', 'A03.a', 'A04.a', 'A04.b', 'DE.a'] },
  },
  {
    name: 'a call of a payment service',
    files: [
      added(
        'src/payment/client.ts',
        "const answer = await fetch('https://pay.test/v2/intents', { method: 'POST', body })",
        'const intent = intentSchema.parse(await answer.json())',
      ),
    ],
    ...{ path: 'full', ids: ['A02.a', 'A04.a', 'A04.b', 'A10.a', 'A10.b'] },
  },
  {
    name: 'one dependency more, with the lockfile',
    files: [
      modified('package.json', '   "dependencies": {', '+    "fastify": "5.1.0",', '     "zod": "4.0.0"'),
      modified(
        'package-lock.json',
        '+    "node_modules/fastify": { "version": "5.1.0", "integrity": "sha512-x" },',
      ),
    ],
    ...{ path: 'full', ids: ['A04.a', 'A06.b', 'A08.a'] },
  },
  {
    name: 'a workflow that publishes, pinned',
    files: [
      added(
        '.github/workflows/publish.yml',
        'on: { push: { tags: ["v*"] } }',
        'permissions: {}',
        'jobs:',
        '  publish:',
        '    permissions:',
        '      packages: write',
        '    steps:',
        `      - uses: actions/checkout@${'0123456789'.repeat(4)}`,
      ),
    ],
    ...{ path: 'full', ids: ['A04.a', 'A04.b', 'A06.b', 'A08.a', 'AC.1.a'] },
  },
  {
    name: 'a migration that adds a table',
    files: [
      added(
        'migrations/007_invoices.sql',
        'CREATE TABLE invoices (id uuid primary key, email text not null);',
      ),
      added('migrations/007_invoices.down.sql', 'DROP TABLE invoices;'),
    ],
    ...{ path: 'full', ids: ['A02.b', 'A04.a', 'RC.a', 'D.1.a', 'D.2.b'] },
  },
  {
    name: 'a token that is issued at sign-in',
    files: [
      modified(
        'src/auth/sign-in.ts',
        '-  return { id: user.id }',
        "+  const token = jwt.sign({ sub: user.id }, key, { algorithm: 'RS256', expiresIn: '15m' })",
        "+  reply.setCookie('session', token, { httpOnly: true, secure: true, sameSite: 'strict' })",
      ),
    ],
    ...{ path: 'full', ids: ['A04.a', 'A07.a', 'A07.b', 'A09.a', 'IA.2.a', 'MP.1.a'] },
  },
  {
    name: 'a log line of a failed order',
    files: [modified('src/orders/place.ts', "+  logger.warn({ order: order.id }, 'order refused')")],
    ...{ path: 'full', ids: ['A04.a'] },
  },
  {
    name: 'a container image and its setting',
    files: [
      modified(
        'Dockerfile',
        `-FROM node:22@sha256:${'a'.repeat(64)}`,
        `+FROM node:24@sha256:${'b'.repeat(64)}`,
      ),
      modified('config/production.json', '+  "uploads": { "maximum": 1048576 },'),
    ],
    ...{ path: 'full', ids: ['A04.a', 'A05.a', 'A06.b', 'A08.a', 'RC.a'] },
  },
  {
    name: 'a template that shows a name',
    files: [modified('src/mail/welcome.ejs', '+<p>Hello <%= user.name %></p>')],
    ...{ path: 'full', ids: ['A04.a'] },
  },
  {
    name: 'a guard that is moved away',
    files: [
      modified(
        'src/orders/routes.ts',
        "-router.delete('/orders/:id', requireOwner, remove)",
        "+router.delete('/orders/:id', remove)",
      ),
    ],
    ...{ path: 'full', ids: ['A01.a', 'A01.b', 'A04.a', 'AC.2.a'] },
  },
  {
    name: 'a bug fix that drops an error',
    labels: ['bug'],
    files: [
      modified('src/cache/refresh.ts', '+  await refresh().catch(() => {})'),
      modified('tests/cache/refresh.test.ts', "+test('goes on', () => expect(run()).resolves.toBe(true))"),
    ],
    ...{ path: 'standard', ids: ['A10:2025.a', 'A10:2025.b'] },
  },
  {
    name: 'a command that is run',
    files: [
      modified('src/images/resize.ts', "+  await execFile('convert', [source, '-resize', size, target])"),
    ],
    ...{ path: 'full', ids: ['A04.a'] },
  },
]

describe('an ordinary change has at most six questions for a person', () => {
  const found = new Map<string, ChangeQuestions>()
  beforeAll(async () => {
    for (const row of rows) found.set(row.name, await asked(row))
  })
  const of = (name: string) => {
    const questions = found.get(name)
    if (questions === undefined) throw new Error(name)
    return questions
  }

  test('the set is large enough to mean something', () => {
    expect(rows.length).toBeGreaterThanOrEqual(12)
  })

  test.each(rows)('$name', ({ name, path, ids }) => {
    const questions = of(name)
    expect(questions.decision.path).toBe(path)
    expect(authorIds(questions)).toEqual(ids)
    expect(ids.length).toBeLessThanOrEqual(6)
  })

  test('what nobody is asked is answered by a tool, by other answers, or does not apply, with the reason', () => {
    for (const { name } of rows)
      for (const { by, because, tools: named } of of(name).questions) {
        expect(because).not.toBe('')
        if (by === 'machine') expect(named.length).toBeGreaterThan(0)
      }
  })
})

describe('without scanners', () => {
  test('their questions come back to a person', async () => {
    const questions = await asked({ files: [modified('docs/a.md', '+A line.')], tools: [] })
    expect(authorIds(questions)).toEqual(['D.2.a'])
  })

  test('a tool that answers one question answers no other', async () => {
    const { files } = rows.find(({ name }) => name.startsWith('one dependency')) ?? { files: [] }
    expect(authorIds(await asked({ files, tools: ['gitleaks'] }))).toEqual([
      'A04.a',
      'A06.a',
      'A06.b',
      'A08.a',
    ])
  })
})

describe('several lists', () => {
  const endpoint = rows.find(({ name }) => name.startsWith('a new endpoint'))?.files ?? []

  test('a category of OWASP is answered by the questions of secure-feature, and asks no more', async () => {
    const alone = authorIds(await asked({ files: endpoint }))
    const both = authorIds(
      await asked({ files: endpoint, lists: ['secure-feature', 'owasp-top10-2021', 'owasp-top10-2025'] }),
    )
    expect(both).toEqual(alone)
  })

  test('a list of OWASP by itself asks by category', async () => {
    expect(authorIds(await asked({ files: endpoint, lists: ['owasp-top10-2021'] }))).toEqual([
      'A01:2021',
      'A03:2021',
      'A04:2021',
    ])
  })

  test('catalogues of the organisation ask nothing of a change', async () => {
    const lists = [
      'nist-csf-2.0',
      'nist-ssdf-1.1',
      'magerit-v3',
      'owasp-asvs-5.0',
      'workflow-health',
    ] as const
    expect(authorIds(await asked({ files: endpoint, lists }))).toEqual([])
  })

  test('performance: a typo is asked nothing, a query whether it is critical, and only a yes asks for the rest', async () => {
    const lists = ['performance'] as const
    expect(authorIds(await asked({ files: [modified('docs/a.md', '+A line.')], lists }))).toEqual([])
    const query = [
      modified('src/reports/monthly.ts', "+  const rows = await pool.query('select total from months')"),
    ]
    expect(authorIds(await asked({ files: query, lists }))).toEqual(['PERF.4'])
    expect(authorIds(await asked({ files: query, lists, answers: { 'PERF.4': 'no' } }))).toEqual(['PERF.4'])
    const yes = authorIds(await asked({ files: query, lists, answers: { 'PERF.4': 'yes' } }))
    expect(yes).toEqual(['PERF.4', ...Array.from({ length: 10 }, (_, index) => `PERF.${index + 5}`)])
  })

  test('phase completion is asked of a change that adds a phase artifact, and of no other', async () => {
    const lists = ['phase-completion'] as const
    expect(authorIds(await asked({ files: endpoint, lists }))).toEqual([])
    const phase = [added('.phase-1.complete.json', '{ "phase": 1 }')]
    expect(authorIds(await asked({ files: phase, lists }))).toHaveLength(11)
  })
})
