import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';

// Only the parts the grammar uses: `chart.js/auto` would double the size. Marks and words are our own.
Chart.register(BarController, BarElement, CategoryScale, LinearScale);
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
Chart.defaults.font.family = '"Source Sans 3", system-ui, sans-serif';
Chart.defaults.font.size = 13;

export { Chart };
