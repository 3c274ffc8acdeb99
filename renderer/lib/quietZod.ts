import { config } from 'zod'

// Zod probes `new Function` once; the page's security policy forbids it and would report a violation. Importing this
// file before any schema is made keeps it from trying.
config({ jitless: true })
