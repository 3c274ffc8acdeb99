import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { mathFonts } from '../../electron.vite.config.ts'

/**
 * Builds the app for an old Electron, for smoke tests on machines that cannot fetch the one we ship: main as CommonJS
 * (ESM came with 28), the page for Chromium 114, and the core beside it in our own Node (better-sqlite3 needs a newer
 * Node-API). Main, preload and page are the product's own files; in the utility process stands `besideCore.ts`, which starts
 * the product's own core process in our Node.
 */
const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const out = join(root, 'out/electron25')

const oldPage: Plugin = {
  name: 'old-page',
  transformIndexHtml: () => [{ tag: 'script', attrs: { src: '/missing-in-114.js' }, injectTo: 'head-prepend' }],
}

/** electron-vite makes addresses relative; the page's own paths may be deep, so its files are found from the root. */
const fromRoot: Plugin = { name: 'from-root', enforce: 'post', config: () => ({ base: '/' }) }

export default defineConfig({
  main: {
    build: {
      outDir: join(out, 'main'),
      target: 'node18.15',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(root, 'electron/main/index.ts'), coreProcess: join(here, 'besideCore.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(out, 'preload'),
      target: 'node18.15',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    publicDir: join(here, 'public'),
    plugins: [react(), oldPage, mathFonts, fromRoot],
    build: {
      outDir: join(out, 'renderer'),
      target: 'chrome114',
      cssTarget: 'chrome114',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: join(root, 'renderer/index.html') } },
    },
  },
})
