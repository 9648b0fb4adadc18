package org.lyceum.cloud;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.elasticache.CfnServerlessCache;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// What must be kept: the table (the truth), the signing key, and beside them Redis (the present)
/// and, where the profile says so, MongoDB (the memory).
public final class DataStack extends Stack {
    /// The table's one index.
    static final String INDEX = "gsi1";

    private final TableV2 table;
    private final Secret signingKey;
    private final Secret originSecret;
    private final CfnServerlessCache redis;
    private final @Nullable MemoryCluster memory;

    /// What the data depends on.
    record Props(StageProfile profile, NetworkStack network) {}

    DataStack(Construct scope, String id, Props props) {
        super(
                scope,
                id,
                StackProps.builder().terminationProtection(props.profile().keepsData()).build());
        RemovalPolicy removal =
                props.profile().keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
        table = table(props.profile(), removal);
        signingKey =
                Secret.Builder.create(this, "SigningKey")
                        // The first signer replaces what is generated here by the private key that
                        // it made.
                        .description("Private ES256 key that signs account and join tokens")
                        .removalPolicy(removal)
                        .build();
        originSecret =
                Secret.Builder.create(this, "OriginSecret")
                        .description("Header value by which functions know CloudFront")
                        .generateSecretString(
                                SecretStringGenerator.builder()
                                        .passwordLength(40)
                                        .excludePunctuation(true)
                                        .build())
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        redis = redis(props.network());
        memory =
                props.profile().mongo() == Mongo.DOCUMENTDB
                        ? new MemoryCluster(
                                this,
                                "Memory",
                                new MemoryCluster.Props(props.profile(), props.network()))
                        : null;
    }

    /// MongoDB of this installation; null where it has none of its own.
    @Nullable MemoryCluster memory() {
        return memory;
    }

    TableV2 table() {
        return table;
    }

    Secret signingKey() {
        return signingKey;
    }

    Secret originSecret() {
        return originSecret;
    }

    /// The address of Redis: always TLS, always cluster mode, as serverless caches are.
    String redisUri() {
        return "rediss://" + redis.getAttrEndpointAddress() + ":" + redis.getAttrEndpointPort();
    }

    private TableV2 table(StageProfile profile, RemovalPolicy removal) {
        return TableV2.Builder.create(this, "Table")
                .partitionKey(text("pk"))
                .sortKey(text("sk"))
                .globalSecondaryIndexes(
                        List.of(
                                GlobalSecondaryIndexPropsV2.builder()
                                        .indexName(INDEX)
                                        .partitionKey(text("gsi1pk"))
                                        .sortKey(text("gsi1sk"))
                                        .build()))
                .billing(Billing.onDemand())
                .timeToLiveAttribute("expiresAt")
                .dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES)
                .pointInTimeRecoverySpecification(
                        PointInTimeRecoverySpecification.builder()
                                .pointInTimeRecoveryEnabled(true)
                                .build())
                .deletionProtection(profile.keepsData())
                .removalPolicy(removal)
                .build();
    }

    private CfnServerlessCache redis(NetworkStack network) {
        return CfnServerlessCache.Builder.create(this, "Redis")
                .engine("valkey")
                .majorEngineVersion("8")
                .serverlessCacheName("lyceum")
                .description("Nodes and placement; may be lost at any moment and is rebuilt")
                .securityGroupIds(List.of(network.redis().getSecurityGroupId()))
                .subnetIds(
                        network.vpc().getIsolatedSubnets().stream()
                                .map(ISubnet::getSubnetId)
                                .toList())
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
