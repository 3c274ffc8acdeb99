import './lib/quietZod.ts'
import './styles/global.css'

// The rest comes by a second import, so that the page's first style sheet is the one that orders the layers: a sheet of
// components that loads before it would put its own layer below the reset.
void import('./app/start.tsx').then(({ start }) => start())
