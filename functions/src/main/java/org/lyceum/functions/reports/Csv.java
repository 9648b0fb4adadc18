package org.lyceum.functions.reports;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/// Writes comma-separated values (RFC 4180) that no spreadsheet takes for formulas.
///
/// A text that begins like one gets an apostrophe in front (OWASP, "CSV Injection").
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder();

    void row(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")));
        text.append("\r\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static String cell(String value) {
        String safe = isFormula(value) ? "'" + value : value;
        return safe.chars().anyMatch(letter -> "\",\r\n\t;'".indexOf(letter) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    /// Spreadsheets pass over space before a formula, and take wide forms of its signs for them.
    private static boolean isFormula(String value) {
        String start = Normalizer.normalize(value, Normalizer.Form.NFKC);
        String trimmed = start.stripLeading();
        return !value.isEmpty()
                && (FORMULA.indexOf(value.charAt(0)) >= 0
                        || (!trimmed.isEmpty() && FORMULA.indexOf(trimmed.charAt(0)) >= 0));
    }
}
