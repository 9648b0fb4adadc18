package org.lyceum.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.local.Golden;
import org.lyceum.local.Json;

class EventFilterTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE                     | PATTERN                                        | PASSES
                    a value                  | {'eventName':['MODIFY']}                       | true
                    one of several           | {'eventName':['INSERT','MODIFY']}              | true
                    another value            | {'eventName':['INSERT']}                       | false
                    deep inside              | {'dynamodb':{'NewImage':{'sk':{'S':['CLASS']}}}} | true
                    all must fit             | {'eventName':['MODIFY'],'dynamodb':{'NewImage':{'sk':{'S':['X']}}}} | false
                    a prefix                 | {'dynamodb':{'NewImage':{'sk':{'S':[{'prefix':'CL'}]}}}} | true
                    exists                   | {'dynamodb':{'OldImage':[{'exists':false}]}}   | true
                    anything but             | {'eventName':[{'anything-but':['MODIFY']}]}    | false
                    """)
    void passesWhatFits(String name, String pattern, boolean passes) {
        var record =
                Golden.parse("{'eventName':'MODIFY','dynamodb':{'NewImage':{'sk':{'S':'CLASS'}}}}");
        var criteria = Json.object();
        criteria.putArray("Filters").addObject().put("Pattern", pattern.replace('\'', '"'));
        assertThat(new EventFilter(criteria).passes(record)).isEqualTo(passes);
    }
}
