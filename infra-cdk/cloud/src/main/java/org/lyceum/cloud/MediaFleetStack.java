package org.lyceum.cloud;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.AmazonLinux2023ImageSsmParameterProps;
import software.amazon.awscdk.services.ec2.AmazonLinuxCpuType;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.LaunchTemplateHttpTokens;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/// The media nodes: one launch template, one Auto Scaling group, public addresses, no load
/// balancer.
public final class MediaFleetStack extends Stack {
    private final Props props;

    /// What the fleet depends on.
    record Props(StageProfile profile, Path node, NetworkStack network, DataStack data) {}

    MediaFleetStack(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        Asset jar = Asset.Builder.create(this, "Node").path(props.node().toString()).build();
        Role role = role(jar);
        AutoScalingGroup fleet = fleet(template(role, jar));
        // The net under the timetable: what nobody planned still gets a node.
        fleet.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(70)
                        .estimatedInstanceWarmup(Duration.minutes(3))
                        .build());
    }

    private Role role(Asset jar) {
        Role role =
                Role.Builder.create(this, "NodeRole")
                        .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                        // Session Manager instead of SSH: no port is open for people.
                        .managedPolicies(
                                List.of(
                                        ManagedPolicy.fromAwsManagedPolicyName(
                                                "AmazonSSMManagedInstanceCore")))
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of(jar.getBucket().arnForObjects(jar.getS3ObjectKey())))
                        .build());
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        // Reads public keys, announces itself, ends the classes that it holds.
                        .actions(
                                List.of(
                                        "dynamodb:Query",
                                        "dynamodb:PutItem",
                                        "dynamodb:UpdateItem",
                                        "dynamodb:DeleteItem"))
                        .resources(List.of(props.data().table().getTableArn()))
                        .build());
        return role;
    }

    private LaunchTemplate template(Role role, Asset jar) {
        NodeUserData script =
                new NodeUserData(
                        jar.getS3ObjectUrl(),
                        List.of(
                                "LYCEUM_TABLE=" + props.data().table().getTableName(),
                                "LYCEUM_REDIS_URI=" + props.data().redisUri(),
                                "LYCEUM_MEDIA_PORT=" + NetworkStack.MEDIA_PORT,
                                "LYCEUM_CONTROL_PORT=" + NetworkStack.CONTROL_PORT,
                                "LYCEUM_CAPACITY=" + props.profile().participantsPerNode(),
                                "AWS_REGION=" + getRegion()));
        UserData userData = UserData.custom(script.text());
        return LaunchTemplate.Builder.create(this, "Template")
                .instanceType(new InstanceType(props.profile().instanceType()))
                .machineImage(
                        MachineImage.latestAmazonLinux2023(
                                AmazonLinux2023ImageSsmParameterProps.builder()
                                        .cpuType(AmazonLinuxCpuType.ARM_64)
                                        .build()))
                .role(role)
                .securityGroup(props.network().nodes())
                .associatePublicIpAddress(true)
                .httpTokens(LaunchTemplateHttpTokens.REQUIRED)
                .blockDevices(List.of(disk()))
                .userData(userData)
                .build();
    }

    private AutoScalingGroup fleet(LaunchTemplate template) {
        StageProfile.Nodes nodes = props.profile().nodes();
        return AutoScalingGroup.Builder.create(this, "Fleet")
                .vpc(props.network().vpc())
                .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
                .launchTemplate(template)
                .desiredCapacity(nodes.desired())
                .minCapacity(nodes.minimum())
                .maxCapacity(nodes.maximum())
                .updatePolicy(UpdatePolicy.rollingUpdate())
                .build();
    }

    private static BlockDevice disk() {
        return BlockDevice.builder()
                .deviceName("/dev/xvda")
                .volume(
                        BlockDeviceVolume.ebs(
                                16,
                                EbsDeviceOptions.builder()
                                        .volumeType(EbsDeviceVolumeType.GP3)
                                        .encrypted(true)
                                        .build()))
                .build();
    }
}
