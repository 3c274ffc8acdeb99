/** The scripts of a folder as their texts by path, put in by the bundler when the core is built. */
interface ImportMeta {
  glob(
    patterns: string | readonly string[],
    options: { readonly query: '?raw'; readonly import: 'default' },
  ): Record<string, () => Promise<string>>
}
