import { expect, test } from './hosts/test.ts'
import { Home } from './pages/home.ts'

test('the app starts, shows its page and talks to its core', async ({ window }) => {
  await expect(window).toHaveTitle(/Evenhand/)
  await expect(window.getByRole('heading').first()).toBeVisible()
})

test('the page stands under the policy and reaches nothing outside', async ({ window, hostKind, hostOps }) => {
  await expect(window.getByRole('heading').first()).toBeVisible()
  hostOps.tolerate(/console error: .*Content Security Policy/)
  hostOps.tolerate(/console error: .*404/)
  const seen = await window.evaluate(async () => {
    const page = await fetch('/')
    const outside = await fetch('https://outside.invalid/').then(
      () => 'reached',
      () => 'refused',
    )
    const above = await fetch('/..%2fpackage.json')
    return { policy: page.headers.get('content-security-policy'), outside, above: above.status }
  })
  expect(seen.policy).toContain("default-src 'none'; script-src 'self'")
  expect(seen).toMatchObject({ outside: 'refused', above: 404 })
  const inline = await window.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.ranInline = true'
    document.head.append(script)
    return 'ranInline' in globalThis
  })
  expect(inline).toBe(false)
  if (hostKind !== 'electron') return
  expect(await window.evaluate(() => globalThis.open('https://outside.invalid/') === null)).toBe(true)
  expect(await window.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
  // Asked in the page itself: Playwright would wait for a navigation that main prevents.
  const place = await window.evaluate(async () => {
    location.href = 'https://outside.invalid/'
    await new Promise((resolve) => setTimeout(resolve, 300))
    return location.href
  })
  expect(place).toBe('app://evenhand/')
})

test('a core that dies is started again and the page goes on', async ({ window, hostOps }) => {
  await expect(window.getByRole('heading').first()).toBeVisible()
  await hostOps.killCore()
  await new Home(window).beginSample('Clinic')
})
