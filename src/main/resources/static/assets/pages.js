// A form that was open for longer than its session is refused (403): the page is loaded again, which leads to the log-in.
document.addEventListener('htmx:responseError', (event) => {
  if (event.detail.xhr.status === 403) {
    location.reload();
  }
});

// One box ticks all of its name in its form.
document.addEventListener('change', (event) => {
  const name = event.target.dataset.checkAll;
  if (name) {
    event.target.form.querySelectorAll(`input[type=checkbox][name=${name}]`).forEach((box) => { box.checked = event.target.checked; });
  }
});
