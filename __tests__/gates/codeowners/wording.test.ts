import { describe, expect, test } from '@jest/globals'
import { facts } from '../../support/pull-request-facts.ts'
import { detailLines, judged, only, sentence } from './judging.ts'

describe('who can still approve', () => {
  const list = 'For this finding any of these can approve'
  const finding = (...owners: string[]) =>
    only(
      judged(
        facts()
          .owners(`* ${owners.join(' ')}`)
          .file('a'),
      ),
      'owner-approval',
    )

  test('is listed when the next step does not name everybody', () => {
    const many = finding('@alpha', '@bi', '@chef', '@dots', '@env')
    expect(sentence(many)).toContain('ask @alpha, @bi, @chef or 2 more to approve')
    const lines = detailLines(many)
    expect(lines.slice(lines.indexOf(list))).toEqual([list, '@alpha', '@bi', '@chef', '@dots', '@env'])
  })

  test('is not said twice when it does', () => {
    const few = finding('@alpha', '@bi')
    expect(sentence(few)).toContain('ask @alpha or @bi to approve')
    expect(detailLines(few)).not.toContain(list)
  })
})

describe('an account that is no person', () => {
  test.each([
    ['Bot', '@helper is a bot that the policy does not enrol'],
    ['Organization', '@helper is no personal account (Organization), and the policy does not enrol it'],
    ['Mannequin', '@helper is no personal account (Mannequin), and the policy does not enrol it'],
  ])('%s', (type, words) => {
    const start = facts().owners('* @helper @alpha').file('a').review('helper', 'APPROVED', { type })
    expect(sentence(only(judged(start), 'owner-approval'))).toContain(words)
  })

  test('as the only owner it is ruled out without being called a bot', () => {
    const start = facts().owners('* @helper').file('a').review('helper', 'APPROVED', { type: 'Organization' })
    const found = sentence(only(judged(start), 'author-is-only-owner'))
    expect(found).toContain('@helper is no personal account, and the policy does not enrol it')
  })
})
