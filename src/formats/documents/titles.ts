/**
 * A heading as titles are compared: without numbering, symbols in front, a closing colon, an anchor and a remark in
 * parentheses; case, accents, apostrophes, hyphens and blanks are no matter.
 */
export function normalTitle(title: string): string {
  const bare = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʼ]/g, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:section )?(?:\d{1,4}(?:\.\d{1,4}){0,5}[.):]?|(?:[ivx]{1,5}|[a-h])[.):])\s+/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
  return withoutRemark(bare.replace(/\s*\{#[^{}]{0,100}\}\s*$/, ''))
    .replace(/[-–—_\s]+/g, ' ')
    .replace(/[^\p{L}\p{N}]{1,10}$/u, '')
    .trim()
}

function withoutRemark(title: string): string {
  const open = title.lastIndexOf('(')
  return open > 0 && /^\([^()]*\)[\s:.]*$/.test(title.slice(open)) ? title.slice(0, open) : title
}

/** The parts of a title that is divided by a colon, a dash or a slash, the last one first: `Must NOT Have: guardrails`. */
export const titleParts = (title: string): readonly string[] =>
  title
    .split(/:\s|\s[-–—/|]\s/)
    .reverse()
    .map(normalTitle)
