import { coordinator } from './coordinator.ts'
import { rater } from './rater.ts'

/** Everything the app can do, by audience. A rater's connection is served `rater` alone. */
export const contract = { rater, coordinator }
