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

// Who got no answer at all is told so: whether something was done is not known then, and a form with an id may come again.
document.addEventListener('htmx:sendError', (event) => {
  const { unreachable, unreachableOnce } = document.getElementById('notice').dataset;
  say(formOf(event)?.querySelector('input[name=_once]') ? unreachableOnce : unreachable);
});

// Who is turned away before their page is known (too many at once, say) is answered as a program is.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, isError } = event.detail;
  if (isError && (xhr.getResponseHeader('Content-Type') || '').includes('problem+json')) {
    event.detail.shouldSwap = false;
    say(JSON.parse(xhr.responseText).message);
  }
});

// Who clicks twice means it once: htmx would send the form again as soon as the first answer is there.
const formOf = (event) => event.target.closest('form');
document.addEventListener('htmx:confirm', (event) => {
  if (formOf(event)?.dataset.underWay !== undefined) {
    event.preventDefault();
  }
});
// What is shown anew every few seconds waits meanwhile: it would take away the form whose answer is under way (which then is shown
// nowhere), or show after that answer how things were before it.
const POLLED = '[hx-trigger^="every"]';
document.addEventListener('htmx:beforeRequest', (event) => {
  const form = formOf(event);
  if (form) {
    form.dataset.underWay = '';
    document.querySelectorAll(POLLED).forEach((each) => htmx.trigger(each, 'htmx:abort'));
  } else if (event.target.matches(POLLED) && document.querySelector('form[data-under-way]')) {
    event.preventDefault();
  }
});
document.addEventListener('htmx:afterRequest', (event) => { delete formOf(event)?.dataset.underWay; });
// The same where the browser sends it (htmx has prevented that for its own), unless the answer gets a window of its own.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute('method') !== 'post' || (event.submitter?.getAttribute('formtarget') ?? form.getAttribute('target'))) {
    return;
  }
  if (form.dataset.underWay !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.underWay = '';
  // Who stopped it, or comes back to the page as it was, may send it.
  setTimeout(() => { delete form.dataset.underWay; }, 10_000);
});

// Who works by keys stays where they were when that is shown anew, and goes on at the top of the content where it is not there any more.
const findAgain = (element) => {
  const own = ['href', 'name', 'value'].filter((each) => element.hasAttribute(each))
    .map((each) => `[${each}="${CSS.escape(element.getAttribute(each))}"]`).join('');
  return element.id ? `#${CSS.escape(element.id)}` : `#${CSS.escape(element.closest('[id]').id)} ${element.tagName}${own}`;
};
// Who is told what is wrong goes on at the first of it, who is led to another step at its beginning.
const ledTo = () => [...document.querySelectorAll('#content [aria-describedby^="why-"]')].find((each) => each.checkVisibility())
  ?? document.querySelector('#content [data-goes-on]');
let stood = null;
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const focused = document.activeElement;
  stood = detail.shouldSwap && focused !== document.body && detail.target.contains(focused)
    ? { at: findAgain(focused), polled: detail.requestConfig.verb === 'get' } : null;
});
document.addEventListener('htmx:afterSettle', () => {
  const led = stood && !stood.polled && ledTo();
  if (led) {
    led.focus();
  } else if (stood && document.activeElement === document.body) {
    const found = document.querySelectorAll(stood.at);
    (found.length === 1 ? found[0] : document.getElementById('main')).focus({ preventScroll: stood.polled });
  }
  stood = null;
});

// The navigation that opens over a page on a phone closes as it opens: by keys too.
document.addEventListener('keydown', ({ key }) => {
  const opened = document.querySelector('.navbar-toggler[aria-expanded=true]');
  if (key === 'Escape' && opened && opened.checkVisibility()) {
    opened.click();
    opened.focus();
  }
});
