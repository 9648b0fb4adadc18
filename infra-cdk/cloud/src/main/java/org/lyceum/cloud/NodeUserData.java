package org.lyceum.cloud;

import java.util.List;

/// What a media node does when it boots: fetch its jar, write `node.env`, start the service.
///
/// The local runtime reads the block between `NODE_ENV` and starts its own nodes with the same
/// settings.
///
/// @param jarUrl `s3://` address of the node's jar
/// @param settings lines of `NAME=value`
record NodeUserData(String jarUrl, List<String> settings) {
    String text() {
        return SCRIPT.replace("@JAR@", jarUrl).replace("@SETTINGS@", String.join("\n", settings));
    }

    private static final String SCRIPT =
            """
            #!/bin/bash
            set -euo pipefail
            dnf install -y java-25-amazon-corretto-headless
            mkdir -p /etc/lyceum /opt/lyceum
            aws s3 cp '@JAR@' /opt/lyceum/lyceum-node.jar
            cat > /etc/lyceum/node.env <<'NODE_ENV'
            @SETTINGS@
            NODE_ENV
            # Only the instance knows its own addresses.
            token=$(curl -sX PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
            metadata() { curl -s -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"; }
            {
              echo "LYCEUM_NODE_ID=$(metadata instance-id)"
              echo "LYCEUM_ANNOUNCE_ADDRESS=$(metadata public-ipv4)"
              echo "LYCEUM_CONTROL_ADDRESS=$(metadata local-ipv4)"
            } >> /etc/lyceum/node.env
            cat > /etc/sysctl.d/90-lyceum.conf <<'SYSCTL'
            net.core.rmem_max = 8388608
            net.core.wmem_max = 8388608
            net.core.somaxconn = 4096
            SYSCTL
            sysctl --system
            useradd --system --no-create-home lyceum
            cat > /etc/systemd/system/lyceum-node.service <<'SERVICE'
            [Unit]
            Description=Lyceum media node
            After=network-online.target
            [Service]
            User=lyceum
            EnvironmentFile=/etc/lyceum/node.env
            ExecStart=/usr/bin/java --enable-native-access=ALL-UNNAMED -XX:+UseZGC -XX:MaxRAMPercentage=70 -jar /opt/lyceum/lyceum-node.jar
            Restart=always
            RestartSec=1
            LimitNOFILE=65536
            [Install]
            WantedBy=multi-user.target
            SERVICE
            systemctl enable --now lyceum-node
            """;
}
