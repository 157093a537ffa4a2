/**
 * A heading as titles are compared: without numbering, symbols in front, a closing colon and a remark in parentheses;
 * case, hyphens and blanks are no matter.
 */
export function normalTitle(title: string): string {
  const bare = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d{1,4}(?:\.\d{1,4}){0,5}[.):]?\s+/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
  return withoutRemark(bare)
    .replace(/[-–—_\s]+/g, ' ')
    .replace(/[^\p{L}\p{N}]{1,10}$/u, '')
    .trim()
}

function withoutRemark(title: string): string {
  const open = title.lastIndexOf('(')
  return open > 0 && /^\([^()]*\)[\s:.]*$/.test(title.slice(open)) ? title.slice(0, open) : title
}
