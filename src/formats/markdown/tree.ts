import type { Fence } from './leaf-starts.ts'
import type {
  Block,
  BlockQuote,
  CodeBlock,
  Footnote,
  HtmlBlock,
  List,
  ListItem,
  Paragraph,
  Table,
  TextLine,
} from './model.ts'

/** A node while it is being built. */
export type Building<Node> = { -readonly [Key in keyof Node]: Growing<Node[Key]> }
type Growing<Value> = Value extends readonly (infer Element)[] ? Element[] : Value

/** A container that following lines may go on in. */
export interface OpenContainer {
  readonly node:
    | { readonly type: 'document'; endLine: number; readonly children: Block[] }
    | Building<BlockQuote>
    | Building<ListItem>
    | Building<Footnote>
  /** The list an item stands in. */
  readonly list: (Building<List> & { mark: number }) | null
  /** Columns of indentation that content of an item or a footnote needs. */
  readonly width: number
  /** How many block quotes it stands in, itself included. */
  readonly quotes: number
  /** The list that ended last among the children, as long as nothing follows it. */
  lastList: (Building<List> & { mark: number }) | null
}

/** A leaf that following lines may go on in. */
export type OpenLeaf =
  | { readonly kind: 'paragraph'; readonly node: Building<Paragraph> }
  | {
      readonly kind: 'fenced'
      readonly node: Building<CodeBlock>
      readonly fence: Fence
      /** Columns that the opening fence is indented. */
      readonly indent: number
    }
  | { readonly kind: 'indented'; readonly node: Building<CodeBlock>; blanks: TextLine[] }
  | { readonly kind: 'html'; readonly node: Building<HtmlBlock> }
  | { readonly kind: 'table'; readonly node: Building<Table> & { rows: (readonly TextLine[])[] } }
