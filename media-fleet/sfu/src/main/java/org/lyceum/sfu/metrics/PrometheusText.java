package org.lyceum.sfu.metrics;

import java.util.Map;

/// Metrics in the text format that Prometheus reads, version 0.0.4.
final class PrometheusText {
    private final StringBuilder text = new StringBuilder();

    /// A value that goes up and down.
    PrometheusText gauge(String name, String help, double value) {
        head(name, "gauge", help);
        return sample(name, "", value);
    }

    /// A value that only grows.
    PrometheusText counter(String name, String help, double value) {
        head(name, "counter", help);
        return sample(name, "", value);
    }

    /// Values that only grow, one for each value of a label.
    PrometheusText counters(String name, String help, String label, Map<String, Long> values) {
        head(name, "counter", help);
        values.forEach((key, value) -> sample(name, "{" + label + "=\"" + key + "\"}", value));
        return this;
    }

    /// One row of the table, as it is now.
    void write(Sample sample, NodeReading now) {
        switch (sample) {
            case Sample.Gauge(String name, String help, var value) ->
                    gauge(name, help, value.applyAsDouble(now));
            case Sample.Counter(String name, String help, var value) ->
                    counter(name, help, value.applyAsDouble(now));
            case Sample.Counters(String name, String help, String label, var values) ->
                    counters(name, help, label, values.apply(now));
        }
    }

    String text() {
        return text.toString();
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private PrometheusText sample(String name, String labels, double value) {
        text.append(name).append(labels).append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        text.append('\n');
        return this;
    }
}
