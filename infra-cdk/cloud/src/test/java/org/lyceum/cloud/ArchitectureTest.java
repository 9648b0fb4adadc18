package org.lyceum.cloud;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

/// The CDK half of ARCHITECTURE.md's eighth invariant: constructs take typed props, and only the
/// app's `main` reads what was given from outside.
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.lyceum.cloud");

    @Test
    void onlyTheAppsMainReadsContext() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LyceumApp")
                .should()
                .callMethodWhere(
                        describe(
                                "reads context or environment",
                                call ->
                                        call.getName().endsWith("etContext")
                                                || call.getName().equals("getAllContext")
                                                || (call.getTargetOwner()
                                                                .isEquivalentTo(System.class)
                                                        && List.of("getenv", "getProperty")
                                                                .contains(call.getName()))))
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleName("LyceumApp")
                .should()
                .callMethodWhere(
                        describe(
                                "reads context outside of main",
                                call ->
                                        call.getName().equals("context")
                                                && !call.getOrigin().getName().equals("main")))
                .check(CLASSES);
    }

    @Test
    void constructsTakeTheirScopeTheirNameAndTypedProps() {
        constructors()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Construct.class)
                .should(takeTypedProps())
                .check(CLASSES);
    }

    /// `(Construct, String)`, then at most records of this project and CDK's own constructs: no
    /// map, no further text, no `App`.
    private static ArchCondition<JavaConstructor> takeTypedProps() {
        return new ArchCondition<>("take typed props") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                List<JavaClass> types = constructor.getRawParameterTypes();
                boolean begins =
                        types.size() >= 2
                                && types.get(0).isEquivalentTo(Construct.class)
                                && types.get(1).isEquivalentTo(String.class);
                boolean typed = begins && types.stream().skip(2).allMatch(Types::isTyped);
                events.add(new SimpleConditionEvent(constructor, typed, describeOf(constructor)));
            }
        };
    }

    private static String describeOf(JavaMember member) {
        return member.getFullName() + " takes something else than scope, name and typed props";
    }

    private static final class Types {
        private Types() {}

        static boolean isTyped(JavaClass type) {
            return type.isAssignableTo(Record.class)
                    || type.isAssignableTo("software.amazon.jsii.JsiiSerializable");
        }
    }
}
