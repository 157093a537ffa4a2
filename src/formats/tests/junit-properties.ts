type Property = readonly [name: string, value: string]

const noProperties: readonly Property[] = []
const noTags: readonly string[] = []

/** Properties that hold one tag, or a list of tags. */
const tagNames = new Set(['tag', 'label', 'mark', 'marker', 'category', 'group'])
const tagListNames = new Set(['tags', 'labels', 'marks', 'markers', 'categories', 'groups'])

/** Properties of a suite that name the commit the tests ran on, in lower case with `_` for `.` and `-`. */
const commitNames = new Set([
  'commit',
  'commit_id',
  'commit_sha',
  'commit_hash',
  'git_commit',
  'git_commit_id',
  'git_commit_sha',
  'git_sha',
  'git_head',
  'github_sha',
  'ci_commit',
  'ci_commit_sha',
  'build_commit',
  'head_sha',
  'vcs_revision',
  'env_git_commit',
  'env_github_sha',
])

/** Most properties that the suites around a test may hand down to it: each of these tests keeps them all. */
const maximumInherited = 500

/**
 * The properties of one suite or test, and behind them those of what it stands in. A suite's are closed when its first
 * test begins: what stands behind is of no test before it, and one list serves all tests of the suite.
 */
export class JunitProperties {
  private readonly outer: JunitProperties | null
  private sealed = false
  private own: Property[] | null = null
  private joinedProperties: readonly Property[] | null = null
  private joinedTags: readonly string[] | null = null

  constructor(outer: JunitProperties | null) {
    this.outer = outer
  }

  /** How many there are with those of what it stands in. */
  get count(): number {
    return (this.own?.length ?? 0) + (this.outer?.count ?? 0)
  }

  /** Nothing is added from here on, neither here nor in what it stands in. */
  seal(): void {
    if (this.sealed) return
    this.sealed = true
    this.outer?.seal()
  }

  /** Adds to a suite's. @returns false when there are too many */
  addInherited(name: string, value: string): boolean {
    if (this.sealed) return true
    if (this.count >= maximumInherited) return false
    this.add(name, value)
    return true
  }

  add(name: string, value: string): void {
    this.own ??= []
    this.own.push([name, value])
    this.joinedProperties = null
    this.joinedTags = null
  }

  /** The own ones first. The same array as long as none is added. */
  get all(): readonly Property[] {
    if (this.joinedProperties !== null) return this.joinedProperties
    const outer = this.outer?.all ?? noProperties
    this.joinedProperties = this.own === null ? outer : [...this.own, ...outer]
    return this.joinedProperties
  }

  /** Every tag that a property names, each once. The same array as long as none is added. */
  get tags(): readonly string[] {
    if (this.joinedTags !== null) return this.joinedTags
    const outer = this.outer?.tags ?? noTags
    const own = this.own?.flatMap(tagsOf) ?? noTags
    this.joinedTags = own.length === 0 ? outer : [...new Set([...own, ...outer])]
    return this.joinedTags
  }
}

function tagsOf([name, value]: Property): readonly string[] {
  const key = name.toLowerCase()
  // Lists are written as words, or as a list of JSON or Python.
  const list = tagListNames.has(key) ? value.replace(/[[\]"']/gu, ' ').split(/[\s,;]+/u) : []
  const one = tagNames.has(key) ? [value.trim()] : []
  return [...list, ...one].filter((tag) => tag !== '')
}

/** The commit a suite's property names, in lower case; null when it is none. */
export function commitOf(name: string, value: string): string | null {
  if (!commitNames.has(name.toLowerCase().replace(/[.-]/gu, '_'))) return null
  const text = value.trim().toLowerCase()
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(text) ? text : null
}

/**
 * Names of the system properties that surefire and Ant copy into every suite: they describe the machine, its paths and
 * its user, and select no test.
 */
const environment =
  /^(?:(?:java|javax|jdk|sun|awt|apple|env|ant|surefire|maven|jna|https?|ftp)\..+|os\.(?:name|arch|version)|user\.(?:dir|home|name|language|country|script|variant|timezone)|file\.(?:encoding|separator)|(?:path|line)\.separator|(?:native|stdout|stderr)\.encoding|socksNonProxyHosts|gopherProxySet|basedir|localRepository)$/u

/** Whether a suite's property only describes the machine. */
export function isEnvironment(name: string): boolean {
  return environment.test(name)
}
