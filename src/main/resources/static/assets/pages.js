// One box ticks all of its name in its form.
document.addEventListener('change', (event) => {
  const name = event.target.dataset.checkAll;
  if (name) {
    event.target.form.querySelectorAll(`input[type=checkbox][name=${name}]`).forEach((box) => { box.checked = event.target.checked; });
  }
});

// Who got no answer at all is told so: whether something was done is not known then.
document.addEventListener('htmx:sendError', () => {
  const notice = document.getElementById('notice');
  const text = document.createElement('p');
  text.className = 'alert alert-danger';
  text.dataset.error = '';
  text.textContent = notice.dataset.unreachable;
  notice.replaceChildren(text);
});
