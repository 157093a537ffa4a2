import { CST, Lexer } from 'yaml'

/** What the lexer puts before lexemes of its own: document start, error end of flow, scalar. */
const marks = new Set(['\u0002', '\u0018', '\u001f'])

/** The YAML text with every comment emptied to its `#`, wherever on a line it starts; all else stays in its place. */
export function withoutComments(text: string): string {
  let scalar = false
  let result = ''
  for (const lexeme of new Lexer().lex(text)) {
    const comment = !scalar && CST.tokenType(lexeme) === 'comment'
    scalar = lexeme === '\u001f'
    if (!marks.has(lexeme)) result += comment ? '#' : lexeme
  }
  return result
}
