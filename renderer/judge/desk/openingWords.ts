/** Characters of an opening that a line can show. */
const longest = 120

/** The first words of a text for a line in a list, without the signs of Markdown. Never shown instead of the text. */
export function openingWords(text: string): string {
  const plain = text
    .slice(0, longest * 4)
    .replaceAll(/```[^\n]*\n?/g, ' ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+/gm, '')
    .replaceAll(/^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t:-]*)+$/gm, ' ')
    .replaceAll(/\$\$|\|/g, ' ')
    .replaceAll(/(\*\*|__|`|~~)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain.slice(0, longest)
}
