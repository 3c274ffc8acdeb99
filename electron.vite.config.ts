import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { contentSecurityPolicy } from './contract/page.ts'

/** One file each in out/main: Electron's main, its utility process, the statistics thread, and the two other hosts. */
const programs = {
  index: 'electron/main/index.ts',
  coreProcess: 'electron/coreProcess.ts',
  statisticsWorker: 'core/statistics/worker.ts',
  loopback: 'loopback/main.ts',
  cli: 'cli/main.ts',
}

/** The policy stands in the page too, so that it holds even where a header is lost. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
}

/** electron-vite makes addresses relative; the page's own paths may be deep, so its files are found from the root. */
const fromRoot: Plugin = { name: 'from-root', enforce: 'post', config: () => ({ base: '/' }) }

/**
 * KaTeX's style sheet names each face in three formats; only woff2 is shipped. Small files would become data: addresses,
 * which the policy's font-src refuses.
 */
export const mathFonts: Plugin = {
  name: 'math-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    /katex[^?]*\.css/.test(id)
      ? code
          .replaceAll(/,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g, '')
          .replaceAll(/\.woff2\)/g, '.woff2?no-inline)')
      : null,
}

/**
 * fflate (which reads and writes workbooks) calls a variable of its own `require`; the bundler adds one of the same name to
 * every module that holds the word. Its own gets another name.
 */
const ownRequire: Plugin = {
  name: 'own-require',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('fflate/esm/index.mjs')
      ? code
          .replace('var require = createRequire', 'var ownRequire = createRequire')
          .replace('_a = require(', '_a = ownRequire(')
      : null,
}

export default defineConfig({
  main: {
    plugins: [ownRequire],
    build: {
      outDir: 'out/main',
      // Only `dependencies` stay outside, and better-sqlite3-multiple-ciphers is the only one: everything else is bundled.
      externalizeDeps: true,
      rolldownOptions: {
        input: programs,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file that may require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), policyInPage, mathFonts, fromRoot],
    build: {
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: 'renderer/index.html' } },
    },
  },
})
