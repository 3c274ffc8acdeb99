import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{contract,analysis,protocol,db,formats,core,report,loopback,electron,cli,samples,fixtures,house,renderer}/**/*.test.{ts,tsx}',
    ],
    environment: 'node',
    testTimeout: 20_000,
    maxWorkers: 2,
  },
})
