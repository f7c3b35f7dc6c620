// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What users can write against, in a list: a line that goes or changes is a break for somebody. */
@AnalyzeClasses(packages = "dev.headwater", importOptions = DoNotIncludeTests.class)
class ExportedTest {
    @ArchTest
    static void exportedTypesAndMembersAreThoseOfTheList(JavaClasses classes) {
        Map<String, Set<String>> modules = new TreeMap<>();
        Map<String, String> exports = Exported.modules();
        for (JavaClass type : classes) {
            String module = exports.get(type.getPackageName());
            if (module != null && Signatures.isOpen(type)) {
                modules.computeIfAbsent(module, name -> new TreeSet<>()).addAll(Signatures.of(type));
            }
        }
        assertThat(modules).as("modules that export something").isNotEmpty();
        modules.forEach((module, lines) -> Listed.check(
                "exported/resolver-" + module.substring("dev.headwater.".length()) + ".txt",
                "types and members exported by " + module,
                lines));
    }
}
