/** Foreign text inside a sentence: between backticks, on one line, without backticks of its own, cut. */
export function quoted(text: string): string {
  const line = text
    .slice(0, 120)
    .replace(/[\p{C}\p{Z}`]+/gu, ' ')
    .trim()
  return `\`${text.length > 120 ? `${line}…` : line}\``
}
