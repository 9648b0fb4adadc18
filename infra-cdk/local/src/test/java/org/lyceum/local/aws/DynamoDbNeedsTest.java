package org.lyceum.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.local.Golden;

class DynamoDbNeedsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    OPERATION          | BODY                                                            | NEEDS
                    PutItem            | {'TableName':'T'}                                               | PutItem on table/T
                    Query              | {'TableName':'T'}                                               | Query on table/T
                    Query              | {'TableName':'T','IndexName':'g'}                               | Query on table/T/index/g
                    BatchWriteItem     | {'RequestItems':{'T':[],'U':[]}}                                | BatchWriteItem on table/T, BatchWriteItem on table/U
                    TransactWriteItems | {'TransactItems':[{'Put':{'TableName':'T'}},{'ConditionCheck':{'TableName':'U'}}]} | PutItem on table/T, ConditionCheckItem on table/U
                    CreateTable        | {'TableName':'T'}                                               | ''
                    ExecuteStatement   | {'Statement':'SELECT'}                                          | ''
                    """)
    void namesWhatACallerMustBeAllowed(String operation, String body, String needs) {
        assertThat(
                        DynamoDbService.needs(operation, Golden.parse(body)).stream()
                                .map(need ->
                                        need.action().replace("dynamodb:", "")
                                                + " on "
                                                + need.resource().replaceAll("^.*:table", "table"))
                                .collect(Collectors.joining(", ")))
                .isEqualTo(needs);
    }
}
