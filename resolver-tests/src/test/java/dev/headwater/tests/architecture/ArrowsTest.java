// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.TreeSet;

/** Which package of ours knows which, by name: a new arrow is a decision, and shows in a review as a line. */
@ArchTag("one-jdk")
@AnalyzeClasses(packages = "dev.headwater", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
    private static final String OURS = "dev.headwater.";

    @ArchTest
    static void arrowsBetweenPackagesAreThoseOfTheList(JavaClasses classes) {
        Set<String> arrows = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String from = packageOf(type);
                String to = packageOf(dependency.getTargetClass().getBaseComponentType());
                if (to.startsWith(OURS) && !from.equals(to) && from.startsWith(OURS)) {
                    arrows.add(from.substring(OURS.length()) + " -> " + to.substring(OURS.length()));
                }
            }
        }
        Listed.check("architecture/arrows.txt", "arrows between packages", arrows);
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName();
    }
}
