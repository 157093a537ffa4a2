import type { Story } from './story.ts'

const policy = `version: 1
mode: enforce
gates:
  checklist:
    lists: [secure-feature]
    reports: ['reports/*.xml']
    sarif: { files: ['reports/*.sarif'], tools: [gitleaks] }
`

const files = {
  'src/coupons/routes.ts': `import { requirePermission } from '../auth/guard.ts'
import { couponSchema } from './schema.ts'

router.post('/coupons', requirePermission('coupons:write'), async (request, response) => {
  const coupon = couponSchema.parse(request.body)
  response.status(201).json(await coupons.save(coupon))
})
`,
  'src/coupons/schema.ts': `export const couponSchema = strictObject({
  code: text({ most: 20 }),
  percent: integer({ least: 1, most: 50 }),
})
`,
  'docs/threat-models/coupons.md': `# Threat model: coupons

## Trust boundaries

- From the browser of a shop owner to \`POST /coupons\`: session and permission \`coupons:write\`.
`,
  'ops/alerts.yml': 'alerts:\n  - name: coupons refused\n    metric: coupons_refused_total\n    above: 20\n',
}

const items = ['A01.a', 'A01.b', 'A03.a', 'A04.a', 'A04.b', 'DE.a']

/** Every box ticked, nothing behind it. */
const ticked = items.map((id) => `- [x] Yes <!-- gw:${id} -->`).join('\n')

const evidence: Readonly<Record<string, string>> = {
  'A01.a': 'src/coupons/routes.ts#L4',
  'A01.b': 'test: coupons › refuses a caller without permission',
  'A03.a': 'test: coupons › refuses what the schema does not know',
  'A04.a': 'docs/threat-models/coupons.md',
  'A04.b': 'docs/threat-models/coupons.md#trust-boundaries',
  'DE.a': 'ops/alerts.yml#L2-L4',
}
const evidenced = items
  .map((id) => `- [x] Yes <!-- gw:${id} -->\n  - Evidence: ${evidence[id] ?? ''}`)
  .join('\n')

const report = `<testsuite name="coupons" tests="2" failures="0">
  <testcase classname="coupons" name="refuses a caller without permission"/>
  <testcase classname="coupons" name="refuses what the schema does not know"/>
</testsuite>
`

interface Found {
  readonly tool: string
  readonly rule: string
  readonly path: string
  readonly line: number
}

/** What a scanner writes about a commit: SARIF 2.1.0. */
const sarif = (tool: string, revision: string, found: readonly Found[]): string =>
  JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: tool, rules: [{ id: 'missing-authorization', properties: { tags: ['CWE-862'] } }] },
        },
        versionControlProvenance: [{ repositoryUri: 'https://github.com/acme/shop', revisionId: revision }],
        results: found.map(({ rule, path, line }) => ({
          ruleId: rule,
          level: 'error',
          message: { text: 'the handler asks for no permission' },
          locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } } }],
        })),
      },
    ],
  })

/** Why a tick is no answer, what makes it one, and what is stronger than both. */
export const checklist: Story = {
  name: 'checklist',
  about:
    'every box is ticked and nothing stands behind it; then evidence does; then a scanner says otherwise',
  tell: async ({ shop, say, judged }) => {
    shop.repository.commit('main', {
      files: { '.github/gatewright.yml': policy },
      message: 'Ask security questions about changes',
    })
    const pull = shop.repository.openPullRequest({
      author: 'change-author',
      head: 'feat/coupons',
      title: 'Add coupons',
      body: ticked,
      files,
    })
    const scanned = {
      'reports/coupons.xml': report,
      'reports/gitleaks.sarif': sarif('gitleaks', pull.headSha, []),
    }
    const happening = { pull, event: 'pull_request', action: 'edited', gate: 'checklist' } as const
    say('1. A pull request adds an entry point. Every box in its description is ticked.\n')
    await judged('all-ticked', 1, { ...happening, reports: scanned })
    say('2. The same boxes, each with its evidence: lines, tests of this run, documents at the head.\n')
    pull.edit({ body: evidenced })
    await judged('evidenced', 0, { ...happening, reports: scanned })
    say('3. A scanner finds the entry point open, on a line that the change adds. That beats the tick.\n')
    const finding = { tool: 'semgrep', rule: 'missing-authorization', path: 'src/coupons/routes.ts', line: 4 }
    await judged('contradicted', 1, {
      ...happening,
      reports: { ...scanned, 'reports/semgrep.sarif': sarif('semgrep', pull.headSha, [finding]) },
    })
  },
}
