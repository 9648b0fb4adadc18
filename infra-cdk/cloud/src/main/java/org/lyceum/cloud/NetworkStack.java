package org.lyceum.cloud;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/// The network: public subnets for media nodes, isolated ones for Redis and the functions that talk
/// to nodes.
///
/// No NAT: a function inside reaches DynamoDB by the gateway endpoint and nothing else outside.
public final class NetworkStack extends Stack {
    /// First UDP port for media; a node opens one per core.
    static final int MEDIA_PORT = 10_000;

    /// As many cores as the largest instance of a fleet may have.
    static final int MEDIA_PORTS = 64;

    /// Port of a node's control API, on its private address.
    static final int CONTROL_PORT = 7880;

    static final int REDIS_PORT = 6379;

    /// Serverless caches answer reads by replicas on this port.
    static final int REDIS_READER_PORT = 6380;

    private final Vpc vpc;
    private final SecurityGroup signaling;
    private final SecurityGroup nodes;
    private final SecurityGroup redis;

    NetworkStack(Construct scope, String id) {
        super(scope, id);
        vpc =
                Vpc.Builder.create(this, "Vpc")
                        .maxAzs(2)
                        .natGateways(0)
                        .subnetConfiguration(
                                List.of(
                                        subnets("media", SubnetType.PUBLIC),
                                        subnets("private", SubnetType.PRIVATE_ISOLATED)))
                        .build();
        vpc.addGatewayEndpoint(
                "DynamoDb",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.DYNAMODB)
                        .build());
        signaling = group("Signaling", "Functions that talk to media nodes");
        nodes = group("Nodes", "Media nodes");
        redis = group("Redis", "The present: nodes and placement");
        // Open to every address, so that the instance does not track these flows: tracking has a
        // limit.
        nodes.addIngressRule(
                Peer.anyIpv4(),
                Port.udpRange(MEDIA_PORT, MEDIA_PORT + MEDIA_PORTS - 1),
                "Media from everywhere");
        nodes.addIngressRule(signaling, Port.tcp(CONTROL_PORT), "Control API");
        for (SecurityGroup client : List.of(signaling, nodes)) {
            redis.addIngressRule(client, Port.tcpRange(REDIS_PORT, REDIS_READER_PORT), "Redis");
        }
    }

    Vpc vpc() {
        return vpc;
    }

    SecurityGroup signaling() {
        return signaling;
    }

    SecurityGroup nodes() {
        return nodes;
    }

    SecurityGroup redis() {
        return redis;
    }

    private SecurityGroup group(String id, String description) {
        return SecurityGroup.Builder.create(this, id).vpc(vpc).description(description).build();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(22).build();
    }
}
