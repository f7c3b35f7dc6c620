// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What our code does not do. */
@ArchTag("one-jdk")
@AnalyzeClasses(packages = "dev.headwater", importOptions = DoNotIncludeTests.class)
class CodingTest {
    private static final String API = "dev.headwater.api..";
    private static final String CORE = "dev.headwater.core..";
    private static final String HTTP = "dev.headwater.http..";
    private static final String DISTRO = "dev.headwater.distro..";
    private static final String HOST = "dev.headwater.host..";
    private static final String EXPORT = "dev.headwater.export..";
    private static final String WHEEL = "dev.headwater.wheel..";
    private static final String GATEWAY = "dev.headwater.gateway..";
    private static final String CONFORMANCE = "dev.headwater.conformance..";
    private static final String MAVEN = "dev.headwater.maven..";

    /** Methods that read what a caller has to hand in, of {@code System} and of the classes that wrap it. */
    private static final Set<String> SURROUNDINGS = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Math.random",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes().should(ArchCondition.from(describe("be in a @NullMarked package", CodingTest::isNullMarked)));

    @ArchTest
    static final ArchRule exceptionsNameTheirFault = noClasses().should(THROW_GENERIC_EXCEPTIONS);

    @ArchTest
    static final ArchRule librariesKeepOffTheStandardStreams = noClasses()
            .that()
            .resideInAnyPackage(API, CORE, HTTP, DISTRO, HOST, MAVEN, EXPORT, WHEEL, GATEWAY, CONFORMANCE)
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule clockEnvironmentAndPropertiesAreHandedIn = noClasses()
            .that()
            .resideInAnyPackage(API, CORE, EXPORT, WHEEL, GATEWAY, CONFORMANCE)
            .should()
            .accessTargetWhere(describe("it reads the surroundings", CodingTest::readsSurroundings));

    @ArchTest
    static final ArchRule theHostAsksTheProcessInOnePlace = noClasses()
            .that()
            .resideInAnyPackage(HOST, MAVEN)
            .and()
            .doNotHaveFullyQualifiedName("dev.headwater.host.Machine")
            .should()
            .accessTargetWhere(describe("it reads the surroundings", CodingTest::readsSurroundings));

    @ArchTest
    static final ArchRule thereIsNoStaticState = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(API, CORE, HTTP, DISTRO, HOST, MAVEN, EXPORT, WHEEL, GATEWAY, CONFORMANCE)
            .should()
            .beFinal();

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }

    private static boolean readsSurroundings(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String method = access.getName();
        if (owner.equals(Clock.class.getName())) {
            return method.startsWith("system") || method.startsWith("tick");
        }
        if (owner.startsWith("java.time.") && method.equals("now")) {
            return !takesClock(access);
        }
        return SURROUNDINGS.contains(owner + "." + method);
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
