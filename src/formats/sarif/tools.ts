/** Names that producers write for one tool, as it is called everywhere else. */
const names: ReadonlyMap<string, string> = new Map([
  ['semgrep oss', 'semgrep'],
  ['semgrep pro', 'semgrep'],
  ['codeql command-line toolchain', 'codeql'],
  ['osv scanner', 'osv-scanner'],
])

/** The name of a tool, without what its editions and versions add: `Semgrep OSS` is `semgrep`, `CodeQL` is `codeql`. */
export function toolName(name: string): string {
  const plain = name.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ')
  return names.get(plain) ?? plain
}

/** Whether a policy's or a checklist's name of a tool means the one that a SARIF file names. */
export const sameTool = (a: string, b: string): boolean => toolName(a) === toolName(b)
