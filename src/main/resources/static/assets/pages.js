// One box ticks all of its name in its form.
document.addEventListener('change', (event) => {
  const name = event.target.dataset.checkAll;
  if (name) {
    event.target.form.querySelectorAll(`input[type=checkbox][name=${name}]`).forEach((box) => { box.checked = event.target.checked; });
  }
});
