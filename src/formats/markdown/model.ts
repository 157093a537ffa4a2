/** First and last line of something, counted from 1, both inclusive. */
export interface LineRange {
  readonly line: number
  readonly endLine: number
}

/** A line of text without the marks of the containers around it (`>`, list indentation), with its line in the source. */
export interface TextLine {
  readonly text: string
  readonly line: number
}

export interface Heading extends LineRange {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  /** `atx`: `# Title`; `setext`: underlined. */
  readonly form: 'atx' | 'setext'
  /** Inline source: `inlineOf` reads it. */
  readonly lines: readonly TextLine[]
}

export interface Paragraph extends LineRange {
  readonly type: 'paragraph'
  /** Inline source, without the box of a task. */
  readonly lines: readonly TextLine[]
}

export interface ThematicBreak extends LineRange {
  readonly type: 'thematic-break'
}

export interface CodeBlock extends LineRange {
  readonly type: 'code'
  readonly form: 'fenced' | 'indented'
  /** The text after the opening fence, decoded; empty for indented code. */
  readonly info: string
  /** The code itself, without fences and their indentation; a line of blanks alone is empty. */
  readonly lines: readonly TextLine[]
}

/** Raw HTML that stands as a block (CommonMark 4.6), a comment of its own line among it. */
export interface HtmlBlock extends LineRange {
  readonly type: 'html'
  /** Which of the seven start conditions opened it. */
  readonly condition: 1 | 2 | 3 | 4 | 5 | 6 | 7
  readonly lines: readonly TextLine[]
}

export interface BlockQuote extends LineRange {
  readonly type: 'quote'
  readonly children: readonly Block[]
}

export interface List extends LineRange {
  readonly type: 'list'
  readonly ordered: boolean
  /** The number of the first item; null in a bullet list. */
  readonly start: number | null
  /** Blank lines stand between its items or between the blocks of one. */
  readonly loose: boolean
  readonly children: readonly ListItem[]
}

export interface ListItem extends LineRange {
  readonly type: 'item'
  /** The GFM box (`[ ]`, `[x]`, `[X]`) at the start of its first paragraph; null: an ordinary item. */
  readonly checked: boolean | null
  readonly children: readonly Block[]
}

export interface Table extends LineRange {
  readonly type: 'table'
  readonly header: readonly TextLine[]
  /** Cells are inline source; a row has at most as many as the header, and the missing ones are empty. */
  readonly rows: readonly (readonly TextLine[])[]
}

/** A link reference definition: `[label]: target "title"`. */
export interface Definition extends LineRange {
  readonly type: 'definition'
  /** Normalised as CommonMark compares labels. */
  readonly label: string
  readonly target: string
}

/** A GFM footnote definition. GitHub shows it at the end, and only if the text refers to it. */
export interface Footnote extends LineRange {
  readonly type: 'footnote'
  readonly label: string
  readonly children: readonly Block[]
}

export type Block =
  | Heading
  | Paragraph
  | ThematicBreak
  | CodeBlock
  | HtmlBlock
  | BlockQuote
  | List
  | ListItem
  | Table
  | Definition
  | Footnote

/** Targets of link reference definitions by normalised label; the first definition of a label holds. */
export type References = ReadonlyMap<string, string>

/** A parsed text. */
export interface MarkdownDocument {
  readonly blocks: readonly Block[]
  readonly references: References
  /** The lines of the source without their ends (LF, CR LF, CR); index 0 is line 1. */
  readonly source: readonly string[]
}

/** A link or image around text. */
export interface Link {
  /** As written, escapes and entities decoded; not encoded for an address. */
  readonly target: string
  readonly image: boolean
  /** `autolink`: `<https://…>`, `www.…` and `https://…` in running text. */
  readonly form: 'inline' | 'reference' | 'autolink'
}

/** A run of inline content that is alike in all that stands beside it. */
export interface InlinePiece {
  /**
   * `text`: what a reader sees, escapes and entities decoded, a line break as one line feed; `code`: a code span;
   * `comment`: the inside of `<!-- -->`, not shown; `tag`: another piece of raw HTML as written, not shown.
   */
  readonly kind: 'text' | 'code' | 'comment' | 'tag'
  readonly text: string
  /** Where the piece begins in the source. */
  readonly line: number
  /** Inside `~~…~~` or `~…~`; the pieces of `tasksOf` also inside `<s>`, `<del>` and `<strike>`. */
  readonly struck: boolean
  /** Inside `**…**` or `__…__`. */
  readonly strong: boolean
  /** The innermost link or image around it. */
  readonly link: Link | null
}

/** An HTML comment outside code that ends where it should. */
export interface HtmlComment {
  /** What stands between `<!--` and `-->`, trimmed. */
  readonly text: string
  /** Where it begins. */
  readonly line: number
  /** It stands in struck text. */
  readonly struck: boolean
}

/** What stands around something and decides whether a reader sees it as live text. */
export interface Surroundings {
  /** In a block quote. */
  readonly quote: boolean
  /** In a footnote definition. */
  readonly footnote: boolean
  /**
   * Line of an HTML comment or tag in raw HTML before it that was never closed, so that GitHub shows nothing of what
   * follows; null: there is none.
   */
  readonly hiddenSince: number | null
  /** In an open `<details>`. */
  readonly details: boolean
  /** In an open `<s>`, `<del>` or `<strike>` that began before it. */
  readonly struck: boolean
}

/** A list item without a box below a task: its own text, without what is nested in it. */
export interface Detail {
  readonly line: number
  /** Plain text of `pieces`; lines separated by line feeds. */
  readonly text: string
  /** As with a task. */
  readonly pieces: readonly InlinePiece[]
}

/** A GFM task list item as GitHub shows one. */
export interface Task extends LineRange {
  readonly checked: boolean
  /** How many lists it stands in: 1 at the outside. */
  readonly depth: number
  /** The task it is nested in, as an index of the answer of `tasksOf`; null: none. */
  readonly parent: number | null
  readonly inside: Surroundings
  /** Plain text of its first paragraph, without the box; lines separated by line feeds. */
  readonly text: string
  /**
   * Inline content of its own paragraphs and headings, in order, without the box; not that of nested items and
   * quotes. A line feed stands between blocks.
   */
  readonly pieces: readonly InlinePiece[]
  /** The whole of `text` is struck through (`~~`, `<s>`, `<del>`, `<strike>`). */
  readonly struck: boolean
  /** HTML comments in its own content, as inline HTML and as blocks; not those of nested items, not in code. */
  readonly comments: readonly HtmlComment[]
  /** Nested list items that are no tasks, at any depth down to the next nested task, not in a quote. */
  readonly details: readonly Detail[]
}

/** Why a line that looks like a task is none. */
export const nearTaskReasons = [
  /** `-[x] text` */
  'no-space-after-bullet',
  /** `- [ x ] text` */
  'spaces-in-box',
  /** `- [x]text`, `- [x](…)` */
  'no-space-after-box',
  /** `- [✓]`, `- [y]`, `- [xx]` */
  'wrong-mark',
  /** `- [] text` */
  'empty-box',
  /** A box that holds a no-break or other unusual blank. */
  'unusual-space',
  /** `[x] text` without a bullet, also behind `~~` or an emoji. */
  'no-bullet',
  /** `- [x]` and nothing else. */
  'no-text',
  /** A check mark instead of a box: `- ✅ text`, `- :white_check_mark: text`. */
  'check-mark',
  /** The right form, in a fenced or indented code block. */
  'in-code',
  /** The right form, in raw HTML or in an HTML comment. */
  'in-html',
  /** The right form, where a paragraph or table goes on and no list can begin. */
  'in-text',
] as const
export type NearTaskReason = (typeof nearTaskReasons)[number]

/** A line that looks like a task list item and that GitHub shows as something else. */
export interface NearTask {
  readonly line: number
  /** The source line, trimmed. */
  readonly text: string
  readonly reason: NearTaskReason
  /** The line as it should be: a bullet, a box, the rest of the line. */
  readonly rightForm: string
  /** Whether it stands in code, raw HTML, a quote or plain text, whatever else is wrong with it. */
  readonly where: 'text' | 'code' | 'html' | 'quote'
}
