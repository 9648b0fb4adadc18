package org.lyceum.cloud;

import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.docdb.ClusterParameterGroup;
import software.amazon.awscdk.services.docdb.DatabaseCluster;
import software.amazon.awscdk.services.docdb.Login;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.constructs.Construct;

/// The memory of an installation: a DocumentDB cluster in the isolated subnets, which the functions
/// of the reports reach and nobody else.
///
/// Its traffic is not encrypted: it never leaves those subnets, and its certificates are of an
/// authority that Java does not know. What it keeps is encrypted.
final class MemoryCluster extends Construct {
    private static final int PORT = 27_017;
    private static final String USER = "lyceum";

    private final DatabaseCluster cluster;
    private final SecurityGroup readers;

    /// What the cluster depends on.
    record Props(StageProfile profile, NetworkStack network) {}

    MemoryCluster(Construct scope, String id, Props props) {
        super(scope, id);
        readers = group("Readers", "Functions that read and write reports", props.network());
        SecurityGroup own = group("Group", "The memory: reports", props.network());
        own.addIngressRule(readers, Port.tcp(PORT), "Reports");
        boolean keeps = props.profile().keepsData();
        cluster =
                DatabaseCluster.Builder.create(this, "Cluster")
                        .masterUser(Login.builder().username(USER).build())
                        .engineVersion("5.0.0")
                        .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.MEDIUM))
                        .instances(1)
                        .parameterGroup(
                                ClusterParameterGroup.Builder.create(this, "Parameters")
                                        .family("docdb5.0")
                                        .parameters(Map.of("tls", "disabled"))
                                        .build())
                        .port(PORT)
                        .vpc(props.network().vpc())
                        .vpcSubnets(
                                SubnetSelection.builder()
                                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                                        .build())
                        .securityGroup(own)
                        .storageEncrypted(true)
                        .deletionProtection(keeps)
                        .removalPolicy(keeps ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                        .build();
    }

    /// Who may reach it.
    SecurityGroup readers() {
        return readers;
    }

    /// Its address with its password, as references that are resolved at deployment.
    String uri() {
        String password =
                Objects.requireNonNull(cluster.getSecret())
                        .secretValueFromJson("password")
                        .unsafeUnwrap();
        return "mongodb://"
                + USER
                + ":"
                + password
                + "@"
                + cluster.getClusterEndpoint().getSocketAddress()
                + "/lyceum?authSource=admin&replicaSet=rs0&retryWrites=false";
    }

    private SecurityGroup group(String id, String description, NetworkStack network) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(network.vpc())
                .description(description)
                .build();
    }
}
