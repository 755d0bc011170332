// Runs before the first paint so that a dark page never flashes white.
(function () {
  var wanted = 'auto'
  try { wanted = localStorage.getItem('slipway-scheme') || 'auto' } catch { /* storage may be off */ }
  var dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
