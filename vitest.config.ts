import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{contract,analysis,protocol,db,formats,core,report,loopback,electron,cli,samples,fixtures,house,renderer}/**/*.test.{ts,tsx}',
    ],
    environment: 'node',
    testTimeout: 20_000,
    maxWorkers: 2,
    // Starting and ending many threads that hold WebAssembly can trip V8's own check of these keys; tests do just that.
    execArgv: ['--no-memory-protection-keys'],
  },
})
