package org.lyceum.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.local.LocalFailure;

class ResolverTest {
    private static final String DATA =
            """
            {"Resources":{"Table":{"Type":"AWS::DynamoDB::GlobalTable","Properties":{}}},
             "Outputs":{"Out":{"Value":{"Fn::GetAtt":["Table","Arn"]},"Export":{"Name":"Data:TableArn"}}}}
            """;
    private static final String CONTROL =
            """
            {"Parameters":{"Hash":{"Type":"String","Default":"none"}},
             "Resources":{
               "F":{"Type":"AWS::Lambda::Function","Properties":{}},
               "A":{"Type":"AWS::Lambda::Alias","Properties":{"FunctionName":{"Ref":"F"},"Name":"live"}},
               "X":{"Type":"Test","Properties":{"P":%s}}}}
            """;

    @TempDir Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    INTRINSIC                                                      | VALUE
                    'plain'                                                        | plain
                    {'Ref':'AWS::Region'}                                          | us-east-1
                    {'Ref':'F'}                                                    | Control-F
                    {'Ref':'A'}                                                    | arn:aws:lambda:us-east-1:000000000000:function:Control-F:live
                    {'Ref':'Hash'}                                                 | given
                    {'Fn::GetAtt':['F','Arn']}                                     | arn:aws:lambda:us-east-1:000000000000:function:Control-F
                    {'Fn::ImportValue':'Data:TableArn'}                            | arn:aws:dynamodb:us-east-1:000000000000:table/Data-Table
                    {'Fn::Join':['-',['a',{'Ref':'F'}]]}                           | a-Control-F
                    {'Fn::Sub':'x-${AWS::AccountId}-${F.Arn}-${!kept}'}            | x-000000000000-arn:aws:lambda:us-east-1:000000000000:function:Control-F-${kept}
                    {'Fn::Sub':['${A1}!',{'A1':{'Ref':'F'}}]}                      | Control-F!
                    {'Fn::Select':[6,{'Fn::Split':[':',{'Ref':'A'}]}]}             | Control-F
                    {'Fn::Base64':{'Fn::Join':['',['a','b']]}}                     | ab
                    """)
    void givesIntrinsicsTheirLocalValues(String intrinsic, String value) throws IOException {
        assertThat(resolve(intrinsic)).isEqualTo(value);
    }

    @Test
    void anUnknownIntrinsicStopsTheStart() {
        assertThatThrownBy(() -> resolve("{'Fn::Transform':{}}"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("Fn::Transform");
    }

    @Test
    void anUnknownNameStopsTheStart() {
        assertThatThrownBy(() -> resolve("{'Ref':'Nobody'}")).isInstanceOf(LocalFailure.class);
        assertThatThrownBy(() -> resolve("{'Fn::ImportValue':'Nobody'}"))
                .isInstanceOf(LocalFailure.class);
    }

    private String resolve(String intrinsic) throws IOException {
        Files.writeString(folder.resolve("Data.template.json"), DATA);
        Files.writeString(
                folder.resolve("Control.template.json"),
                CONTROL.formatted(
                        intrinsic.startsWith("{")
                                ? intrinsic.replace('\'', '"')
                                : "\"" + intrinsic + "\""));
        Assembly assembly = Assembly.load(folder);
        Resolver resolver = new Resolver(assembly, Map.of("Hash", "given"));
        return resolver.text(assembly.firstOfType("Test").orElseThrow(), "P", "");
    }
}
