package org.lyceum.loadtest.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lines over a common axis.
///
/// @param markAt a place with a word of its own, null for none
record LinePlot(String title, String xUnit, List<Line> lines, @Nullable Double markAt) {
    /// One line; its points in the order of x.
    record Line(String name, List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y) {}

    LinePlot {
        lines = List.copyOf(lines);
    }

    String svg() {
        double right = 0;
        double top = 0;
        for (Line line : lines) {
            for (Point point : line.points()) {
                right = Math.max(right, point.x());
                top = Math.max(top, point.y());
            }
        }
        Frame frame = new Frame(title, Scale.upTo(right), Scale.upTo(top));
        frame.rows().columns(xUnit);
        if (markAt != null) {
            frame.mark(markAt, "measuring");
        }
        for (int i = 0; i < lines.size(); i++) {
            frame.add("<polyline class=\"line%d\" points=\"%s\"/>", i, points(frame, lines.get(i)));
        }
        return frame.end();
    }

    private static String points(Frame frame, Line line) {
        StringBuilder points = new StringBuilder();
        for (Point point : line.points()) {
            points.append(
                    String.format(
                            Locale.ROOT, "%.1f,%.1f ", frame.x(point.x()), frame.y(point.y())));
        }
        return points.toString().strip();
    }
}
