import { Component, type ReactNode } from 'react'
import { randomCode } from '#lib/randomCode.ts'
import { Crash } from './Notices.tsx'

type State = { readonly incident: string | null }

/** Keeps a bug in one screen from taking the window: calm words, an incident id, and the screen once more. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { incident: null }

  static getDerivedStateFromError(): State {
    return { incident: randomCode().slice(0, 8) }
  }

  override componentDidCatch(error: unknown): void {
    // The name of the error and no more: a message may carry study content. The page has no other log than the console.
    // oxlint-disable-next-line no-console
    console.error(`incident ${this.state.incident}: ${error instanceof Error ? error.name : typeof error}`)
  }

  override render() {
    const { incident } = this.state
    if (incident === null) return this.props.children
    return <Crash incident={incident} onAgain={() => this.setState({ incident: null })} />
  }
}
