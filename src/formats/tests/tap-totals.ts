/** What a producer says in comments behind the plan (`# tests 12`, `# fail 1`): a cross-check, nothing more. */
export class TapTotals {
  private readonly totals = new Map<string, number>()

  /** A comment of the top level behind its plan. */
  take(comment: string): void {
    const total = /^(tests|pass|fail|cancelled)\s+(\d{1,9})$/u.exec(comment.trim())
    if (total?.[1] !== undefined) this.totals.set(total[1], Number(total[2]))
  }

  /** Why the totals cannot be of the tests that were found: they tell of more. */
  reasons(found: { readonly points: number; readonly broken: number }): string[] {
    const reasons: string[] = []
    const failed = (this.totals.get('fail') ?? 0) + (this.totals.get('cancelled') ?? 0)
    if (failed > 0 && found.broken === 0) {
      reasons.push(
        `declared counts differ: the last comments tell of ${failed} failures, the tests show none`,
      )
    }
    const tests = this.totals.get('tests') ?? 0
    if (tests > found.points) {
      reasons.push(`declared counts differ: the last comments tell of ${tests} tests, found ${found.points}`)
    }
    return reasons
  }
}
