"""A small writer of line and point charts as SVG text: the same data give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 560, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 40, 56
COLOURS = ("#0b5cad", "#b3470f", "#4a7a1e", "#6b3fa0", "#555555")
DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4")


@dataclass(frozen=True)
class Line:
    """A named series of points; `marks` draws the points too."""

    name: str
    points: Sequence[tuple[float, float]]
    marks: bool = False


@dataclass(frozen=True)
class Chart:
    """Title, axis titles, the ranges of the two axes, and where across the page the legend begins."""

    title: str
    x_title: str
    y_title: str
    x: tuple[float, float]
    y: tuple[float, float]
    legend: int = LEFT

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point on the page; what lies outside is drawn at the edge."""
        fx = min(max((x - self.x[0]) / (self.x[1] - self.x[0]), 0.0), 1.0)
        fy = min(max((y - self.y[0]) / (self.y[1] - self.y[0]), 0.0), 1.0)
        return LEFT + fx * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - fy * (HEIGHT - TOP - BOTTOM)


def line_chart(chart: Chart, lines: Sequence[Line]) -> str:
    """A chart of lines with a legend."""
    parts = _frame(chart)
    for n, line in enumerate(lines):
        colour, dash = COLOURS[n % len(COLOURS)], DASHES[n % len(DASHES)]
        places = [chart.at(x, y) for x, y in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        style = f'fill="none" stroke="{colour}" stroke-width="2"' + (f' stroke-dasharray="{dash}"' if dash else "")
        parts.append(f'<polyline points="{path}" {style}/>')
        if line.marks:
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        y = TOP + 14 + 16 * n
        parts.append(f'<line x1="{chart.legend + 10}" x2="{chart.legend + 40}" y1="{y - 4}" y2="{y - 4}" {style}/>')
        parts.append(_text(chart.legend + 46, y, line.name))
    return _page(chart.title, parts, HEIGHT)


def forest(
    title: str, x_title: str, rows: Sequence[tuple[str, float, float, float]], x: tuple[float, float], line: float
) -> str:
    """One row per group: name, estimate, low, high; a vertical line at `line`."""
    left, step = 210, 20
    height = TOP + step * len(rows) + BOTTOM

    def at(value: float) -> float:
        return left + (min(max(value, x[0]), x[1]) - x[0]) / (x[1] - x[0]) * (WIDTH - left - RIGHT)

    bottom = height - BOTTOM
    parts = [f'<line x1="{at(line):.1f}" x2="{at(line):.1f}" y1="{TOP}" y2="{bottom}" stroke="#999"/>']
    for n, (name, value, low, high) in enumerate(rows):
        y = TOP + step * n + step / 2
        parts.append(_text(left - 8, y + 4, name, "end"))
        parts.append(f'<line x1="{at(low):.1f}" x2="{at(high):.1f}" y1="{y}" y2="{y}" stroke="{COLOURS[0]}" stroke-width="2"/>')
        parts.append(f'<circle cx="{at(value):.1f}" cy="{y}" r="4" fill="{COLOURS[0]}"/>')
    for k in range(5):
        value = x[0] + (x[1] - x[0]) * k / 4
        parts.append(_text(at(value), bottom + 18, f"{value:.2f}", "middle"))
    parts.append(_text((left + WIDTH - RIGHT) / 2, bottom + 40, x_title, "middle"))
    return _page(title, parts, height)


def _frame(chart: Chart) -> list[str]:
    x0, y0 = chart.at(chart.x[0], chart.y[0])
    x1, y1 = chart.at(chart.x[1], chart.y[1])
    parts = [f'<path d="M{x0} {y1}V{y0}H{x1}" fill="none" stroke="#333"/>']
    for k in range(6):
        x = chart.x[0] + (chart.x[1] - chart.x[0]) * k / 5
        y = chart.y[0] + (chart.y[1] - chart.y[0]) * k / 5
        parts.append(_text(chart.at(x, chart.y[0])[0], y0 + 18, f"{x:.2g}", "middle"))
        parts.append(_text(x0 - 8, chart.at(chart.x[0], y)[1] + 4, f"{y:.2g}", "end"))
    parts.append(_text((x0 + x1) / 2, HEIGHT - 14, chart.x_title, "middle"))
    parts.append(f'<g transform="rotate(-90 16 {(y0 + y1) / 2})">{_text(16, (y0 + y1) / 2, chart.y_title, "middle")}</g>')
    return parts


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _page(title: str, parts: Sequence[str], height: int) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="12" fill="#222"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, f'<g font-size="14" font-weight="bold">{_text(16, 22, title)}</g>', *parts, "</svg>", ""])
