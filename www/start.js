// Runs before anything is painted, and where modules do not run: a page that was opened from the disk.
(() => {
  const root = document.documentElement;
  if (location.protocol === 'file:') root.dataset.from = 'file';
  try {
    root.dataset.theme = localStorage.getItem('claimlight-theme') || 'auto';
  } catch {
    root.dataset.theme = 'auto';
  }
})();
