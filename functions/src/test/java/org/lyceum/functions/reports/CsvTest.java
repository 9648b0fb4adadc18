package org.lyceum.functions.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No cell becomes a formula, and every cell can be read back.
final class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\u00a0=1",
                "\uff1d1",
                "\uff0b1",
                "=HYPERLINK(\"http://evil.example\",\"x\")"
            })
    void aFormulaIsText(String hostile) {
        assertThat(Csv.cell(hostile)).startsWith("\"'");
    }

    @Test
    void writesWhatRfc4180Says() {
        Csv csv = new Csv();
        csv.row(List.of("Ada", "says \"hi\"", "a,b", "two\nlines", "", "O'Neil"));
        assertThat(csv.toString())
                .isEqualTo("Ada,\"says \"\"hi\"\"\",\"a,b\",\"two\nlines\",,\"O'Neil\"\r\n");
    }
}
