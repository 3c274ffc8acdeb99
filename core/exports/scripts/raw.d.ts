/** A script as its text, put in by the bundler when the core is built. */
declare module '*.py?raw' {
  const text: string
  export default text
}
declare module '*.R?raw' {
  const text: string
  export default text
}
