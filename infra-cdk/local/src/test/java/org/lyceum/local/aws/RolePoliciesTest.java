package org.lyceum.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.local.Golden;

class RolePoliciesTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/T";
    private static final String STATEMENTS =
            """
            {'Statement':[
              {'Effect':'Allow','Action':['dynamodb:Get*','dynamodb:Query'],'Resource':['%1$s','%1$s/index/*']},
              {'Effect':'Allow','Action':'dynamodb:DeleteItem','Resource':'*'},
              {'Effect':'Deny','Action':'dynamodb:DeleteItem','Resource':'%1$s'},
              {'Effect':'Allow','Action':'dynamodb:PutItem','Resource':'%1$s','Condition':{'Bool':{'x':'y'}}}]}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                        ROLE,  ACTION,              RESOURCE,       ALLOWED
                    by a pattern,                role,  dynamodb:GetItem,    table/T,        true
                    an index,                    role,  dynamodb:Query,      table/T/index/g, true
                    another action,              role,  dynamodb:UpdateItem, table/T,        false
                    another table,               role,  dynamodb:GetItem,    table/U,        false
                    a denial wins,               role,  dynamodb:DeleteItem, table/T,        false
                    where it does not apply,     role,  dynamodb:DeleteItem, table/U,        true
                    conditions allow nothing,    role,  dynamodb:PutItem,    table/T,        false
                    a role without policies,     other, dynamodb:GetItem,    table/T,        false
                    """)
    void decides(String name, String role, String action, String resource, boolean allowed) {
        RolePolicies policies = new RolePolicies();
        policies.add("role", Golden.parse(STATEMENTS.formatted(TABLE)));
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:" + resource;
        assertThat(policies.allows(role, new Need(action, arn))).isEqualTo(allowed);
    }
}
