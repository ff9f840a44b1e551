// One box ticks all of its name in its form.
document.addEventListener('change', (event) => {
  const name = event.target.dataset.checkAll;
  if (name) {
    event.target.form.querySelectorAll(`input[type=checkbox][name=${name}]`).forEach((box) => { box.checked = event.target.checked; });
  }
});

const say = (words) => {
  const text = document.createElement('p');
  text.className = 'alert alert-danger';
  text.dataset.error = '';
  text.textContent = words;
  document.getElementById('notice').replaceChildren(text);
};

// Who got no answer at all is told so: whether something was done is not known then.
document.addEventListener('htmx:sendError', () => { say(document.getElementById('notice').dataset.unreachable); });

// Who is turned away before their page is known (too many at once, say) is answered as a program is.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, isError } = event.detail;
  if (isError && (xhr.getResponseHeader('Content-Type') || '').includes('problem+json')) {
    event.detail.shouldSwap = false;
    say(JSON.parse(xhr.responseText).detail);
  }
});

// Who clicks twice means it once: htmx would send the form again as soon as the first answer is there.
const formOf = (event) => event.target.closest('form');
document.addEventListener('htmx:confirm', (event) => {
  if (formOf(event)?.dataset.underWay !== undefined) {
    event.preventDefault();
  }
});
document.addEventListener('htmx:beforeRequest', (event) => {
  const form = formOf(event);
  if (form) {
    form.dataset.underWay = '';
  }
});
document.addEventListener('htmx:afterRequest', (event) => { delete formOf(event)?.dataset.underWay; });
