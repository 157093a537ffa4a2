/** Words whose answer depends on who is asked. What they stand for is written out instead. */
const subjective: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /\b(?:in)?adequate(?:ly)?\b/i,
    /\b(?:in)?appropriate(?:ly)?\b/i,
    /\b(?:im)?proper(?:ly)?\b/i,
    /\b(?:in)?sufficient(?:ly)?\b/i,
    /\b(?:un)?reasonabl[ey]\b/i,
    /\bstrong(?:ly|er|est)?\b/i,
    /\bweak(?:ly|er|est)?\b/i,
    /\brobust(?:ly)?\b/i,
    /\benough\b/i,
    /\bconsidered\b/i,
    /\b(?:where|if|when|as) (?:applicable|necessary|needed|possible|relevant|practicable)\b/i,
    /\bas far as\b/i,
    /\b(?:un)?satisfactor(?:y|ily)\b/i,
    /\b(?:un)?acceptabl[ey]\b/i,
    /\bsecurely\b/i,
    /\bsafely\b/i,
    /\bcorrectly\b/i,
    /\bcarefully\b/i,
    /\bbest practices?\b/i,
    /\bgood\b/i,
    /\bwell\b(?! as\b)/i,
    /\bsuitabl[ey]\b/i,
    /\bmeaningful(?:ly)?\b/i,
    /\b(?:ir)?relevant\b/i,
    /\bsignificant(?:ly)?\b/i,
    /\b(?:mostly|usually|generally|ideally|normally|regularly|periodically|timely|promptly)\b/i,
    /\b(?:simple|easy|easily|clean|nice|fast|quickly|slow|modern|state of the art|EU-grade)\b/i,
    /\b(?:important|critical enough|high[- ]quality)\b/i,
    /\betc\b/i,
    /\band\/or\b/i,
  ],
  es: [
    /\badecuad[oa]s?\b|\badecuadamente\b/i,
    /\bapropiad[oa]s?\b|\bapropiadamente\b/i,
    /\bsuficientes?\b|\bsuficientemente\b/i,
    /\bcorrectamente\b|\bdebidamente\b|\bbien\b/i,
    /\bfuertes?\b|\brobust[oa]s?\b|\brazonables?\b/i,
    /\b(?:si|cuando) proced[ae]\b|\ben su caso\b|\bsi es posible\b/i,
    /\bbuenas prácticas\b|\bconsiderad[oa]s?\b/i,
    /\bregularmente\b|\bperiódicamente\b|\bnormalmente\b/i,
    /\by\/o\b|\betc\b/i,
  ],
}

const auxiliary = '(?:is|are|was|were|do|does|did|has|have|had|can|will)'
/** An auxiliary verb first, after a clause that says when: only such a question is answered by yes or no. */
const yesOrNo = new RegExp(
  `^(?:${auxiliary}\\b|(?:if|for|when|where|before|after|once|unless|while|in|on|at|with)\\b[^?]*?,\\s+${auxiliary}\\b)`,
  'i',
)
const openSpanish = /^¿\s*(?:qué|cómo|cuándo|dónde|cuál(?:es)?|quién(?:es)?|cuánt[oa]s?|por qué)\b/i
const second = new RegExp(
  `\\b(?:and|or|but)\\s+(?:${auxiliary}|how|why|what|when|who|whom|which|whether)\\b`,
  'i',
)

/** Longest question that fits a line of a list, in UTF-16 units. */
export const longestQuestion = 300

/**
 * What is wrong with a question, or null. A question has a yes or a no, one of each, and the same for everybody who
 * looks (document 000, task 3: "yes/no questions, not subjective").
 */
export function questionProblem(question: string, language = 'en'): string | null {
  if (/[\p{Cc}]/u.test(question)) return 'it holds a line break or a control character: write it as one line'
  if (question.length > longestQuestion)
    return `it has ${question.length} characters, at most ${longestQuestion} fit a list: shorten it`
  if (!/[?？;؟]$/u.test(question)) return 'it is no question: end it with ?'
  if ((question.match(/[?？]/g)?.length ?? 0) > 1)
    return 'it holds more than one question: make an item of each'
  const word = subjectiveWord(question, language)
  if (word !== null)
    return `"${word}" is a matter of opinion: write what is seen when the answer is yes, so that everybody answers alike`
  return language === 'en' ? englishProblem(question) : spanishProblem(question, language)
}

function subjectiveWord(question: string, language: string): string | null {
  for (const pattern of subjective[language] ?? []) {
    const found = pattern.exec(question)
    if (found !== null) return found[0]
  }
  return null
}

function englishProblem(question: string): string | null {
  if (!yesOrNo.test(question))
    return 'yes or no is no answer to it: start with Is, Are, Does, Do, Has, Have, Can, Was or Did'
  const more = second.exec(question)
  return more === null ? null : `it holds a second question ("${more[0]} …"): make an item of each`
}

function spanishProblem(question: string, language: string): string | null {
  if (language !== 'es') return null
  if (!question.startsWith('¿')) return 'a Spanish question starts with ¿'
  return openSpanish.test(question) ? 'yes or no is no answer to it: ask for sí or no' : null
}
