package org.lyceum.loadtest.page;

import java.util.List;

/// Bars side by side, each with its word below and its number above.
record BarPlot(String title, String unit, List<Bar> bars) {
    record Bar(String word, int count) {}

    BarPlot {
        bars = List.copyOf(bars);
    }

    String svg() {
        int most = bars.stream().mapToInt(Bar::count).max().orElse(1);
        Frame frame =
                new Frame(title, new Scale(bars.size(), 1), Scale.upTo(Math.max(1, most * 1.08)));
        frame.rows().unit(unit);
        for (int i = 0; i < bars.size(); i++) {
            bar(frame, i, bars.get(i));
        }
        return frame.end();
    }

    private static void bar(Frame frame, int at, Bar bar) {
        frame.below(at + 0.5, bar.word());
        if (bar.count() == 0) {
            return;
        }
        double left = frame.x(at + 0.1);
        double top = frame.y(bar.count());
        frame.add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
                left, top, frame.x(at + 0.9) - left, frame.y(0) - top);
        frame.add(
                "<text class=\"mid strong\" x=\"%.1f\" y=\"%.1f\">%d</text>",
                frame.x(at + 0.5), top - 4, bar.count());
    }
}
