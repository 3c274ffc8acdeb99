/** A file as a data address, made by the bundler when the core is built. */
declare module '*.woff2?inline' {
  const address: string
  export default address
}
