package org.lyceum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteKeyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                   ROUTE,             METHOD, PATH,      VARIABLES
                    the same,               GET /a/b,          GET,    /a/b,      {}
                    another method,         GET /a/b,          POST,   /a/b,
                    any method,             ANY /a/b,          POST,   /a/b,      {}
                    a variable,             GET /a/{id},       GET,    /a/7,      {id=7}
                    nothing for a variable, GET /a/{id},       GET,    /a/,
                    longer than the route,  GET /a/{id},       GET,    /a/7/b,
                    greedy,                 ANY /a/{proxy+},   GET,    /a/7/b,    {proxy=7/b}
                    greedy takes none,      ANY /a/{proxy+},   GET,    /a,
                    the rest,               $default,          GET,    /x,        {}
                    """)
    void takesRequests(String name, String route, String method, String path, String variables) {
        Map<String, String> found = RouteKey.parse(route).match(method, RouteKey.split(path));
        assertThat(found == null ? null : found.toString()).isEqualTo(variables);
    }

    @Test
    void theMostSpecificRouteComesFirst() {
        List<RouteKey> routes =
                new ArrayList<>(
                        List.of(
                                        "$default",
                                        "ANY /a/{p+}",
                                        "ANY /a/{b}/c",
                                        "GET /a/{b}/c",
                                        "GET /a/b/c")
                                .stream()
                                .map(RouteKey::parse)
                                .toList());
        routes.sort(RouteKey.MOST_SPECIFIC_FIRST);
        assertThat(routes)
                .extracting(RouteKey::text)
                .containsExactly(
                        "GET /a/b/c", "GET /a/{b}/c", "ANY /a/{b}/c", "ANY /a/{p+}", "$default");
    }
}
