// What the page uses and Chromium 114 lacks. Test only: the Electron we ship is far newer.
Promise.withResolvers ??= function () {
  const parts = {}
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return parts
}
