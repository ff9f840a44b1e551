// Draws the days of the table beside it. Tooltips on the canvas, since the content security policy refuses the styles of HTML ones.
document.addEventListener('DOMContentLoaded', () => {
  const place = document.getElementById('chart');
  const rows = [...document.querySelectorAll('#days tbody tr')];
  const days = rows.map((row) => row.cells[0].textContent);
  const sales = rows.map((row) => Number(row.cells[2].dataset.won));
  const label = place.getAttribute('aria-label');
  const short = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact' });
  const chart = echarts.init(place);
  chart.setOption({
    aria: { enabled: true, label: { description: label } },
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (won) => won.toLocaleString() },
    xAxis: { type: 'category', data: days.map((day) => day.slice(5)) },
    yAxis: { type: 'value', axisLabel: { formatter: (won) => short.format(won) } },
    series: [{ type: 'bar', name: label, data: sales, itemStyle: { color: '#066fd1', borderRadius: [3, 3, 0, 0] } }],
  });
  new ResizeObserver(() => chart.resize()).observe(place);
});
