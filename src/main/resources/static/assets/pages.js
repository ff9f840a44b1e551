// A form that was open for longer than its session is refused (403): the page is loaded again, which leads to the log-in.
document.addEventListener('htmx:responseError', (event) => {
  if (event.detail.xhr.status === 403) {
    location.reload();
  }
});
