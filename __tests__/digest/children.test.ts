import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { childBody, childIdOf, childTitle, readChild, resolvedBody } from '../../src/digest/children.ts'
import type { DigestItem } from '../../src/digest/model.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { structureFaults } from '../support/markdown.ts'
import { idOf, item, scan, settings, visible } from './board.ts'

const bytes = (body: string): number => Buffer.byteLength(body, 'utf8')

const bodyOf = (one: DigestItem, fresh: string | null = null, day = 1): string =>
  childBody({ input: scan([one], day), item: one, since: '2026-11-01', digest: 1 }, fresh)

describe('title of an issue', () => {
  test('OUT-22 a subject of 300 characters with line breaks and emoji gives one line of at most 256', () => {
    const subject = `${'😀'.repeat(120)}\r\n\u2028\u0000${'x'.repeat(200)}`
    for (const shift of ['', 'a', 'ab']) {
      const title = childTitle(item(shift + subject))
      expect(title.length).toBeLessThanOrEqual(256)
      expect(title.length).toBeGreaterThan(250)
      expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(title).not.toMatch(/\p{Cs}/u)
    }
    expect(childTitle(item('one\ntwo'))).toBe('Gatewright: gate/rule: one\\ntwo')
  })

  test('holds whatever the subject and the rule are', () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.string({ unit: 'binary', maxLength: 400 }), (rule, subject) => {
        const title = childTitle(item(subject, { rule }))
        expect(title.length).toBeLessThanOrEqual(256)
        expect(title).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(title).toMatch(/^Gatewright: /)
      }),
      { seed: 6, numRuns: 100 },
    )
  })
})

describe('body of an issue', () => {
  test('says found, required, next step, owners, since when, proof and where the others are', () => {
    const body = bodyOf(
      item('a', {
        owners: ['@acme/web', '@alpha'],
        location: { path: 'src/a.ts', line: 3, at: 'head' },
        requiredAt: { path: 'CODEOWNERS', line: 2, at: 'base' },
      }),
    )
    const lines = body.split('\n')
    expect(lines[0]).toBe(markerLine('finding', idOf('a')))
    expect(body).toContain(
      '- Found: nothing covers `a`\n- Required: one owner\n- Next step: add a line to `CODEOWNERS`',
    )
    expect(body).toContain(
      '- Owners: `@acme/web`, `@alpha`\n- Open since 2026-11-01\n- Proof of 2026-11-01: found in [`src/a.ts:3`]',
    )
    expect(body).toContain(
      '/blob/a1b2c3d4e5f60718293a4b5c6d7e8f9001122334/src/a.ts#L3), required by [`CODEOWNERS:2`]',
    )
    expect(body).toContain('/blob/0f1e2d3c4b5a69788796a5b4c3d2e1f000112233/CODEOWNERS#L2)')
    expect(body).toContain('[issue 1](https://github.com/acme/shop/issues/1)')
    expect(readChild(body)).toMatchObject({ profile: 'weekly', firstSeen: '2026-11-01', subject: 'a' })
  })

  test('mentions owners only when the policy says so, and nothing but logins and teams', () => {
    const one = item('a', { owners: ['@alpha', '@acme/web', '@acme/everyone`@bravo', '@everyone @chef'] })
    const body = childBody(
      {
        input: scan([one], 1, { settings: { ...settings, mention: true } }),
        item: one,
        since: '2026-11-01',
        digest: 1,
      },
      null,
    )
    expect(body).toContain('- Owners: @alpha, @acme/web, ``@acme/everyone`@bravo``, `@everyone @chef`')
    expect(bodyOf(one)).toContain('- Owners: `@alpha`, `@acme/web`')
  })

  test('nothing foreign becomes mark-up, and it always fits', () => {
    fc.assert(
      fc.property(
        hostileFinding,
        fc.array(hostileMarkdown, { maxLength: 7 }),
        hostileMarkdown,
        (finding, owners, documentation) => {
          const { found, required, fix, subject, location, requiredAt } = finding
          const places = {
            ...(location === undefined ? {} : { location }),
            ...(requiredAt === undefined ? {} : { requiredAt }),
          }
          const one = item(subject, { found, required, fix, owners, documentation, ...places })
          const body = bodyOf(one)
          expect(structureFaults(visible(body))).toEqual([])
          expect(bytes(body)).toBeLessThanOrEqual(60_000)
          expect(childIdOf(body)).toBe(idOf(subject))
          expect(bodyOf(one, body.replace(/\n/g, '\r\n'), 9)).toBe(body)
        },
      ),
      { seed: 6, numRuns: 80 },
    )
    const long = [{ kind: 'code' as const, text: '|'.repeat(100_000) }]
    expect(
      bytes(bodyOf(item('|'.repeat(100_000), { found: long, required: long, fix: long }))),
    ).toBeLessThanOrEqual(60_000)
  })

  test('a proof that somebody else wrote leads nowhere else', () => {
    const run = 'https://github.com.evil.example/x'
    const one = item('a')
    const body = childBody(
      { input: scan([one], 1, { runUrl: run }), item: one, since: '2026-11-01', digest: 1 },
      null,
    )
    expect(body).not.toContain('evil')
  })

  test('when it closes for the second time, the first reason is gone', () => {
    const body = bodyOf(item('a'))
    const twice = resolvedBody(resolvedBody(body, 'Fixed once'), 'Fixed twice')
    expect(twice).toBe(resolvedBody(body, 'Fixed twice'))
  })

  test('when it closes, the reason stands above what it said; one without room stays as it is', () => {
    const body = bodyOf(item('a'))
    const resolved = resolvedBody(body, 'Fixed')
    expect(resolved.split('\n').slice(0, 2)).toEqual([markerLine('finding', idOf('a')), '**✅ Fixed**'])
    expect(readChild(resolved)).toEqual(readChild(body))
    expect(resolvedBody('é'.repeat(30_000), 'Fixed')).toBe('é'.repeat(30_000))
  })
})

describe('whose issue it is', () => {
  const marker = markerLine('finding', idOf('a'))
  test.each([
    ['the first line', `${marker}\nx`, true],
    ['the first line, with CRLF', `${marker}\r\nx`, true],
    ['nothing else', marker, true],
    ['the second line', `x\n${marker}`, false],
    ['a quote', `> ${marker}`, false],
    ['a line with more', `${marker} x`, false],
    ['another kind', `${markerLine('digest', idOf('a'))}\n`, false],
    ['half an id', '<!-- gatewright:finding v1 id=abc -->\n', false],
  ])('a marker in %s', (_, body, isOurs) => {
    expect(childIdOf(body)).toBe(isOurs ? idOf('a') : null)
  })
})
