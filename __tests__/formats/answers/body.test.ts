import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readBody } from '../../../src/formats/answers/body.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'

const site = { serverUrl: 'https://github.com', repositories: ['acme/shop'] }
const read = (body: string) => readBody(body, site)
const gw = (id: string) => `<!-- gw:${id} -->`
/** `ID value` for each answer. */
const said = (body: string) => read(body).answers.map(({ item, value }) => `${item} ${value}`)
/** `kind ID line` for each problem. */
const wrong = (body: string) => read(body).problems.map(({ kind, item, line }) => `${kind} ${item} ${line}`)
const only = (body: string) => {
  const { answers, problems } = read(body)
  expect(problems).toEqual([])
  expect(answers).toHaveLength(1)
  return answers[0]
}
const details = (...lines: readonly string[]) =>
  [`- [ ] Question? ${gw('A01')}`, ...lines.map((line) => `  - ${line}`)].join('\n')

describe('what counts', () => {
  test('MD-02 code counts for nothing: a fence of four with three inside, and code by indentation', () => {
    const body = `~~~~\n\`\`\`\n- [x] a ${gw('A01')}\n\`\`\`\n~~~\n- [x] b ${gw('A02')}\n~~~~\n\n    - [x] c ${gw('A03')}\n\n- [x] d ${gw('A04')}`
    expect(said(body)).toEqual(['A04 yes'])
    expect(wrong(body)).toEqual(['hidden A01 3', 'hidden A02 6', 'hidden A03 9'])
  })

  test('MD-03 a comment counts for nothing', () => {
    expect(read('<!-- - [x] OWASP-A01 -->')).toEqual({ answers: [], problems: [], statements: [] })
    expect(wrong('<!-- - [x] OWASP-A01 gw:A01 -->')).toEqual(['hidden A01 1'])
    const nested = `<!-- - [x] a ${gw('A01')}`
    expect(said(nested)).toEqual([])
    expect(wrong(nested)).toEqual(['hidden A01 1'])
  })

  test('MD-04 nothing counts behind a comment that is not closed', () => {
    const before = [1, 2, 3].map((n) => `- [x] q ${gw(`A0${n}`)}`).join('\n')
    const plainly = read(`${before}\n\n<!-- the rest\n\n- [x] A04\n- [x] A05\n\nPath: fast`)
    expect(plainly.answers.map(({ item }) => item)).toEqual(['A01', 'A02', 'A03'])
    expect(plainly.statements).toEqual([])
    // With markers: the first one closes the comment again, for GitHub as for us.
    const body = `${before}\n\n<!-- the rest\n- [x] q ${gw('A04')}\n- [x] q ${gw('A05')}`
    expect(said(body)).toEqual(['A01 yes', 'A02 yes', 'A03 yes', 'A05 yes'])
    expect(wrong(body)).toEqual(['hidden A04 6'])
  })

  test('a quote and a footnote are not the list', () => {
    expect(wrong(`> 1. [x] q ${gw('A01')}`)).toEqual(['hidden A01 1'])
    expect(wrong(`text[^1]\n\n[^1]: - [x] q ${gw('A01')}`)).toEqual(['hidden A01 3'])
  })

  test('raw HTML that is not closed hides what follows', () => {
    const body = `- [x] q ${gw('A01')}\n\n<div title="\n\nKind: bug fix\n- [x] q ${gw('A02')}\n\nPath: docs`
    expect(said(body)).toEqual(['A01 yes'])
    expect(read(body).statements).toEqual([])
    expect(read(`${body}\n\n<p>">\n\nPath: full`).statements).toEqual([
      { key: 'path', value: 'full', line: 12 },
    ])
    // A `>` in a quoted value ends no tag, nor does what a browser takes for a part of the value.
    const quoted = `<div title="<!-- -->\n\n- [x] q ${gw('A01')}\n\n<p a=b>\n\n- [x] q ${gw('A02')}`
    expect(wrong(quoted)).toEqual(['hidden A01 3', 'hidden A02 7'])
    expect(said(`<div title='a' b>c\n\n- [x] it's q ${gw('A01')}`)).toEqual(['A01 yes'])
    expect(said(`<div title=it's>\n\n- [x] q ${gw('A01')}`)).toEqual(['A01 yes'])
    expect(wrong(body)).toEqual(['hidden A02 6'])
  })

  test('MD-06 an id in disguise is named, and counts for nothing', () => {
    const body = `- [x] q <!-- gw:\u041eWASP-A01 -->\n- [x] q <!-- gw:A0\u200b2 -->\n- [x] q <!-- gw:Ａ03.a -->`
    expect(said(body)).toEqual([])
    expect(read(body).problems).toMatchObject([
      { kind: 'confusable', item: 'OWASP-A01', line: 1, rightForm: `- [x] q ${gw('OWASP-A01')}` },
      { kind: 'confusable', item: 'A02', line: 2 },
      { kind: 'confusable', item: 'A03.a', line: 3 },
    ])
    // An id in another script altogether is nobody's look-alike: the gate says that it knows no such item.
    expect(said(`- [x] q ${gw('安全.1')}\n- [x] q ${gw('\u0410\u5b89')}`)).toEqual([
      '安全.1 yes',
      '\u0410\u5b89 yes',
    ])
  })

  test('MD-07 an item whose text is reordered counts for nothing', () => {
    for (const mark of ['\u202e', '\u2066', '\u200f', '\u061c']) {
      const body = `- [x] ${mark}q ${gw('A01')}\n- [x] q ${gw('A02')}\n  - Evidence: ${mark}a.ts\n- [x] q ${gw('A03')}`
      expect(said(body)).toEqual(['A03 yes'])
      expect(wrong(body)).toEqual(['bidirectional A01 1', 'bidirectional A02 2'])
    }
    expect(wrong(`${'\u202e'}[x] - ${gw('A01')}`)).toEqual(['malformed A01 1'])
    expect(read('Kind: \u202ebug fix')).toMatchObject({
      statements: [],
      problems: [{ kind: 'bidirectional' }],
    })
  })

  test('entities, and tags that turn the order, are no way around it', () => {
    for (const turned of ['&#x202e;q', '&rlm;q', '&#8294;q', '<bdo dir="rtl">q</bdo>', '<b dir=RTL>q</b>'])
      expect(wrong(`- [x] ${turned} ${gw('A01')}`)).toEqual(['bidirectional A01 1'])
    expect(wrong(`- [x] q ${gw('A01')}\n  - N/A: &#x202e;q`)).toEqual(['bidirectional A01 1'])
    expect(read('Kind: &#x202e;bug fix')).toMatchObject({
      statements: [],
      problems: [{ kind: 'bidirectional' }],
    })
  })

  test('what an element hides counts for nothing', () => {
    const body = `<ruby><rp>\n\n- [x] q ${gw('A01')}\n\nKind: bug fix\n\n</rp></ruby>\n\n- [x] q ${gw('A02')}`
    expect(said(body)).toEqual(['A02 yes'])
    expect(wrong(body)).toEqual(['hidden A01 3'])
    expect(read(body).statements).toEqual([])
    expect(wrong(`<rp>\n\n<!-- </rp> -->\n\n- [x] q ${gw('A01')}`)).toEqual(['hidden A01 5'])
    expect(said(`No <template> and no <select>.\n\n- [x] q ${gw('A01')}`)).toEqual(['A01 yes'])
    expect(wrong(`- [x] <rp>q</rp> ${gw('A01')}`)).toEqual(['malformed A01 1'])
    expect(said(`- [ ] q <rp>N/A: it is not there</rp> ${gw('A01')}`)).toEqual(['A01 none'])
  })

  test('a box in the line below its bullet is one', () => {
    expect(only(`-\n  [x] q ${gw('A01')}`)).toMatchObject({ item: 'A01', value: 'yes' })
  })

  test('MD-08 every form of a task counts', () => {
    const forms = ['- [X]', '* [x]', '+ [x]', '1. [x]', '1) [x]', '-   [x]', '   - [x]']
    for (const form of forms) expect(said(`${form} q ${gw('A01')}`)).toEqual(['A01 yes'])
    for (const form of forms)
      expect(said(`${form.replace(/\[.\]/, '[ ]')} q ${gw('A01')}`)).toEqual(['A01 none'])
  })

  test.each([
    ['-[x] q', '- [x] q'],
    ['- [ x ] q', '- [x] q'],
    ['- [x]q', '- [x] q'],
    ['- [✓] q', '- [x] q'],
    ['- [xx] q', '- [x] q'],
    ['- [] q', '- [ ] q'],
    ['[x] q', '- [x] q'],
  ])('MD-09 %s is none, and the line is told as it should be', (line, right) => {
    const { answers, problems } = read(`text\n\n${line} ${gw('A01')}`)
    expect(answers).toEqual([])
    expect(problems).toMatchObject([
      { kind: 'malformed', item: 'A01', line: 3, rightForm: `${right} ${gw('A01')}` },
    ])
  })

  test('MD-10 open boxes below an item are named', () => {
    const nested = [
      `- [x] parent ${gw('A01')}`,
      `  - [x] done ${gw('A01.a')}`,
      `  - [ ] open ${gw('A01.b')}`,
      '    - [ ] deeper, without a marker',
      `  - [ ] does not apply ${gw('A01.c')}`,
      '    - N/A (not-deployed): it runs nowhere yet, ask again',
      `- [x] other ${gw('A02')}`,
    ].join('\n')
    const { answers } = read(nested)
    expect(answers.map(({ item, openBelow }) => [item, openBelow])).toEqual([
      ['A01', ['A01.b', 'line 4']],
      ['A01.a', []],
      ['A01.b', ['line 4']],
      ['A01.c', []],
      ['A02', []],
    ])
  })

  test('MD-12 struck through is withdrawn, folded is not', () => {
    expect(wrong(`~~- [x] OWASP ${gw('A01')}~~`)).toEqual(['struck A01 1'])
    expect(wrong(`- [x] ~~OWASP~~ ${gw('A01')}`)).toEqual(['struck A01 1'])
    expect(wrong(`<s>\n\n- [x] OWASP ${gw('A01')}\n\n</s>`)).toEqual(['struck A01 3'])
    expect(wrong(`- [x] <del>OWASP</del> ${gw('A01')}`)).toEqual(['struck A01 1'])
    expect(said(`<details>\n\n- [x] OWASP ${gw('A01')}\n\n</details>`)).toEqual(['A01 yes'])
  })

  test('MD-14 line ends make no difference', () => {
    const lines = [
      'Kind: bug fix',
      '',
      `- [x] q ${gw('A01')}`,
      '  - Evidence: a.ts, b.ts',
      `- [ ] q ${gw('A02')}`,
      '  N/A (not-deployed): nobody runs this',
      '```',
      `- [x] q ${gw('A03')}`,
      '```',
    ]
    const whole = read(lines.join('\n'))
    expect(whole.answers).toHaveLength(2)
    for (const end of ['\r\n', '\r']) expect(read(lines.join(end))).toEqual(whole)
    const mixed = lines.map((line, index) => line + (['\n', '\r\n', '\r'][index % 3] ?? '')).join('')
    expect(read(mixed)).toEqual(whole)
    // A line separator of Unicode ends no line on GitHub.
    expect(said(`- [x] q ${gw('A01')}\u2028- [x] q ${gw('A02')}`)).toEqual([])
    expect(said(`- [x] q\u2028q ${gw('A01')}`)).toEqual(['A01 yes'])
  })

  test('MD-24 check marks and their short codes are no boxes', () => {
    expect(said(':white_check_mark: OWASP-A01')).toEqual([])
    expect(wrong(`:white_check_mark: OWASP-A01 ${gw('A01')}`)).toEqual(['malformed A01 1'])
    expect(wrong(`- ✅ OWASP-A01 ${gw('A01')}`)).toEqual(['malformed A01 1'])
  })
})

describe('markers', () => {
  test.each([
    [gw('A03.a'), null],
    ['<!-- gw:A03.a v2 -->', { version: 2, fingerprint: null }],
    ['<!--gw:A03.a v12 3fa9c1d20b77-->', { version: 12, fingerprint: '3fa9c1d20b77' }],
  ])('%s', (marker, bound) => {
    expect(only(`- [x] q ${marker}`)).toMatchObject({ item: 'A03.a', bound })
  })

  test.each([
    '<!-- gw:A03.a v0 -->',
    '<!-- gw:A03.a 3fa9c1d20b77 -->',
    '<!-- gw:A03.a v1 3fa9 -->',
    '<!-- gw:A03.a v1 3FA9C1D20B77 -->',
    '<!-- gw: A03.a -->',
    '<!-- GW:A03.a -->',
    '<!-- gw:A03.a A03.b -->',
  ])('%s is malformed', (marker) => {
    const { answers, problems } = read(`- [x] q ${marker}`)
    expect(answers).toEqual([])
    expect(problems).toMatchObject([
      { kind: 'malformed', item: 'A03.a', rightForm: `- [x] q ${gw('A03.a')}` },
    ])
  })

  test('other comments name nothing, nor does the text', () => {
    expect(
      read('- [x] A03.a is done <!-- gateway: none --> <!-- gatewright:checklist v1 -->').answers,
    ).toEqual([])
  })

  test.each(['', '&#8203;', '\u200b', '\u2060\u00ad', '\u3164'])(
    'beside %j nobody sees what is ticked',
    (text) => {
      expect(said(`- [x] ${text} ${gw('A01')}`)).toEqual([])
    },
  )

  test('the id that is shown is kept where it is not the marker’s', () => {
    const shown = (text: string) => only(`- [x] ${text} ${gw('A03.a')}`)?.shown ?? null
    expect(['**A03.a** q', 'Is it so?', '', 'q **A01.a**'].map((text) => text && shown(text))).toEqual([
      null,
      null,
      '',
      null,
    ])
    expect(['**A01.a** q', '`A01.a`: q', '🔒 A01.a', '[A01.a](https://a.b) q'].map(shown)).toEqual(
      Array(4).fill('A01.a'),
    )
  })

  test('two in one task answer neither', () => {
    expect(wrong(`- [x] q ${gw('A01')} ${gw('A02')}`)).toEqual(['malformed A01 1'])
    expect(said(`- [x] q ${gw('A01')} ${gw('A02')}`)).toEqual([])
  })

  test('a nested task has its own', () => {
    expect(said(`- [x] q\n  - [x] r ${gw('A02')}`)).toEqual(['A02 yes'])
  })

  test('outside of a task it is told', () => {
    const body = `A03 ${gw('A01')}\n\n- no box ${gw('A02')}\n\n# heading ${gw('A03')}\n\n${gw('A04')}\n\n\`${gw('A05')}\``
    expect(said(body)).toEqual([])
    expect(wrong(body)).toEqual(['malformed A01 1', 'malformed A02 3', 'malformed A03 5', 'malformed A04 7'])
    expect(read(`- no box ${gw('A02')}`).problems).toMatchObject([{ rightForm: `- [ ] no box ${gw('A02')}` }])
  })

  test('a box without a word beside it shows nobody what is ticked', () => {
    expect(wrong(`- [x] ${gw('A01')}`)).toEqual(['malformed A01 1'])
    for (const nothing of ['&nbsp;', '\u200b', '&zwj;', '\u2800', '&InvisibleTimes;'])
      expect(wrong(`- [x] ${nothing} ${gw('A01')}`)).toEqual(['malformed A01 1'])
    expect(wrong(`- [x] ~~q~~ . ${gw('A01')}`)).toEqual(['struck A01 1'])
    expect(said(`- [x] ![q](q.png) ${gw('A01')}`)).toEqual([])
  })

  test('the same id twice gives two answers', () => {
    expect(said(`- [x] q ${gw('A01')}\n- [ ] q ${gw('A01')}`)).toEqual(['A01 yes', 'A01 none'])
  })
})

describe('answers', () => {
  test.each([
    [
      'a kind and a reason',
      details('N/A (no-such-surface): no session is added'),
      'no-such-surface',
      'no session is added',
    ],
    ['blanks in the kind', details('n/a (Not in this change): none'), 'not-in-this-change', 'none'],
    ['no kind', details('N/A: no session'), null, 'no session'],
    ['a kind of nobody', details('N/A (because): no session'), null, '(because) no session'],
    ['no reason', details('N/A'), null, ''],
    ['a dash', details('N/A — no session'), null, 'no session'],
    ['marks', details('**N/A** (`not-deployed`): it *runs* nowhere'), 'not-deployed', 'it runs nowhere'],
    [
      'on the line itself',
      `- [ ] Question? N/A (accepted-risk): we live with it ${gw('A01')}`,
      'accepted-risk',
      'we live with it',
    ],
    ['on the line itself, ticked, bare', `- [x] Question? N/A ${gw('A01')}`, null, ''],
    [
      'in a line below',
      `- [ ] Question? ${gw('A01')}\n  N/A (not-deployed): it runs\n  nowhere`,
      'not-deployed',
      'it runs nowhere',
    ],
    ['in two lines', details('N/A: no session\n    and no token'), null, 'no session and no token'],
  ])('does not apply: %s', (_, body, kind, text) => {
    expect(only(body)).toMatchObject({ value: 'na', reason: { kind, text } })
  })

  test('no, with a reason; unticked and silent is none', () => {
    expect(only(details('No: the restore was never tried'))).toMatchObject({
      value: 'no',
      reason: { kind: null, text: 'the restore was never tried' },
    })
    expect(only(details('Note: nothing'))).toMatchObject({ value: 'none', reason: null })
    expect(only(`- [x] Is there a way that says N/Ample or No-one? ${gw('A01')}`)).toMatchObject({
      value: 'yes',
    })
  })

  test.each([
    ['a tick and a no', details('No: never').replace('[ ]', '[x]'), 'malformed', 2],
    ['a tick and a bare no', details('No.').replace('[ ]', '[x]'), 'malformed', 2],
    ['a tick and a no in disguise', details('N\u200bo: never').replace('[ ]', '[x]'), 'malformed', 2],
    ['no and N/A', details('No: never', 'N/A: no session'), 'malformed', 2],
    ['N/A twice', details('N/A: one', 'N/A: two'), 'duplicate-key', 3],
    ['two ends', details('N/A: one', 'Expires: 2027-01-01', 'Expires: 2028-01-01'), 'duplicate-key', 4],
    ['an end that is none', details('N/A: one', 'Expires: soon'), 'malformed', 3],
    ['a day that is none', details('N/A: one', 'Expires: 2027-02-29'), 'malformed', 3],
  ])('%s answers nothing', (_, body, kind, line) => {
    const { answers, problems } = read(body)
    expect(answers).toMatchObject([{ value: 'none' }])
    expect(problems).toMatchObject([{ kind, line, item: 'A01' }])
  })

  test('an end', () => {
    expect(only(details('N/A: no session', 'Expires: 2027-01-31'))).toMatchObject({ expires: '2027-01-31' })
  })

  test('evidence, in one line, in several, below', () => {
    const names = (body: string) => only(body)?.evidence.map(({ name }) => name)
    expect(names(details('Evidence: a.ts, `b.ts`, [c](c.ts)'))).toEqual(['a.ts', 'b.ts', 'c.ts'])
    expect(names(details('**Evidence:** src/__tests__/a.ts'))).toEqual(['src/__tests__/a.ts'])
    expect(names(details('**Evidence**: test: a_b_ c'))).toEqual(['a_b_ c'])
    expect(names(details('Evidence: a.ts', 'evidence: b.ts'))).toEqual(['a.ts', 'b.ts'])
    expect(names(details('Evidence:\n    - a.ts\n    - b.ts'))).toEqual(['a.ts', 'b.ts'])
    expect(names(`- [x] q ${gw('A01')}\n  Evidence: a.ts,\n  b.ts`)).toEqual(['a.ts', 'b.ts'])
    expect(names(`- [x] q? Evidence: a.ts ${gw('A01')}`)).toEqual(['a.ts'])
    expect(names(`- [x] Is evidence: kept? Evidence: a.ts ${gw('A01')}`)).toEqual(['a.ts'])
    expect(names(details('Evidence: src/'))).toEqual(['src'])
    expect(names(`- [x] q ${gw('A01')}\n  Evidence: a.ts\n\n  A paragraph, with commas.`)).toEqual(['a.ts'])
  })

  test.each([
    ['hidden', '  - Evidence: a.ts <!-- , b.ts -->', ['a.ts']],
    ['hidden from the start', '  - <!-- Evidence: b.ts -->', []],
    ['hidden over lines', '  - Evidence: a.ts <!-- , \n    b.ts\n    --> , c.ts', ['a.ts', 'c.ts']],
    ['struck', '  - ~~Evidence: b.ts~~', []],
    ['in code', '  - text\n\n    ```\n    Evidence: b.ts\n    ```', []],
    ['in a quote', '  - text\n    > Evidence: b.ts', []],
    ['in a picture', '  - ![Evidence: b.ts](x.png)', []],
  ])('evidence that is not shown counts for nothing: %s', (_, lines, names) => {
    const { answers } = read(`- [x] q ${gw('A01')}\n${lines}`)
    expect(answers[0]?.evidence.map(({ name }) => name)).toEqual(names)
  })

  test.each([
    '  - ![N/A: nothing of it is here](x.png)',
    '  - ~~N/A: nothing of it is here~~',
    '  - <!-- N/A: nothing of it is here -->',
    '  - <s>N/A: nothing of it is here</s>',
    '  > N/A: nothing of it is here',
    '      N/A: nothing of it is here',
  ])('a reason that is not shown as one counts for nothing: %s', (line) => {
    expect(read(`- [ ] q ${gw('A01')}\n\n${line}`).answers).toMatchObject([{ value: 'none', reason: null }])
  })

  test.each(['[ ](a.ts)', '[\u200b](a.ts)', '[&zwj;](a.ts)'])(
    'evidence behind a link without words: %j',
    (link) => {
      const { answers, problems } = read(`- [x] q ${gw('A01')}\n  - Evidence: ${link}`)
      expect(answers[0]?.evidence).toEqual([])
      expect(problems).toMatchObject([{ kind: 'unreadable-evidence', line: 2, item: 'A01' }])
    },
  )

  test('evidence that is struck through is told', () => {
    const { answers, problems } = read(`- [x] q ${gw('A01')}\n  - Evidence: a.ts, ~~b.ts~~`)
    expect(answers[0]?.evidence.map(({ name }) => name)).toEqual(['a.ts'])
    expect(problems).toMatchObject([{ kind: 'unreadable-evidence', line: 2, item: 'A01' }])
  })

  test.each([
    ['Evidense: a.ts', 'unknown-key', '  - Evidence: a.ts'],
    ['NA: none of it', 'unknown-key', '  - N/A: none of it'],
    ['Expire: 2027-01-01', 'unknown-key', '  - Expires: 2027-01-01'],
    ['Evidence:', 'unreadable-evidence', ''],
    ['Evidence: chek: ci', 'unreadable-evidence', ''],
    [`Evidence: ${'a'.repeat(301)}`, 'too-large', ''],
    [`N/A: ${'a '.repeat(1_001)}b`, 'too-large', ''],
  ])('%.25s is told', (line, kind, right) => {
    const { problems } = read(details(line))
    expect(problems).toMatchObject([{ kind, line: 2, item: 'A01' }])
    if (right !== '') expect(problems).toMatchObject([{ rightForm: right }])
  })

  test('a reason is never longer than 2,000 characters', () => {
    expect(read(details(`N/A: ${'ab '.repeat(2_000)}`)).answers[0]?.reason?.text).toHaveLength(2_000)
  })
})

describe('statements', () => {
  const stated = (body: string) =>
    read(body).statements.map(({ key, value, line }) => `${line} ${key}=${value}`)

  test('are lines of running text and of lists', () => {
    const body = [
      'Fixes a crash.',
      'Kind: bug fix',
      '**Path:** fast',
      '',
      '- specification: specs/a.md, `specs/b c.md`',
      '- [x] Unlock: src/__tests__/a.test.ts',
      '- Mitigation plan: [the plan](docs/plan.md)',
      '- Security review skipped: documentation only',
      '1. Performance  review skipped: no hot path',
      '',
      '<details>',
      '',
      'Reproduction: see *issue* 3',
      'Surface: none',
    ].join('\n')
    expect(stated(body)).toEqual([
      '2 kind=bug fix',
      '3 path=fast',
      '5 specification=specs/a.md',
      '5 specification=specs/b c.md',
      '6 unlock=src/__tests__/a.test.ts',
      '7 mitigation-plan=docs/plan.md',
      '8 security-review-skipped=documentation only',
      '9 performance-review-skipped=no hot path',
      '13 reproduction=see issue 3',
      '14 surface=none',
    ])
  })

  test.each([
    ['a quote', '> Kind: bug fix'],
    ['a fence', '```\nKind: bug fix\n```'],
    ['indented code', '    Kind: bug fix'],
    ['a code span', '`Kind: bug fix'.concat('`').replace(/^`/, 'see `')],
    ['a comment', '<!-- Kind: bug fix -->'],
    ['a comment of several lines', '<!--\nKind: bug fix\n-->'],
    ['strike-through', '~~Kind: bug fix~~'],
    ['struck HTML', '<del>\n\nKind: bug fix\n\n</del>'],
    ['struck HTML in a line', '<s>Kind: bug fix</s>'],
    ['raw HTML', '<div>\nKind: bug fix\n</div>'],
    ['a box that is not ticked', '- [ ] Kind: bug fix'],
    ['a heading', '# Kind: bug fix'],
    ['a footnote', 'x[^1]\n\n[^1]: Kind: bug fix'],
    ['a sentence', 'The Kind: bug fix'],
    ['another word', 'Kinds: bug fix'],
    ['no value', 'Kind:'],
    ['a path that is an address', 'Unlock: https://elsewhere.example/a.ts'],
  ])('%s states nothing', (_, body) => {
    expect(stated(body)).toEqual([])
  })

  test('an address of this repository is a path', () => {
    expect(stated('Specification: https://github.com/acme/shop/blob/main/specs/a.md')).toEqual([
      '1 specification=specs/a.md',
    ])
  })
})

/** Within 500 ms of processor time: once of three, since what else the process does is not the work's. */
const isQuick = (work: () => void): boolean => [1, 2, 3].some(() => cpuMilliseconds(work) < 500)

describe('hostile bodies', () => {
  const piece = fc.constantFrom(
    '- [x] ',
    '- [ ] ',
    gw('A01'),
    '<!-- ',
    ' -->',
    '\n',
    '\n  ',
    '> ',
    '```',
    '~~',
    'N/A: ',
    'Evidence: ',
    'a.ts',
    '<s>',
    '</s>',
    '`',
    'Kind: fix',
    '\u202e',
    '\t',
    '1. ',
    '[a](b)',
  )

  test('every answer is of a line that holds a box, and lines of problems exist', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join('')
        const lines = body.split('\n')
        const { answers, problems } = read(body)
        for (const { line } of answers) expect(lines[line - 1]).toMatch(/\[[ xX]\]/)
        for (const { line } of problems) expect(lines[line - 1]).toBeDefined()
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('a box that is not ticked is never a yes', () => {
    fc.assert(
      fc.property(
        fc.array(
          piece.filter((one) => one !== '- [x] '),
          { maxLength: 30 },
        ),
        (pieces) => {
          expect(read(pieces.join('')).answers.every(({ value }) => value !== 'yes')).toBe(true)
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  test.each([
    ['tasks', `- [x] q ${gw('A01')}\n  - Evidence: a.ts\n`],
    ['open comments', '<!-- '],
    ['markers', gw('A01')],
    ['boxes', '[x] '],
    ['brackets', '['],
    ['quotes', '> '],
    ['keys', 'N/A: '],
    ['targets', `a.ts, `],
    ['code marks', '`'],
    ['tags', '<s>'],
  ])('256 KiB of %s are read in time', (_, unit) => {
    const body = `- [x] q ${gw('A01')}\n  - Evidence: ${unit.repeat(Math.floor(262_000 / unit.length))}`
    expect(isQuick(() => void read(body))).toBe(true)
  })

  test('tasks nested in tasks without end are read in time', () => {
    const body = Array.from(
      { length: 700 },
      (_, depth) => `${' '.repeat(depth)}- [ ] q ${gw(`A${depth}`)}`,
    ).join('\n')
    expect(isQuick(() => void read(body))).toBe(true)
  })
})
