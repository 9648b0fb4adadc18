package org.lyceum.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lyceum.local.LocalFailure;

class NodeBlueprintTest {
    @Test
    void readsTheBlockThatUserDataWrites() {
        String userData =
                """
                #!/bin/bash
                OTHER=1
                cat > /etc/lyceum/node.env <<'NODE_ENV'
                LYCEUM_TABLE=T
                # a comment
                LYCEUM_REDIS_URI=rediss://h:6379?a=b
                NODE_ENV
                LATER=2
                """;
        assertThat(NodeBlueprint.settings(userData))
                .isEqualTo(Map.of("LYCEUM_TABLE", "T", "LYCEUM_REDIS_URI", "rediss://h:6379?a=b"));
    }

    @Test
    void userDataWithoutTheBlockStopsTheStart() {
        assertThatThrownBy(() -> NodeBlueprint.settings("#!/bin/bash\n"))
                .isInstanceOf(LocalFailure.class);
    }
}
