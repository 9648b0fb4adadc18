package org.lyceum.cloud;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// One handler of the control plane: a function with SnapStart behind the alias `live`, and a role
/// of its own.
///
/// Callers invoke the alias, never the function: SnapStart restores published versions only.
final class ControlFunction extends Construct {
    private static final int MEMORY_MIB = 1_024;

    private final Function function;
    private final Alias alias;

    /// What one handler is.
    ///
    /// @param handler class name of the handler
    /// @param inside where it runs when it must reach what is in the VPC; null when outside
    record Props(
            Code code,
            String handler,
            String description,
            Map<String, String> environment,
            @Nullable Inside inside) {}

    /// A place in the VPC.
    ///
    /// @param group by which others know the function
    record Inside(Vpc vpc, SecurityGroup group) {}

    ControlFunction(Construct scope, String id, Props props) {
        super(scope, id);
        Function.Builder builder =
                Function.Builder.create(this, "Function")
                        .runtime(Runtime.JAVA_25)
                        .architecture(Architecture.ARM_64)
                        .memorySize(MEMORY_MIB)
                        // API Gateway gives up after 29 s: whoever waits longer answers nobody.
                        .timeout(Duration.seconds(28))
                        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                        .code(props.code())
                        .handler(props.handler())
                        .description(props.description())
                        .environment(props.environment())
                        .logGroup(
                                LogGroup.Builder.create(this, "Logs")
                                        .retention(RetentionDays.ONE_MONTH)
                                        .build());
        Inside inside = props.inside();
        if (inside != null) {
            builder.vpc(inside.vpc())
                    .vpcSubnets(
                            SubnetSelection.builder()
                                    .subnetType(SubnetType.PRIVATE_ISOLATED)
                                    .build())
                    .securityGroups(List.of(inside.group()));
        }
        function = builder.build();
        alias =
                Alias.Builder.create(this, "Alias")
                        .aliasName("live")
                        .version(function.getCurrentVersion())
                        .build();
    }

    Alias alias() {
        return alias;
    }

    /// Lets the function do exactly these things.
    void allow(List<String> actions, String... resources) {
        function.addToRolePolicy(
                PolicyStatement.Builder.create()
                        .actions(actions)
                        .resources(List.of(resources))
                        .build());
    }

    void addEnvironment(String name, String value) {
        function.addEnvironment(name, value);
    }
}
