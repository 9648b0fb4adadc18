package org.lyceum.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The functions that reach MongoDB: the projector on the table's stream, and what answers HTTP.
///
/// They are inside the network where MongoDB is, and outside where it is somebody else's: there is
/// no NAT. Without MongoDB there is no projector, and the other one says so.
final class ReportFunctions extends Construct {
    private final Props props;
    private final @Nullable String mongoUri;
    private final ControlFunction http;

    /// What they depend on.
    record Props(
            StageProfile profile,
            Code code,
            NetworkStack network,
            DataStack data,
            String originSecret) {}

    ReportFunctions(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        mongoUri = mongoUri();
        http =
                function(
                        "Http",
                        "reports.ReportsHttpHandler",
                        Map.of("LYCEUM_ORIGIN_SECRET", props.originSecret()));
        http.allow(
                List.of(
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:Query",
                        "dynamodb:UpdateItem"),
                table());
        if (mongoUri != null) {
            projector();
        }
    }

    ControlFunction http() {
        return http;
    }

    private void projector() {
        ControlFunction projector = function("Projector", "reports.ProjectorHandler", Map.of());
        projector.allow(List.of("dynamodb:Query", "dynamodb:UpdateItem"), table());
        Queue unprojected =
                Queue.Builder.create(this, "Unprojected")
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .build();
        projector.allow(List.of("sqs:SendMessage"), unprojected.getQueueArn());
        projector
                .alias()
                .addEventSource(
                        DynamoEventSource.Builder.create(props.data().table())
                                .startingPosition(StartingPosition.TRIM_HORIZON)
                                .batchSize(100)
                                .bisectBatchOnError(true)
                                // While MongoDB is away the stream waits, for as long as it keeps
                                // records; a rebuild reads the log itself.
                                .maxRecordAge(Duration.hours(23))
                                .onFailure(new FailureQueue(unprojected))
                                .filters(List.of(batchesOfLogs()))
                                .build());
    }

    private static Map<String, Object> batchesOfLogs() {
        return FilterCriteria.filter(
                Map.of(
                        "eventName",
                        FilterRule.isEqual("INSERT"),
                        "dynamodb",
                        Map.of(
                                "NewImage",
                                Map.of("pk", Map.of("S", FilterRule.beginsWith("LOG#"))))));
    }

    private ControlFunction function(String id, String handler, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LYCEUM_TABLE", props.data().table().getTableName());
        if (mongoUri != null) {
            all.put("LYCEUM_MONGO_URI", mongoUri);
        }
        return new ControlFunction(
                this,
                id,
                new ControlFunction.Props(
                        props.code(),
                        "org.lyceum.functions." + handler,
                        "Lyceum: " + id,
                        all,
                        inside()));
    }

    private ControlFunction.@Nullable Inside inside() {
        MemoryCluster memory = props.data().memory();
        return memory == null
                ? null
                : new ControlFunction.Inside(props.network().vpc(), memory.readers());
    }

    private @Nullable String mongoUri() {
        MemoryCluster memory = props.data().memory();
        if (memory != null) {
            return memory.uri();
        }
        return props.profile().mongo() == Mongo.URI
                ? CfnParameter.Builder.create(Stack.of(this), "MongoUri")
                        .type("String")
                        .noEcho(true)
                        .description("Address of MongoDB with its credentials, mongodb+srv://…")
                        .build()
                        .getValueAsString()
                : null;
    }

    private String table() {
        return props.data().table().getTableArn();
    }
}
