/** Where the statistics thread starts: beside the program when built, in core's room in the sources. */
export const statisticsWorker = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('../core/statistics/worker.ts', import.meta.url)
    : new URL(
        import.meta.url.includes('/chunks/') ? '../statisticsWorker.js' : './statisticsWorker.js',
        import.meta.url,
      )
