import { defineConfig } from 'vitest/config'

// One server at a time: each needs half a gigabyte and a processor.
export default defineConfig({
  test: { include: ['test/search/**/*.search.ts'], testTimeout: 240_000, hookTimeout: 300_000, fileParallelism: false, globalSetup: 'test/search/one-server.ts' },
})
