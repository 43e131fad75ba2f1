// Numbers as a language writes them, and words that agree with them.

/** @param lang a language tag */
export function numbers(lang: string) {
  let format: Intl.NumberFormat | null = null;
  // What a browser does to write one large number costs as much as the whole rest; small ones are written alike in all languages that there are.
  const number = (n: number) => (Number.isInteger(n) && n >= 0 && n < 1000 ? `${n}` : (format ??= new Intl.NumberFormat(lang)).format(n));
  return { number, count: (n: number, one: string, many: string = `${one}s`) => `${number(n)} ${n === 1 ? one : many}` };
}
