// Each element with a key is clicked or focused by it, unless a person is writing. Keys with Ctrl, Alt or Meta belong to the browser.
const keys = document.getElementById('keys');
keys.checked = sessionStorage.getItem('keys') !== 'off';
keys.addEventListener('change', () => sessionStorage.setItem('keys', keys.checked ? 'on' : 'off'));

const isWriting = element => element.matches('select, textarea, input:not([type=radio], [type=checkbox])');

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    document.activeElement.blur();
    return;
  }
  if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat || isWriting(document.activeElement)) {
    return;
  }
  const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!element) {
    return;
  }
  event.preventDefault();
  if (element.hash === '#company') {
    const field = document.querySelector('[aria-invalid]') ?? document.getElementById('company');
    field.focus();
    field.select();
  } else {
    element.click();
  }
});

// The deal that is chosen shows at once what entering the draft would do to it.
document.getElementById('deals')?.addEventListener('change', () =>
  document.getElementById('form').requestSubmit(document.querySelector('[data-key="s"]')));
