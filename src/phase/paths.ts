const maxPath = 1024

/** Names that Windows keeps for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?:\..*)?$/i

/** Unseen characters that HFS+ leaves out when it compares names; with them `.git` can be spelled in many ways. */
const ignored = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu

/** What no path may hold, and the words for it; the first that applies is said. */
const rules: readonly { readonly refuses: (path: string) => boolean; readonly why: string }[] = [
  { refuses: (path) => path === '', why: 'it is empty' },
  { refuses: (path) => path.length > maxPath, why: `it is longer than ${maxPath} characters` },
  { refuses: (path) => /\p{Cc}/u.test(path), why: 'it holds a control character' },
  {
    refuses: (path) => /[\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff]/u.test(path),
    why: 'it holds a character that does not show or turns the text around',
  },
  { refuses: (path) => /\p{Cs}/u.test(path), why: 'it holds half of a surrogate pair' },
  { refuses: (path) => path.normalize('NFC') !== path, why: 'it is not in Unicode’s form NFC' },
  { refuses: (path) => path.startsWith('/') || /^[A-Za-z]:/.test(path), why: 'it is absolute' },
  { refuses: (path) => path.startsWith(':'), why: 'it is a pathspec' },
  { refuses: (path) => path.startsWith('-'), why: 'it begins with - and could be taken for an option' },
  { refuses: (path) => path.includes('\\'), why: 'it holds a backslash; folders are separated by /' },
  { refuses: (path) => /[:*?"<>|]/.test(path), why: 'it holds one of : * ? " < > |' },
]

const segmentRules: readonly { readonly refuses: (segment: string) => boolean; readonly why: string }[] = [
  { refuses: (segment) => segment === '', why: 'a part of it is empty' },
  { refuses: (segment) => segment === '.' || segment === '..', why: 'it holds . or .. as a part' },
  {
    refuses: (segment) => /^(?:\.git|git~\d+)[ .]*$/i.test(segment.replace(ignored, '')),
    why: 'it leads into .git',
  },
  { refuses: (segment) => /[. ]$/.test(segment), why: 'a part of it ends in a dot or a blank' },
  { refuses: (segment) => device.test(segment), why: 'a part of it is the name of a Windows device' },
]

/**
 * Why a path is none that evidence may name; null: it is one. From the root of the repository, in Unicode's form NFC,
 * with `/`, and the same file on every system that the repository is cloned to.
 */
export function pathProblem(path: string): string | null {
  const whole = rules.find(({ refuses }) => refuses(path))
  if (whole !== undefined) return whole.why
  const segments = path.split('/')
  return segmentRules.find(({ refuses }) => segments.some(refuses))?.why ?? null
}
