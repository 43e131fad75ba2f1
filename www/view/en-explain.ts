// What a card says about a mark, in English.

import { numbers } from './numbers.js';

const { number } = numbers('en');

export const explain = {
  speaker: 'Speaker',
  cue: 'Reporting words',
  silence: 'No answer',
  doubt: (kind: string) => `Doubt: ${kind}`,
  /** How a speaker was recognised. */
  how: {
    name: 'their name',
    'shared-name': 'a name that others in the article share, or that is also spelled differently',
    itself: 'the words of the article themselves',
    role: 'their role',
    'guessed-role': 'a description that the article does not link to a name',
    ahead: 'a name that appears later in the article',
    pronoun: '“he” or “she”',
    'doubtful-pronoun': '“he” or “she” where two people are mentioned nearby',
    'they-or-it': '“they”, “it” or “both”',
    relative: '“who” or “which”',
    before: 'the sentence before',
    interviewed: 'the person being interviewed',
  } as Record<string, string>,
  noFigure: 'There is no figure, because the article does not attribute these words to anyone.',
  right: (percent: number) => `${number(percent)} in 100 findings like this one were right in test articles.`,
  named: (how: string, percent: number) => `Speakers recognised by ${how} were right ${number(percent)} times in 100.`,
  recognised: (percent: number) => `Speakers recognised in this way were right ${number(percent)} times in 100.`,
  byReader: 'You chose this speaker.',
  uncertain: (name: string) => `The speaker is not certain: probably ${name}.`,
  quote: (whose: string, many: boolean, thought: boolean, teller: string, type: 'direct' | 'indirect' | 'mixed') =>
    `The article reports what ${whose} ${thought ? (many ? 'think, want or feel' : 'thinks, wants or feels') : many ? 'say' : 'says'}, ${teller ? `${teller}, ` : ''}${
      {
        direct: 'word for word, in quotation marks',
        indirect: 'in the article’s own words',
        mixed: 'partly in the article’s own words, partly in quotation marks',
      }[type]
    }.`,
  nobody: 'These words are in quotation marks. The article does not say whose they are.',
  somebodys: 'Somebody says or thinks this. The article does not say who.',
  unclear: 'Claimlight could not tell who this is.',
  stance: (cue: string, stance: string) => `“${cue}”: ${stance}.`,
  stances: {
    neutral: 'it only reports the words',
    asserting: 'the speaker stresses this',
    distancing: 'the writer does not confirm what is said',
    denying: 'the speaker denies or rejects something',
    conceding: 'the speaker admits something',
    questioning: 'the speaker asks something',
    demanding: 'the speaker wants somebody to do something',
    promising: 'the speaker promises or threatens something',
    believing: 'the speaker believes or feels this, and may not have said it aloud',
  },
  marks: 'the quotation marks',
  itself: 'the words themselves',
  and: (parts: string[]) => (parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]),
  /** Why words are somebody's that have neither a reporting word nor a source. */
  because: {
    orphan: 'The quotation marks, and the sentence before.',
    answer: 'It answers a question in an interview.',
  } as Record<string, string>,
  source: (certain: boolean, name: string, facts: string, quotes: number) =>
    `The article ${certain ? 'names' : 'probably means'} ${name} (${facts}) as the source of ${quotes === 1 ? 'a quote' : `${number(quotes)} quotes`}.`,
  unknownSource: (source: string, quotes: number) =>
    `The article names “${source}” as the source of ${quotes === 1 ? 'a quote' : `${number(quotes)} quotes`}.`,
  somebody: 'somebody',
  noAnswer: (whose: string, many: boolean) => `The article says that ${whose} ${many ? 'do' : 'does'} not answer or comment.`,
  reports: (cue: string, whose: string, stance: string) => `“${cue}” introduces the words of ${whose}: ${stance}.`,
  doubts: {
    epistemic: (cue: string) => `“${cue}” leaves open whether this is so: it is possible or probable, not certain.`,
    doxastic: (cue: string) => `“${cue}” says that somebody believes this. The article does not say that it is so.`,
    hearsay: (cue: string) => `“${cue}” passes this on without confirming it.`,
    unknown: (cue: string) => `“${cue}” says that the answer is not known.`,
    conditional: (cue: string) => `“${cue}” makes this depend on something else.`,
    approximate: (cue: string) => `“${cue}” makes the amount or the time inexact.`,
    unattributed: (cue: string) => `“${cue}” reports this without naming a source.`,
  },
  unnamed: 'It is the writer who names nobody.',
  report: {
    title: 'Report a mistake',
    hint: 'Nothing is sent from here. Complete the text, copy it, and send it to the people who run this site or to the developers of Claimlight.',
    label: 'Your report',
    copy: 'Copy report',
    copied: 'Report copied.',
    notCopied: 'The browser did not allow the report to be copied. It is selected: copy it with the keyboard.',
    text: (sentence: string, shown: string) => `The text:\n${sentence}\n\nWhat Claimlight shows:\n${shown}\n\nWhat is right:\n`,
  },
  not: {
    quote: 'that the words are true, or that they were quoted fairly and in full.',
    thought: 'that the words were said aloud, or that they are true.',
    speaker: 'that they are right, or that they spoke to this publication.',
    cue: 'that the writer agrees.',
    silence: 'why, or what the answer would be.',
    doubt: 'that this is false, or that somebody is hiding something.',
  },
};
