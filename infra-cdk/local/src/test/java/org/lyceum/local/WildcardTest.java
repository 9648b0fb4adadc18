package org.lyceum.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                         PATTERN,         TEXT,                 MATCHES
                    the same,                     a/b,             a/b,                  true
                    a star takes everything,      *,               a/b,                  true
                    a star takes nothing,         a*,              a,                    true
                    a star in the middle,         a/*/c,           a/b/b/c,              true
                    two stars go back,            *ab*b,           aababb,               true
                    a question mark is one,       a?c,             abc,                  true
                    but not none,                 a?c,             ac,                   false
                    the end must fit,             a*c,             abcd,                 false
                    a path pattern,               /api/*,          /apix/v1,             false
                    gateway permission,           x/*$connect,     x/ws/$connect,        true
                    """)
    void matchesAsPoliciesDo(String name, String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }
}
