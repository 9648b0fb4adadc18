package org.lyceum.loadtest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One axis: from 0 to a round number that is at least the largest value, with round steps of 1, 2
/// or 5 times a power of ten.
///
/// @param end of the axis, always above 0
record Scale(double end, double step) {
    private static final int STEPS = 5;

    /// Below it there is nothing to show, and the axis ends at 1.
    private static final double SMALLEST = 1e-9;

    static Scale upTo(double largest) {
        double wanted = largest > SMALLEST ? largest : 1;
        double power = Math.pow(10, Math.floor(Math.log10(wanted / STEPS)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            double step = factor * power;
            if (step * STEPS >= wanted * (1 - 1e-9)) {
                return new Scale(Math.ceil(wanted / step - 1e-9) * step, step);
            }
        }
        throw new IllegalStateException("10 times the power is always enough");
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /// Where a value lies, 0 to 1.
    double at(double value) {
        return value / end;
    }

    /// As short as its steps allow: 1,500 · 0.25.
    String label(double tick) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", tick);
    }
}
