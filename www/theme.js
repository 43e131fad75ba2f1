// The switch between light and dark; start.js has read the choice of an earlier visit.

const theme = /** @type {HTMLSelectElement} */ (document.getElementById('theme'));
theme.value = document.documentElement.dataset.theme ?? 'auto';
theme.addEventListener('change', () => {
  document.documentElement.dataset.theme = theme.value;
  try {
    localStorage.setItem('claimlight-theme', theme.value);
  } catch {
    // Then it holds for this visit.
  }
});
