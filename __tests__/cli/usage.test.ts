import { describe, expect, test } from '@jest/globals'
import { commands } from '../../src/cli/commands.ts'
import { runs } from '../../src/cli/run-table.ts'
import { version } from '../../src/version.ts'
import { gatewright } from './harness.ts'

describe('help', () => {
  test('names every command and every exit code, on standard output', async () => {
    const { code, stdout, stderr } = await gatewright(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { name } of commands) expect(stdout).toContain(`  ${name} `)
  })

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s: usage, every flag and an example',
    async (name, command) => {
      for (const flag of ['--help', '-h']) {
        const { code, stdout } = await gatewright([...name.split(' '), flag])
        expect(code).toBe(0)
        expect(stdout).toContain(command.example)
        for (const one of command.flags) expect(stdout).toContain(`--${one.name}`)
      }
    },
  )

  test('every command but the demo runs here', () => {
    expect(Object.keys(runs).sort()).toEqual(
      commands
        .map(({ name }) => name)
        .filter((name) => name !== 'demo')
        .sort(),
    )
  })

  test.each(['codeowners', 'policy'])('%s alone shows its commands on standard error', async (group) => {
    const alone = await gatewright([group])
    expect({ code: alone.code, stdout: alone.stdout }).toEqual({ code: 64, stdout: '' })
    const asked = await gatewright([group, '--help'])
    expect(asked).toEqual({ code: 0, stdout: alone.stderr, stderr: '' })
  })

  test('help is --help', async () => {
    expect(await gatewright(['help'])).toEqual(await gatewright(['--help']))
  })

  test.each(['policy', 'policy print', 'lcb', 'help'])('help %s is %s --help', async (what) => {
    const asked = await gatewright(['help', ...what.split(' ')])
    expect(asked).toEqual(await gatewright([...what.split(' '), '--help']))
    expect(asked.code).toBe(0)
  })

  test('help of a command that is none says so', async () => {
    expect(await gatewright(['help', 'polcy'])).toMatchObject({ code: 64, stdout: '' })
  })

  test('--version is the version and nothing else', async () => {
    expect(await gatewright(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('no line is wider than the terminal', async () => {
    for (const { name } of commands) {
      const { stdout } = await gatewright([...name.split(' '), '--help'], { terminal: { columns: 60 } })
      const wide = stdout.split('\n').filter((line) => line.length > 60 && !line.startsWith('Example'))
      expect(wide).toEqual([])
    }
  })
})

describe('wrong usage', () => {
  test.each([
    [[], 'Usage: gatewright COMMAND'],
    [['chek'], 'there is no command "chek" (did you mean "check"?)'],
    [['codeowner', 'who'], 'did you mean "codeowners"?'],
    [['codeowners', 'wo', 'a'], 'did you mean "codeowners who"?'],
    [['who', 'a'], 'did you mean "codeowners who"?'],
    [['polcy'], 'did you mean "policy"?'],
    [['lbc', '1/2'], 'there is no command "lbc"'],
    [['--vresion'], 'there is no flag "--vresion" (did you mean "--version"?)'],
    [['check', '--jsno'], 'there is no flag "--jsno" (did you mean "--json"?)'],
    [['check', '-x'], 'there is no flag "-x"'],
    [['check', '--base'], '--base needs a value: --base REF'],
    [['check', '--base='], '--base needs a value: --base REF'],
    [['check', '--base', '--json'], '--base needs a value, found "--json"'],
    [['check', '--json=yes'], '--json takes no value, found "yes"'],
    [['check', '--base', 'a', '--base', 'b'], '--base is given twice'],
    [
      ['check', '--format', 'xml'],
      '--format: found "xml", but gatewright check writes pretty, json, markdown, sarif',
    ],
    [['check', '--format', 'jsn'], 'did you mean "json"?'],
    [['check', '--json', '--format', 'markdown'], 'contradict each other'],
    [['explain', 'a', 'b'], 'takes at most 1 argument, found "b"'],
    [['codeowners', 'lint', 'CODEOWNERS'], 'takes no argument, found "CODEOWNERS"'],
    [['suite', 'read'], 'suite read: expected [--tests] FILE…'],
    [['suite', 'soak', 'x'], 'takes no argument, found "x"'],
    [['lcb'], 'lcb: expected SUCCESSES/TRIALS'],
    [['lcb', '1/1', '2/2'], 'takes at most 1 argument, found "2/2"'],
    [['codeowners', 'who'], 'no path is given'],
    [['codeowners', 'who', 'a', '--stdin'], 'not both'],
    [['codeowners', 'who', 'a', '-z'], '-z is about --stdin'],
    [['codeowners', 'who', 'a', '--format', 'markdown'], 'writes pretty, json'],
    [['codeowners', 'who', '--codeowners', '-', '--stdin'], 'standard input is named twice'],
    [['evaluate'], '--facts FILE is missing'],
    [['evaluate', '--facts', '-', '--policy', '-'], 'standard input'],
    [['evaluate', '--facts', 'x', '--at', 'today'], '--at: found "today", expected a time'],
    [
      ['policy', 'impact'],
      'expected --facts DIR, a folder of saved facts, or --repository OWNER/REPO --last N',
    ],
    [['check', '--pull', 'x'], '--pull: found "x", expected the number'],
    [['check', '--pull', '1', '--base', 'main'], 'give one of them'],
    [['check', '--repository', 'acme/shop'], 'expected --pull N'],
    [['check', '--pull', '1', '--repository', 'acme'], '--repository is "acme"; expected owner/name'],
    [['check', '--pull', '1', '--repository', 'acme/shop'], 'there is no token'],
    [['check', '--redact'], '--redact is about --save-facts'],
    [['check', '--save-facts', '-'], 'standard output holds the result'],
    [['check', 'codeowner'], 'there is no gate "codeowner" (did you mean "codeowners"?)'],
    [['explain', 'codeowners/owner-aproval'], 'did you mean "codeowners/owner-approval"?'],
  ])('%j ends with 64, says why, and writes no result', async (argv, expected) => {
    const { code, stdout, stderr } = await gatewright(argv)
    expect(stderr).toContain(expected)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
  })
})

describe('demo', () => {
  test('hands its arguments on, and answers with the exit code', async () => {
    const seen: string[][] = []
    const demo = async (argv: readonly string[]) => {
      seen.push([...argv])
      return 3
    }
    expect((await gatewright(['demo', 'story', '--fast'], { demo })).code).toBe(3)
    expect(seen).toEqual([['story', '--fast']])
  })

  test('an answer that is no exit code is not taken for success', async () => {
    expect((await gatewright(['demo'], { demo: async () => 17 })).code).toBe(64)
  })

  test('wrong usage that the demo’s own bundle found is wrong usage', async () => {
    const demo = async (): Promise<number> => {
      throw Object.assign(new Error('there is no story "x"'), { name: 'UsageError' })
    }
    const ended = await gatewright(['demo', 'x'], { demo })
    expect(ended).toEqual({ code: 64, stdout: '', stderr: 'gatewright: there is no story "x"\n' })
  })

  test('a bug is code 3, and its stack is shown on demand only', async () => {
    const demo = async (): Promise<number> => {
      throw new TypeError('broken')
    }
    const quiet = await gatewright(['demo'], { demo })
    expect(quiet).toMatchObject({ code: 3, stdout: '' })
    expect(quiet.stderr).toContain('Gatewright failed, which is a bug: broken')
    expect(quiet.stderr).not.toContain(' at ')
    const loud = await gatewright(['demo'], { demo, variables: { GATEWRIGHT_DEBUG: '1' } })
    expect(loud.stderr).toContain('usage.test.ts')
  })
})
