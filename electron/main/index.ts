import { join } from 'node:path'
import { startApp } from './app.ts'
import { utilityCore } from './utilityCore.ts'

startApp({
  launchCore: (order) => utilityCore(join(import.meta.dirname, 'coreProcess.js'), order),
  pageFolder: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/index.cjs'),
})
