// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. The modules' own descriptors already keep the arrows between modules. */
@ArchTag("one-jdk")
@AnalyzeClasses(packages = "dev.headwater", importOptions = DoNotIncludeTests.class)
class LayeringTest {
    private static final String API = "dev.headwater.api..";
    private static final String CORE = "dev.headwater.core..";
    private static final String SOLVER = "dev.headwater.core.solver..";
    private static final String[] SPECIFICATIONS = {
        "dev.headwater.api.archive",
        "dev.headwater.api.distribution",
        "dev.headwater.api.metadata",
        "dev.headwater.api.name",
        "dev.headwater.api.requirement",
        "dev.headwater.api.tag",
        "dev.headwater.api.text",
        "dev.headwater.api.version"
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.headwater.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule apiDependsOnNothing = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(API, "java..", "org.jspecify..");

    /** Whoever needs the standards alone takes these packages and nothing of our product. */
    @ArchTest
    static final ArchRule specificationsKnowNothingOfTheProduct = noClasses()
            .that()
            .resideInAnyPackage(SPECIFICATIONS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(API)
                    .and(not(resideInAnyPackage(SPECIFICATIONS).or(resideInAPackage("dev.headwater.api")))));

    @ArchTest
    static final ArchRule coreKnowsNoHttpAndNoLogging = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "java.net.http..", "java.util.logging..", "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule solverKnowsOnlyItself = noClasses()
            .that()
            .resideInAPackage(SOLVER)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.headwater..").and(not(resideInAnyPackage(SOLVER))))
            .allowEmptyShould(true);

    /** What a distributor's files say is read without knowing what they are read for, or where they come from. */
    @ArchTest
    static final ArchRule filesOfDistributorsAreReadWithoutTheRest = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.headwater.distro.unpack", "dev.headwater.distro.debian", "dev.headwater.distro.rpm")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.headwater..")
                    .and(not(resideInAnyPackage(
                            "dev.headwater.distro.unpack",
                            "dev.headwater.distro.debian",
                            "dev.headwater.distro.listed",
                            "dev.headwater.distro.rpm",
                            "dev.headwater.api.text",
                            "dev.headwater.api.version"))));

    @ArchTest
    static final ArchRule exportedSignaturesNameOnlyJavaAndUs = classes()
            .that(Exported.packages())
            .should(Exported.nameOnlyTypesIn("java.", "dev.headwater."))
            .allowEmptyShould(true);
}
