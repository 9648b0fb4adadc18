package org.lyceum.local.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Demo accounts, with passwords that everybody knows, exist on this machine only: no asset that is
/// deployed contains them.
class DemoDataStaysHereTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void onlyTheCommandsOfThisModuleUseThem() {
        JavaClasses ours =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.lyceum");
        classes()
                .that()
                .resideInAPackage("org.lyceum.local.demo..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage("org.lyceum.local.demo..", "org.lyceum.local.cli..")
                .check(ours);
    }

    /// The modules whose jars are assets, and those inside them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "functions",
                "media-fleet/sfu",
                "media-fleet/rtc",
                "media-fleet/api",
                "infra-cdk/cloud"
            })
    void noModuleOfAnAssetDependsOnTheLocalRuntime(String module) throws IOException {
        assertThat(ROOT.resolve(module).resolve("pom.xml"))
                .content()
                .doesNotContain("lyceum-local");
        for (Path source : files(ROOT.resolve(module).resolve("src/main"))) {
            assertThat(Files.readString(source, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as(source.toString())
                    .doesNotContain("org.lyceum.local")
                    .doesNotContain("-of-lyceum");
        }
    }

    /// Every asset of a synthesised app, where there is one.
    @Test
    void noSynthesisedAssetHoldsTheLocalRuntime() throws IOException {
        Path assembly = ROOT.resolve("infra-cdk/cloud/cdk.out");
        for (Path asset : Files.isDirectory(assembly) ? files(assembly) : List.<Path>of()) {
            if (asset.toString().endsWith(".jar") && Files.size(asset) > 1_000) {
                try (JarFile jar = new JarFile(asset.toFile())) {
                    assertThat(jar.stream().filter(e -> e.getName().startsWith("org/lyceum/local")))
                            .as(asset.toString())
                            .isEmpty();
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
