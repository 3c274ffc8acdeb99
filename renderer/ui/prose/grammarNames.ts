const names = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  c: 'c',
  h: 'c',
  cpp: 'cpp',
  'c++': 'cpp',
  cc: 'cpp',
  hpp: 'cpp',
  css: 'css',
  html: 'html',
  xml: 'html',
  java: 'java',
  javascript: 'javascript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  json: 'json',
  jsonc: 'json',
  python: 'python',
  py: 'python',
  python3: 'python',
  r: 'r',
  sql: 'sql',
  typescript: 'typescript',
  ts: 'typescript',
  tsx: 'typescript',
} as const

export type GrammarName = (typeof names)[keyof typeof names]

/** Which grammar reads code that an answer calls so; null when none does. */
export function grammarOf(language: string | undefined): GrammarName | null {
  const name = language?.toLowerCase() ?? ''
  return Object.hasOwn(names, name) ? names[name as keyof typeof names] : null
}
