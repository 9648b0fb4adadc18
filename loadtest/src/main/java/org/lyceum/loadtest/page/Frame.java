package org.lyceum.loadtest.page;

import java.util.Locale;

/// A plot's frame as SVG: title, axes with their units, lines of the grid. What is drawn inside
/// uses `x` and `y`.
final class Frame {
    static final int WIDTH = 560;
    static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 46;

    private final Scale across;
    private final Scale up;
    private final StringBuilder svg = new StringBuilder();

    Frame(String title, Scale across, Scale up) {
        this.across = across;
        this.up = up;
        add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, HEIGHT, Html.text(title));
    }

    double x(double value) {
        return LEFT + across.at(value) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - up.at(value) * (HEIGHT - TOP - BOTTOM);
    }

    /// The horizontal lines with their numbers.
    Frame rows() {
        for (double tick : up.ticks()) {
            double y = y(tick);
            line(LEFT, y, WIDTH - RIGHT, y);
            add(
                    "<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT - 8, y + 4, up.label(tick));
        }
        return this;
    }

    /// The numbers below, and what they count.
    Frame columns(String unit) {
        for (double tick : across.ticks()) {
            below(tick, across.label(tick));
        }
        return unit(unit);
    }

    Frame unit(String unit) {
        add(
                "<text class=\"mid\" x=\"%d\" y=\"%d\">%s</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, Html.text(unit));
        return this;
    }

    /// A word under a place of the axis.
    void below(double value, String word) {
        add(
                "<text class=\"mid\" x=\"%.1f\" y=\"%d\">%s</text>",
                x(value), HEIGHT - BOTTOM + 18, Html.text(word));
    }

    /// A vertical mark with its word.
    void mark(double value, String word) {
        add(
                "<line class=\"mark\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                x(value), TOP, x(value), HEIGHT - BOTTOM);
        add(
                "<text x=\"%.1f\" y=\"%d\">%s</text>",
                x(value) + 5, HEIGHT - BOTTOM - 8, Html.text(word));
    }

    void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String end() {
        return svg.append("</svg>\n").toString();
    }

    private void line(double x1, double y1, double x2, double y2) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
    }
}
