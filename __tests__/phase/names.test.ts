import { describe, expect, it } from '@jest/globals'
import { artifactPath, isStageId, phaseOf, stageOfPath } from '../../src/phase/files.ts'
import { pathProblem } from '../../src/phase/paths.ts'

describe('names of artifacts', () => {
  it.each([
    ['', 'phase-1', '.phase-1.complete.json'],
    ['.', 'phase-0', '.phase-0.complete.json'],
    ['./', 'M1', '.M1.complete.json'],
    ['proofs', 'P1-EXIT', 'proofs/.P1-EXIT.complete.json'],
    ['./proofs/', 'phase-12', 'proofs/.phase-12.complete.json'],
    ['a/b//', 'M0', 'a/b/.M0.complete.json'],
  ])('in folder %j, of %s: %s', (folder, stage, path) => {
    expect(artifactPath(folder, stage)).toBe(path)
    expect(stageOfPath(folder, path)).toEqual({ stage })
  })

  it.each([
    '.phase-01.complete.json',
    '.phase-00.complete.json',
    '.PHASE-1.COMPLETE.JSON',
    '.Phase-1.complete.json',
    '.phase-1.complete.JSON',
    '.phase-١.complete.json',
    '.phase-１.complete.json',
    '.phase–1.complete.json',
    '.phase_1.complete.json',
    '.рhase-1.complete.json',
    '.phаse-1.complete.json',
    '.phase-1\u200b.complete.json',
    '.phase-1.complete.json\u200d',
    '.phase-1.complete.json ',
    '.phase-1.complete.json.',
    '.ｐhase-1.complete.json',
    '.ph\u00ADase-1.complete.json',
  ])('%j is a look-alike', (path) => {
    expect(stageOfPath('', path)).toEqual({ lookalike: expect.stringContaining('.phase-') })
    expect(stageOfPath('Proofs', `proofs/${path}`)).toEqual({ lookalike: expect.any(String) })
  })

  it('says what differs', () => {
    const why = (path: string) => {
      const found = stageOfPath('', path)
      return found !== null && 'lookalike' in found ? found.lookalike : null
    }
    expect(why('.phase-01.complete.json')).toBe(
      'looks like .phase-1.complete.json and differs in leading zeros',
    )
    expect(why('.PHASE-1.complete.json')).toContain('upper and lower case')
    expect(why('.phase-١.complete.json')).toContain('look alike')
  })

  it('those of milestones and lists are known by the policy’s stages', () => {
    const stages = ['M1', 'P1-EXIT']
    for (const path of [
      '.m1.complete.json',
      '.M１.complete.json',
      '.Ｍ1.complete.json',
      '.p1-exit.complete.json',
      '.P1_EXIT.complete.json',
    ])
      expect(stageOfPath('', path, stages)).toEqual({
        lookalike: expect.stringMatching(/\.(M1|P1-EXIT)\.complete/),
      })
    expect(stageOfPath('', '.M1.complete.json', stages)).toEqual({ stage: 'M1' })
    expect(stageOfPath('', '.M2.complete.json', stages)).toEqual({ stage: 'M2' })
    expect(stageOfPath('', '.P1_EXIT.complete.json')).toBeNull()
  })

  it.each([
    'phase-1.complete.json',
    '.phase-1.complete.json.bak',
    '.phase-1.json',
    '.phase-a.complete.json',
    '.phase-.complete.json',
    '.phase--1.complete.json',
    '.phase-1.5.complete.json',
    'sub/.phase-1.complete.json',
    '.complete.json',
    'src/net.ts',
    '',
  ])('%j is no artifact', (path) => {
    expect(stageOfPath('', path)).toBeNull()
  })

  it('ids of stages', () => {
    for (const id of ['phase-0', 'phase-12', 'M0', 'P1-EXIT', 'a']) expect(isStageId(id)).toBe(true)
    for (const id of [
      'phase-01',
      'Phase-1',
      'phase-x',
      '1M',
      'M 1',
      'M-',
      '-M',
      'M--1',
      '',
      'M1/x',
      'x'.repeat(61),
    ])
      expect(isStageId(id)).toBe(false)
    expect([phaseOf('phase-12'), phaseOf('M1'), phaseOf('phase-x')]).toEqual([12, null, null])
  })
})

describe('paths of evidence', () => {
  it.each([
    'a.txt',
    'src/net.ts',
    'docs/Über uns/café.md',
    '.github/workflows/ci.yml',
    '.gitignore',
    'src/.gitkeep',
    "a/b-c_d+e@f=g,h;i!j$k%l^m(n)[o]{p}~q'r`s",
    '...x/y',
    'auxiliary/console.ts',
    'x/.github',
    'git~x',
    '日本語/ファイル.md',
    'x'.repeat(1024),
  ])('%j may be named', (path) => expect(pathProblem(path)).toBeNull())

  it.each<[string, RegExp]>([
    ['', /empty/],
    ['x'.repeat(1025), /longer/],
    ['/etc/passwd', /absolute/],
    ['C:/x', /absolute/],
    ['c:x', /absolute/],
    ['../../etc/passwd', /\.\./],
    ['a/../b', /\.\./],
    ['./a.txt', /\./],
    ['a/./b', /\./],
    ['a//b', /empty/],
    ['a/', /empty/],
    ['.git/config', /\.git/],
    ['.GIT/config', /\.git/],
    ['sub/.Git', /\.git/],
    ['.git /config', /\.git/],
    ['.git./config', /\.git/],
    ['.g\u200cit/config', /\.git/],
    ['git~1/config', /\.git/],
    ['GIT~2', /\.git/],
    ['a.txt\u0000.md', /control/],
    ['a\nb', /control/],
    ['a\u007f', /control/],
    ['a\u0085b', /control/],
    ['a\u202eb', /show/],
    ['a\u2066b', /show/],
    ['a\u200fb', /show/],
    ['a\u200bb', /show/],
    ['\ufeffa', /show/],
    ['a\u2028b', /show/],
    ['a\ud800b', /surrogate/],
    ['cafe\u0301.txt', /NFC/],
    ['C:\\x', /absolute/],
    ['a\\b', /backslash/],
    ['\\\\server\\x', /backslash/],
    ['-n', /-/],
    ['--output=x', /-/],
    [':(top)a.txt', /pathspec/],
    [':!a', /pathspec/],
    [':/a', /pathspec/],
    ['ab:c', /one of/],
    ['a*', /one of/],
    ['a?', /one of/],
    ['a"b', /one of/],
    ['a<b', /one of/],
    ['a>b', /one of/],
    ['a|b', /one of/],
    ['a./b', /dot or a blank/],
    ['a /b', /dot or a blank/],
    ['a.', /dot or a blank/],
    ['a ', /dot or a blank/],
    ['NUL', /device/],
    ['src/aux.ts', /device/],
    ['com1', /device/],
    ['LPT9.txt', /device/],
    ['con/x', /device/],
    ['com¹', /device/],
  ])('%j may not', (path, why) => expect(pathProblem(path)).toMatch(why))
})
